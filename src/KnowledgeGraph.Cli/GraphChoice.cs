using System.Text;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Cli;

/// <summary>Lets through what a syntax without named graphs shall hold; refuses graphs that would lose their names unasked.</summary>
/// <param name="sink">Takes the statements, all of them in the default graph; it is not ended.</param>
/// <param name="format">The syntax of the output.</param>
/// <param name="graph">The only graph to let through: an IRI, <c>default</c>, or null for all.</param>
/// <param name="merge">Whether all graphs become one.</param>
internal sealed class GraphChoice(IQuadSink sink, RdfFormat format, string? graph, bool merge) : IQuadSink
{
    private readonly byte[]? _graph = graph is null or "default" ? null : Encoding.UTF8.GetBytes(graph);
    private readonly bool _onlyDefault = graph == "default";

    /// <summary>How many statements went through.</summary>
    public long Count { get; private set; }

    /// <summary>The error of a source with named graphs, to be written in a syntax that has none.</summary>
    public static KnowledgeGraphException WouldLoseNames(string source, in Utf8Term name, RdfFormat format) => new(
        $"{source} has named graphs, such as {name.ToTerm()}, and {format.Name()} cannot keep their names; write N-Quads, TriG or JSON-LD, "
        + "choose one graph with --graph IRI (--graph default for the unnamed one), or put all together with --merge-graphs");

    /// <inheritdoc/>
    public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term name)
    {
        bool isChosen = _onlyDefault ? name.IsNone : _graph is null || (name.Kind == TermKind.Iri && name.Value.SequenceEqual(_graph));
        if (!isChosen) return;
        if (!name.IsNone && !merge && graph is null) throw WouldLoseNames("the input", name, format);
        Count++;
        sink.OnQuad(subject, predicate, @object, default);
    }

    /// <inheritdoc/>
    public void OnPrefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri) => sink.OnPrefix(prefix, iri);

    /// <inheritdoc/>
    public void OnBase(ReadOnlySpan<byte> iri) => sink.OnBase(iri);
}
