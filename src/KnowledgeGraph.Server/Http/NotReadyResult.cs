namespace KnowledgeGraph.Server.Http;

/// <summary>503: the first graph is still being built, or could not be.</summary>
internal sealed class NotReadyResult : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        httpContext.Response.ContentType = "text/plain; charset=utf-8";
        httpContext.Response.Headers.RetryAfter = "5";
        return httpContext.Response.WriteAsync("the graph is not in service yet; try again in some seconds\n", httpContext.RequestAborted);
    }
}
