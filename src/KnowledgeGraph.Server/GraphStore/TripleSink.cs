using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Server.Http;

namespace KnowledgeGraph.Server.GraphStore;

/// <summary>Takes the statements of one graph, and refuses those that a document puts into others.</summary>
internal sealed class TripleSink(IQuadSink target) : IQuadSink
{
    public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
    {
        if (!graph.IsNone)
        {
            throw new ProtocolException(
                StatusCodes.Status400BadRequest,
                $"the document has statements in the graph {graph.ToTerm()}, and the request is about another; post it to "
                    + $"{GraphStoreTarget.Path} as N-Quads or TriG to add to all its graphs");
        }
        target.OnQuad(subject, predicate, @object, graph);
    }
}
