namespace KnowledgeGraph.Server.Http;

/// <summary>The headers that every answer carries.</summary>
internal static class SecurityHeaders
{
    /// <summary>
    /// Public read: any origin may ask and read the caching headers. Pages run no script but their own, and nobody may frame them.
    /// </summary>
    public static void UseKnowledgeGraphHeaders(this IApplicationBuilder application)
    {
        application.Use((context, next) =>
        {
            IHeaderDictionary headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            headers.ContentSecurityPolicy = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
            return next(context);
        });
        application.UseCors(policy => policy
            .AllowAnyOrigin()
            .WithMethods("GET", "HEAD", "POST")
            .AllowAnyHeader()
            .WithExposedHeaders("ETag", "Last-Modified", "Link", "Retry-After"));
    }
}
