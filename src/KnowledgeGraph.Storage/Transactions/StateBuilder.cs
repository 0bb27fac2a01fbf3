using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Transactions;

/// <summary>Makes the next state of a store out of the last one and the changes of a transaction.</summary>
/// <remarks>
/// Small changes become a layer on top, see <see cref="LayerStack"/>. Where the layers together are a good part of the segment, all
/// become a new segment.
/// </remarks>
internal sealed class StateBuilder(StoreState before, ulong blankNodeCount, QuadStoreOptions options)
{
    /// <summary>The layers are merged into the segment where this many of them are not smaller: a segment costs more to make.</summary>
    private const int SegmentRatio = 4;

    private readonly TermDictionary _terms = before.Terms;

    /// <summary>The state with the changes, which are used up; null where they change nothing.</summary>
    public StoreState? Build(ChangeSet changes, bool startsEmpty, out QuadChanges counts)
    {
        if (startsEmpty || before.Layers.Length == 0) return Replace(SegmentBuilder.Build(changes.ResolveAlone(), _terms), out counts);
        using LayerRows rows = changes.Resolve(before);
        counts = new(rows.Added.Count, rows.Removed.Count);
        if (rows.Size == 0) return null;
        return IsLarge(rows.Size) ? ToState(SegmentBuilder.Build(before.Layers, rows, _terms)) : Stack(rows.ToLayer());
    }

    /// <summary>The state with the changes of at most one layer, whose reference stays the caller's; null where they change nothing.</summary>
    public StoreState? Build(IReadOnlyList<Layer> changes, bool startsEmpty, out QuadChanges counts)
    {
        using var none = new LayerRows();
        if (startsEmpty || before.Layers.Length == 0) return Replace(SegmentBuilder.Build(changes, none, _terms), out counts);
        counts = default;
        if (changes.Count == 0) return null;
        Layer layer = changes[0];
        counts = new(layer.Added?.Count ?? 0, layer.Removed?.Count ?? 0);
        if (IsLarge(layer.Size)) return ToState(SegmentBuilder.Build([.. before.Layers, layer], none, _terms));
        layer.AddReference();
        return Stack(layer);
    }

    private StoreState? Replace((Layer Segment, SegmentDictionary Terms)? built, out QuadChanges counts)
    {
        counts = new(built?.Segment.Size ?? 0, before.QuadCount);
        return built is null && before.Layers.Length == 0 ? null : ToState(built);
    }

    // The first layer is the segment; what is on top of it counts together.
    private bool IsLarge(long size) => (before.Layers[1..].Sum(layer => layer.Size) + size) * SegmentRatio >= before.Layers[0].Size;

    private StoreState Stack(Layer top)
    {
        var layers = new List<Layer>(before.Layers);
        foreach (Layer kept in layers) kept.AddReference();
        LayerStack.Push(layers, top, kept: 1);
        _terms.AddReference();
        return new(_terms, _terms.Delta.Count, blankNodeCount, [.. layers]);
    }

    private StoreState ToState((Layer Segment, SegmentDictionary Terms)? built) =>
        built is var (segment, terms)
            ? new(new(options.MaxTermBytes, terms), 0, blankNodeCount, [segment])
            : new(new(options.MaxTermBytes), 0, blankNodeCount, []);
}
