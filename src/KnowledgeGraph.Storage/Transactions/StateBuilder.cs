using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Transactions;

/// <summary>Makes the next state of a store out of the last one and the changes of a transaction.</summary>
internal static class StateBuilder
{
    /// <summary>
    /// How much smaller a layer stays than the one below it; above the segment more, since a segment costs more to make.
    /// Layers grow geometrically, so each quad is merged a number of times that grows with the logarithm of the store.
    /// </summary>
    private const int LayerRatio = 2;
    private const int SegmentRatio = 4;

    /// <summary>The state with the changes; null where they change nothing.</summary>
    public static StoreState? Build(StoreState before, TermDictionary terms, ulong blankNodeCount, ChangeSet changes, bool startsEmpty)
    {
        StoreState below = before;
        if (startsEmpty && before.Layers.Length > 0)
        {
            terms.AddReference();
            below = new(terms, terms.DeltaCount, blankNodeCount, []);
        }
        try
        {
            Layer? layer = changes.ToLayer(below);
            if (layer is null && below == before) return null;
            var layers = new List<Layer>(below.Layers);
            foreach (Layer kept in layers) kept.AddReference();
            if (layer is not null) layers.Add(layer);
            Compact(layers);
            terms.AddReference();
            return new(terms, terms.DeltaCount, blankNodeCount, [.. layers]);
        }
        finally
        {
            if (below != before) below.Release();
        }
    }

    private static void Compact(List<Layer> layers)
    {
        while (layers.Count > 1)
        {
            Layer lower = layers[^2], upper = layers[^1];
            bool toSegment = layers.Count == 2;
            if (upper.Size * (toSegment ? SegmentRatio : LayerRatio) < lower.Size) return;
            Layer? merged = LayerMerge.Merge(lower, upper, toSegment);
            lower.Release();
            upper.Release();
            layers.RemoveRange(layers.Count - 2, 2);
            if (merged is not null) layers.Add(merged);
        }
    }
}
