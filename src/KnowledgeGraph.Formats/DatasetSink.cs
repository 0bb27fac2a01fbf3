using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats;

/// <summary>Collects what a reader reads into a <see cref="Rdf.Dataset"/>, with its prefixes. For documents that fit in memory.</summary>
public sealed class DatasetSink : IQuadSink
{
    private readonly Dictionary<string, string> _prefixes = [];

    /// <summary>Creates a sink that adds to a dataset, a new one where none is given.</summary>
    public DatasetSink(Dataset? dataset = null) => Dataset = dataset ?? [];

    /// <summary>The statements so far.</summary>
    public Dataset Dataset { get; }

    /// <summary>The prefixes declared so far (without colon) and their namespaces; the last declaration of a prefix counts.</summary>
    public IReadOnlyDictionary<string, string> Prefixes => _prefixes;

    /// <inheritdoc/>
    public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph) =>
        Dataset.Add(subject.ToTerm(), (Iri)predicate.ToTerm(), @object.ToTerm(), graph.IsNone ? null : graph.ToTerm());

    /// <inheritdoc/>
    public void OnPrefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri) =>
        _prefixes[Encoding.UTF8.GetString(prefix)] = Encoding.UTF8.GetString(iri);
}
