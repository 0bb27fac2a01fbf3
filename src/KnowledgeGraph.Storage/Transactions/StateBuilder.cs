using System.Buffers;
using KnowledgeGraph.Storage.Durability;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Transactions;

/// <summary>Makes the next state of a store out of the last one and the changes of a transaction.</summary>
/// <remarks>
/// Small changes become a layer on top, see <see cref="LayerStack"/>. Where the layers together are a good part of the segment, all
/// become a new segment. A durable store keeps layers in its log and segments in files, so there a segment has to be worth a file.
/// </remarks>
internal sealed class StateBuilder(StoreState before, ulong blankNodeCount, QuadStoreOptions options, StoreDirectory? directory)
{
    /// <summary>The layers are merged into the segment where this many of them are not smaller: a segment costs more to make.</summary>
    private const int SegmentRatio = 4;

    /// <summary>The rows of layers that a durable store keeps in its log at the least.</summary>
    private const long MinLoggedRows = 64 * 1024;

    /// <summary>The rows of one commit that go to the log at the most.</summary>
    private const long MaxRecordRows = 4 * 1024 * 1024;

    /// <summary>The bytes of one commit's new terms that go to the log at the most.</summary>
    private const long MaxRecordTermBytes = 256 * 1024 * 1024;

    private readonly TermDictionary _terms = before.Terms;
    private readonly ArrayBufferWriter<byte> _record = new();

    // Layers above it may be merged; without a segment, all.
    private readonly int _segmentLayers = before.Terms.Segment is null ? 0 : 1;

    /// <summary>
    /// What the log of a durable store has to keep of the change; empty where a segment was written, or there is no change or no log.
    /// </summary>
    public ReadOnlyMemory<byte> Record => _record.WrittenMemory;

    /// <summary>The state with the changes, which are used up; null where they change nothing.</summary>
    public StoreState? Build(ChangeSet changes, bool startsEmpty, out QuadChanges counts)
    {
        if (startsEmpty || StartsSegment(changes.Count)) return Replace(SegmentBuilder.Build(changes.ResolveAlone(), _terms), out counts);
        using LayerRows rows = changes.Resolve(before);
        counts = new(rows.Added.Count, rows.Removed.Count);
        if (rows.Size == 0) return null;
        return IsLarge(rows.Size) ? ToState(SegmentBuilder.Build(before.Layers, rows, _terms)) : Stack(rows.ToLayer());
    }

    /// <summary>The state with the changes of at most one layer, whose reference stays the caller's; null where they change nothing.</summary>
    public StoreState? Build(IReadOnlyList<Layer> changes, bool startsEmpty, out QuadChanges counts)
    {
        using var none = new LayerRows();
        if (startsEmpty || StartsSegment(changes.Sum(layer => layer.Size)))
        {
            return Replace(SegmentBuilder.Build(changes, none, _terms), out counts);
        }
        counts = default;
        if (changes.Count == 0) return null;
        Layer layer = changes[0];
        counts = new(layer.Added?.Count ?? 0, layer.Removed?.Count ?? 0);
        if (IsLarge(layer.Size)) return ToState(SegmentBuilder.Build([.. before.Layers, layer], none, _terms));
        layer.AddReference();
        return Stack(layer);
    }

    /// <summary>The same quads, all in one segment.</summary>
    public StoreState Merge()
    {
        using var none = new LayerRows();
        return ToState(SegmentBuilder.Build(before.Layers, none, _terms));
    }

    private bool StartsSegment(long size) => before.Layers.Length == 0 && (directory is null || size >= MinLoggedRows);

    private StoreState? Replace((Layer Segment, SegmentDictionary Terms)? built, out QuadChanges counts)
    {
        counts = new(built?.Segment.Size ?? 0, before.QuadCount);
        return built is null && before.Layers.Length == 0 ? null : ToState(built);
    }

    // The first layer is the segment; what is on top of it counts together.
    private bool IsLarge(long size)
    {
        if (directory is not null && LogRecord.MeasureTerms(_terms.Delta, before.DeltaTermCount) > MaxRecordTermBytes) return true;
        long logged = before.Layers[_segmentLayers..].Sum(layer => layer.Size) + size;
        bool isMuch = logged * SegmentRatio >= before.Layers.Take(_segmentLayers).Sum(layer => layer.Size);
        if (directory is null) return isMuch;
        return (isMuch && logged >= MinLoggedRows) || size > MaxRecordRows || directory.Log.Length > options.MaxLogBytes;
    }

    private StoreState Stack(Layer top)
    {
        if (directory is not null) LogRecord.Write(_record, _terms.Delta, before.DeltaTermCount, blankNodeCount, top);
        var layers = new List<Layer>(before.Layers);
        foreach (Layer kept in layers) kept.AddReference();
        LayerStack.Push(layers, top, _segmentLayers);
        _terms.AddReference();
        return new(_terms, _terms.Delta.Count, blankNodeCount, [.. layers]);
    }

    private StoreState ToState((Layer Segment, SegmentDictionary Terms)? built)
    {
        if (built is not var (segment, terms)) return new(new(options.MaxTermBytes), 0, blankNodeCount, []);
        if (directory is not null) (_, _, segment, terms) = directory.WriteSegment(segment, terms);
        return new(new(options.MaxTermBytes, terms), 0, blankNodeCount, [segment]);
    }
}
