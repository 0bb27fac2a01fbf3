using KnowledgeGraph.Storage.Segments;

namespace KnowledgeGraph.Storage.Transactions;

/// <summary>
/// Layers, each of which changes what is below it. They grow geometrically, so that each quad is merged a number of times that grows
/// with the logarithm of their number. Whoever has the list has a reference to each layer.
/// </summary>
internal static class LayerStack
{
    /// <summary>A layer is merged into the one below it where this many of it are not smaller.</summary>
    private const int Ratio = 2;

    /// <summary>Puts a layer on top, whose reference the list takes over; the first <paramref name="kept"/> layers stay as they are.</summary>
    public static void Push(List<Layer> layers, Layer top, int kept = 0)
    {
        layers.Add(top);
        while (layers.Count >= kept + 2 && layers[^1].Size * Ratio >= layers[^2].Size) MergeTop(layers);
    }

    /// <summary>Makes one layer of all, or none where they cancel out.</summary>
    public static void Flatten(List<Layer> layers)
    {
        while (layers.Count > 1) MergeTop(layers);
    }

    private static void MergeTop(List<Layer> layers)
    {
        Layer lower = layers[^2], upper = layers[^1];
        Layer? merged = LayerMerge.Merge(lower, upper);
        layers.RemoveRange(layers.Count - 2, 2);
        lower.Release();
        upper.Release();
        if (merged is not null) layers.Add(merged);
    }
}
