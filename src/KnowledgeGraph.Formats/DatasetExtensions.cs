using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats;

/// <summary>Ways from a dataset in memory to what takes statements.</summary>
public static class DatasetExtensions
{
    /// <summary>Hands every statement to a sink, in the order in which they were added. Allocates; for small datasets.</summary>
    public static void SendTo(this IEnumerable<Quad> quads, IQuadSink sink)
    {
        foreach (Quad quad in quads)
        {
            sink.OnQuad(Utf8Term.From(quad.Subject), Utf8Term.From(quad.Predicate), Utf8Term.From(quad.Object), Utf8Term.From(quad.Graph));
        }
    }
}
