using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Server.Resources;

/// <summary>Counts what goes to another sink.</summary>
internal sealed class CountingSink(IQuadSink sink) : IQuadSink
{
    public long Count { get; private set; }

    public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
    {
        Count++;
        sink.OnQuad(subject, predicate, @object, graph);
    }
}
