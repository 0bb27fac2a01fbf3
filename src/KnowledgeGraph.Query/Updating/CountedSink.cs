using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Query.Updating;

/// <summary>Keeps the statements of a document within the limits of the request.</summary>
internal sealed class CountedSink(ChangeWriter changes, IQuadSink target) : IQuadSink
{
    public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
    {
        changes.Count();
        target.OnQuad(subject, predicate, @object, graph);
    }
}
