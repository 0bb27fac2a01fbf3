using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Server.Resources;

/// <summary>Counts what goes to a writer. The writer is the caller's to complete, through <see cref="Complete"/>.</summary>
internal sealed class CountingSink(IQuadWriter writer) : IQuadSink
{
    public long Count { get; private set; }

    public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
    {
        Count++;
        writer.OnQuad(subject, predicate, @object, graph);
    }

    public void Complete()
    {
        writer.Complete();
        writer.Dispose();
    }
}
