using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Storage;

/// <summary>
/// The store as it was at one moment. Immutable; any number of threads may read it; writers neither wait for it nor change it.
/// </summary>
/// <remarks>Disposing it releases the memory that it alone holds; cursors and terms taken from it end with it.</remarks>
public sealed class Snapshot : IDisposable
{
    /// <summary>How many bytes <see cref="Decode"/> may need to write an inline value.</summary>
    public const int ScratchBytes = 64;

    /// <summary>The number of quads.</summary>
    public long QuadCount => throw new NotSupportedException();

    /// <summary>The named graphs that hold at least one quad, ascending by id.</summary>
    public IReadOnlyList<ValueId> NamedGraphs => throw new NotSupportedException();

    /// <summary>Finds the id of a term; false where no quad can hold it. Blank nodes are found by the label that <see cref="Decode"/> gives.</summary>
    public bool TryGetId(in Utf8Term term, out ValueId id) => throw new NotSupportedException();

    /// <summary>
    /// The term of an id of this snapshot (not a local one, not <see cref="ValueId.None"/>). It points into the store, or into
    /// <paramref name="scratch"/> (at least <see cref="ScratchBytes"/> bytes) for inline values.
    /// </summary>
    public Utf8Term Decode(ValueId id, Span<byte> scratch) => throw new NotSupportedException();

    /// <summary>Exactly how many rows <see cref="Scan"/> would give.</summary>
    public long Count(in TriplePrefix prefix, GraphSelector graphs) => throw new NotSupportedException();

    /// <summary>
    /// Opens a scan of the rows that match, sorted by <paramref name="order"/>. The constants of the prefix must come first in that
    /// order (a selector of one graph makes the graph a constant of <see cref="QuadOrder.Gspo"/>).
    /// </summary>
    public QuadScan Scan(in TriplePrefix prefix, GraphSelector graphs, QuadOrder order) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
