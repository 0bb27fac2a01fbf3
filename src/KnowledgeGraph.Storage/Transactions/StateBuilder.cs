using System.Buffers;
using KnowledgeGraph.Storage.Durability;
using KnowledgeGraph.Storage.Merging;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Transactions;

/// <summary>Makes the next state of a store out of the last one and the changes of a transaction.</summary>
/// <remarks>
/// Changes become a layer on top, see <see cref="LayerStack"/>; merging them into the segment is left to the background, see
/// <see cref="StoreMerger"/>. Only what fills an empty store, or is too large for the log, is made a segment at once, and in a small
/// store in memory, where that is quickly done, what is a good part of it.
/// </remarks>
/// <param name="before">The last state, which stays the caller's.</param>
/// <param name="blankNodeCount">The blank nodes numbered after the changes.</param>
/// <param name="frozenLayers">The lowest layers, which a merge reads, and which therefore are not merged with others.</param>
/// <param name="options">The limits of the store.</param>
/// <param name="directory">The files of a durable store.</param>
internal sealed class StateBuilder(
    StoreState before, ulong blankNodeCount, int frozenLayers, QuadStoreOptions options, StoreDirectory? directory)
{
    /// <summary>The rows of one commit that go to the log at the most.</summary>
    private const long MaxRecordRows = 4 * 1024 * 1024;

    /// <summary>The bytes of one commit's new terms that go to the log at the most.</summary>
    private const long MaxRecordTermBytes = 256 * 1024 * 1024;

    private readonly TermDictionary _terms = before.Terms;
    private readonly ArrayBufferWriter<byte> _record = new();

    /// <summary>
    /// What the log of a durable store has to keep of the change; empty where a segment was written, or there is no change or no log.
    /// </summary>
    public ReadOnlyMemory<byte> Record => _record.WrittenMemory;

    /// <summary>The segment's file that was written; null: none.</summary>
    public SegmentFile? Written { get; private set; }

    /// <summary>The state with the changes, which are used up; null where they change nothing.</summary>
    public StoreState? Build(ChangeSet changes, bool startsEmpty, out QuadChanges counts)
    {
        if (startsEmpty || StartsSegment(changes.Count))
        {
            (Layer Segment, SegmentDictionary Terms)? built = SegmentBuilder.Build(changes.ResolveAlone(), _terms);
            return Replace(built?.Segment, built?.Terms, out counts);
        }
        using LayerRows rows = changes.Resolve(before);
        counts = new(rows.Added.Count, rows.Removed.Count);
        return rows.Size == 0 ? null : Stack(rows.ToLayer());
    }

    /// <summary>The state with the changes of at most one layer, whose reference stays the caller's; null where they change nothing.</summary>
    public StoreState? Build(IReadOnlyList<Layer> changes, bool startsEmpty, out QuadChanges counts)
    {
        if (startsEmpty || StartsSegment(changes.Sum(layer => layer.Size)))
        {
            (Layer? segment, SegmentDictionary? terms, _) = SegmentMerge.Run(null, changes, _terms, _terms.Delta.Count, null);
            return Replace(segment, terms, out counts);
        }
        counts = default;
        if (changes.Count == 0) return null;
        Layer layer = changes[0];
        counts = new(layer.Added?.Count ?? 0, layer.Removed?.Count ?? 0);
        layer.AddReference();
        return Stack(layer);
    }

    private bool StartsSegment(long size) => before.Layers.Length == 0 && (directory is null || size >= MergePolicy.SmallRows);

    private StoreState? Replace(Layer? segment, SegmentDictionary? terms, out QuadChanges counts)
    {
        counts = new(segment?.Size ?? 0, before.QuadCount);
        return segment is null && before.Layers.Length == 0 ? null : ToState(segment, terms);
    }

    private StoreState Stack(Layer top)
    {
        int segmentLayers = MergePolicy.SegmentLayersOf(before);
        if (IsForSegment(top.Size))
        {
            QuadSet? segment = segmentLayers == 0 ? null : before.Layers[0].Added;
            Layer[] merging = [.. before.Layers[segmentLayers..], top];
            MergedSegment merged = SegmentMerge.Run(segment, merging, _terms, _terms.Delta.Count, null);
            top.Release();
            return ToState(merged.Segment, merged.Terms);
        }
        if (directory is not null) LogRecord.Write(_record, _terms.Delta, before.DeltaTermCount, _terms.Delta.Count, blankNodeCount, top);
        long changes = top.Size;
        var layers = new List<Layer>(before.Layers);
        foreach (Layer kept in layers) kept.AddReference();
        LayerStack.Push(layers, top, Math.Max(segmentLayers, frozenLayers));
        _terms.AddReference();
        return new(_terms, _terms.Delta.Count, blankNodeCount, [.. layers], before, changes);
    }

    private bool IsForSegment(long size)
    {
        if (directory is null)
        {
            return before.QuadCount + size < MergePolicy.SmallRows && MergePolicy.IsMuch(before, MergePolicy.RowsOf(before) + size);
        }
        return size > MaxRecordRows || LogRecord.MeasureTerms(_terms.Delta, before.DeltaTermCount) > MaxRecordTermBytes;
    }

    private StoreState ToState(Layer? segment, SegmentDictionary? terms)
    {
        if (directory is not null && segment is not null)
        {
            Written = directory.WriteSegment(segment, terms!, null);
            (segment, terms) = (Written.Segment, Written.Terms);
        }
        return new(new(options.MaxTermBytes, terms), 0, blankNodeCount, segment is null ? [] : [segment]);
    }
}
