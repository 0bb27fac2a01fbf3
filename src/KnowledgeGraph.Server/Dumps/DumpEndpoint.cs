using System.Text;
using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Server.Graphs;
using KnowledgeGraph.Server.Http;
using KnowledgeGraph.Server.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace KnowledgeGraph.Server.Dumps;

/// <summary>The downloads: the whole graph and each fiche, with strong validators, byte ranges and conditional requests.</summary>
public static class DumpEndpoint
{
    private const string GraphName = "graphe";

    /// <summary>Maps <c>/dumps/</c>, <c>/dumps/graphe.{extension}</c> and <c>/dumps/fiches/{fiche}.{extension}</c>.</summary>
    public static void MapDumps(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/dumps/", ["GET", "HEAD"], () => new RazorComponentResult<DumpsPage>());
        routes.MapMethods("/dumps/{name}.{extension}", ["GET", "HEAD"], (string name, string extension, PublishedGraph graph, DumpStore dumps) =>
            name == GraphName ? ServeAsync(graph, dumps, extension, null) : Task.FromResult(NoSuchDump()));
        routes.MapMethods("/dumps/fiches/{name}.{extension}", ["GET", "HEAD"], (string name, string extension, PublishedGraph graph, DumpStore dumps) =>
            ServeAsync(graph, dumps, extension, name));
    }

    private static IResult NoSuchDump() => Text("There is no such download; /dumps/ lists those there are.", StatusCodes.Status404NotFound);

    private static IResult Text(string message, int statusCode) => TypedResults.Text(message + "\n", "text/plain", Encoding.UTF8, statusCode);

    private static async Task<IResult> ServeAsync(PublishedGraph graph, DumpStore dumps, string extension, string? ficheName)
    {
        if (graph.State.Report is not { } build) return new NotReadyResult();
        RdfFormat? format = DumpFormats.All.Cast<RdfFormat?>().FirstOrDefault(one => one!.Value.Extension() == "." + extension);
        FicheEntry? fiche = ficheName is null ? null : build.Fiches.FirstOrDefault(one => one.FileName == ficheName);
        if (format is not { } syntax || (ficheName is not null && fiche is null)) return NoSuchDump();
        string name = (ficheName ?? GraphName) + "." + extension;
        GraphVersion version = graph.Version;
        try
        {
            (FileStream content, string hash) = await dumps.OpenAsync(version, ficheName is null ? name : "fiches/" + name, syntax, fiche);
            return TypedResults.Stream(
                content,
                syntax.MediaType() + "; charset=utf-8",
                lastModified: version.ChangedAt,
                entityTag: new EntityTagHeaderValue($"\"{hash[..32]}\""),
                enableRangeProcessing: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The store of dumps has logged why.
            return Text("The download can't be made now: the server can't write to its temporary folder.", StatusCodes.Status503ServiceUnavailable);
        }
    }
}
