using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Transactions;

/// <summary>Makes the next state of a store out of the last one and the changes of a transaction.</summary>
/// <remarks>
/// Small changes become a layer on top. Layers grow geometrically, so each quad is merged a number of times that grows with the
/// logarithm of the store. Where the layers together are a good part of the segment, all become a new segment.
/// </remarks>
internal sealed class StateBuilder(StoreState before, ulong blankNodeCount, QuadStoreOptions options)
{
    /// <summary>A layer is merged into the one below it where this many of it are not smaller.</summary>
    private const int LayerRatio = 2;

    /// <summary>The layers are merged into the segment where this many of them are not smaller: a segment costs more to make.</summary>
    private const int SegmentRatio = 4;

    private readonly TermDictionary _terms = before.Terms;

    /// <summary>The state with the changes; null where they change nothing.</summary>
    public StoreState? Build(ChangeSet changes, bool startsEmpty)
    {
        if (!startsEmpty || before.Layers.Length == 0) return Build(changes, before);
        _terms.AddReference();
        var empty = new StoreState(_terms, _terms.Delta.Count, blankNodeCount, []);
        StoreState? next = Build(changes, empty);
        empty.Release();
        return next ?? CreateEmpty();
    }

    private StoreState? Build(ChangeSet changes, StoreState below)
    {
        if (below.Layers.Length == 0)
        {
            NativeList<QuadKey> quads = changes.ResolveAlone();
            return quads.Count == 0 ? null : ToState(SegmentBuilder.Build(quads, _terms));
        }
        using LayerRows rows = changes.Resolve(below);
        if (rows.Size == 0) return null;
        if (IsLarge(below.Layers, rows.Size)) return ToState(SegmentBuilder.Build(below.Layers, rows, _terms));

        var layers = new List<Layer>(below.Layers);
        foreach (Layer kept in layers) kept.AddReference();
        layers.Add(rows.ToLayer());
        Compact(layers);
        _terms.AddReference();
        return new(_terms, _terms.Delta.Count, blankNodeCount, [.. layers]);
    }

    // The first layer is the segment; what is on top of it counts together.
    private static bool IsLarge(Layer[] layers, long size) =>
        (layers[1..].Sum(layer => layer.Size) + size) * SegmentRatio >= layers[0].Size;

    private StoreState ToState((Layer Segment, SegmentDictionary Terms)? built) =>
        built is var (segment, terms) ? new(new(options.MaxTermBytes, terms), 0, blankNodeCount, [segment]) : CreateEmpty();

    private StoreState CreateEmpty() => new(new(options.MaxTermBytes), 0, blankNodeCount, []);

    private static void Compact(List<Layer> layers)
    {
        while (layers.Count > 2)
        {
            Layer lower = layers[^2], upper = layers[^1];
            if (upper.Size * LayerRatio < lower.Size) return;
            Layer? merged = LayerMerge.Merge(lower, upper);
            lower.Release();
            upper.Release();
            layers.RemoveRange(layers.Count - 2, 2);
            if (merged is not null) layers.Add(merged);
        }
    }
}
