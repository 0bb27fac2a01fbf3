using KnowledgeGraph.Server.Access;
using KnowledgeGraph.Server.Configuration;
using KnowledgeGraph.Server.Http;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.GraphStore;

/// <summary>The addresses of the Graph Store Protocol.</summary>
public static class GraphStoreRoutes
{
    private static readonly string[] Methods = ["GET", "HEAD", "PUT", "POST", "DELETE"];

    /// <summary>Maps <c>/graph-store</c>, for graphs named by parameters and for the store itself, and the paths below it, each a graph.</summary>
    public static void MapGraphStore(this IEndpointRouteBuilder routes)
    {
        foreach (string pattern in new[] { GraphStoreTarget.Path, GraphStoreTarget.Path + "/{**path}" })
        {
            routes.MapMethods(pattern, Methods, (HttpContext context, ProblemHandler problems) =>
                problems.RunAsync(context, () => HandleAsync(context)));
            routes.MapAllowedMethods(pattern, Methods);
        }
    }

    private static Task HandleAsync(HttpContext context)
    {
        IServiceProvider services = context.RequestServices;
        string baseIri = services.GetRequiredService<IOptions<PublicationOptions>>().Value.BaseIri;
        GraphStoreTarget target = GraphStoreTarget.Of(context.Request, baseIri);
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            return services.GetRequiredService<GraphStoreReader>().AnswerAsync(context, target);
        }
        services.GetRequiredService<WriteAccess>().Demand(context.Request);
        GraphStoreWriter writer = services.GetRequiredService<GraphStoreWriter>();
        return context.Request.Method switch
        {
            "PUT" => writer.ReplaceAsync(context, target),
            "POST" => writer.AddAsync(context, target),
            _ => writer.DeleteAsync(context, target),
        };
    }
}
