using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Cli;

/// <summary>Counts the statements of a document and forgets them.</summary>
internal sealed class CountingSink : IQuadSink
{
    /// <summary>The statements so far; one that comes twice counts twice.</summary>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph) => Count++;
}
