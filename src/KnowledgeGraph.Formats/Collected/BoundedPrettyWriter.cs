using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Collected;

/// <summary>
/// Collects statements to write them sorted; should there be more than a number of them, writes those so far and all that follow as they
/// come, so that memory stays bounded.
/// </summary>
/// <param name="maxStatements">The most to sort.</param>
/// <param name="open">Opens the writer, pretty or not, with the prefixes that came before.</param>
internal sealed class BoundedPrettyWriter(
    int maxStatements, Func<bool, IReadOnlyList<KeyValuePair<string, string>>, IQuadWriter> open) : IQuadWriter
{
    private readonly List<KeyValuePair<string, string>> _prefixes = [];
    private StatementCollector _collected = new();
    private IQuadWriter? _writer;

    /// <inheritdoc/>
    public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
    {
        if (_writer is null && _collected.Statements.Count >= maxStatements) Open(pretty: false);
        if (_writer is null) _collected.Add(subject, predicate, @object, graph);
        else _writer.OnQuad(subject, predicate, @object, graph);
    }

    /// <inheritdoc/>
    public void OnPrefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri)
    {
        if (_writer is null) _prefixes.Add(KeyValuePair.Create(Encoding.UTF8.GetString(prefix), Encoding.UTF8.GetString(iri)));
        else _writer.OnPrefix(prefix, iri);
    }

    /// <inheritdoc/>
    public void Complete()
    {
        if (_writer is null) Open(pretty: true);
        _writer!.Complete();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer?.Dispose();

    private void Open(bool pretty)
    {
        _writer = open(pretty, _prefixes);
        _collected.SendTo(_writer);
        _collected = new StatementCollector();
    }
}
