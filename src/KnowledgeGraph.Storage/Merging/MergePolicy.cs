using KnowledgeGraph.Storage.Durability;
using KnowledgeGraph.Storage.Segments;

namespace KnowledgeGraph.Storage.Merging;

/// <summary>When layers are merged into the segment, and when writers wait for that.</summary>
/// <remarks>
/// A merge reads and writes the whole segment, so it has to be worth it: a good part of the segment, or a log that would make the next
/// opening slow. Writers wait only where they outrun the merge by far, for else the log, or the memory, would grow without end.
/// </remarks>
internal static class MergePolicy
{
    /// <summary>The rows of layers that are too few for a merge, and the size up to which a store in memory merges within the commit.</summary>
    public const long SmallRows = 64 * 1024;

    /// <summary>A merge is due where this many of the layers together are not smaller than the segment: that costs more to make.</summary>
    private const int SegmentRatio = 4;

    /// <summary>Writers wait where the log, or the layers, are so many times as large as makes a merge due.</summary>
    private const int PressureRatio = 4;

    /// <summary>The layers that are on top of the segment.</summary>
    public static ReadOnlySpan<Layer> LayersOf(StoreState state) => state.Layers.AsSpan(Math.Min(SegmentLayersOf(state), state.Layers.Length));

    /// <summary>The layers that are the segment: one or none.</summary>
    public static int SegmentLayersOf(StoreState state) => state.Terms.Segment is null ? 0 : 1;

    /// <summary>The rows of the layers on top of the segment.</summary>
    public static long RowsOf(StoreState state)
    {
        long rows = 0;
        foreach (Layer layer in LayersOf(state)) rows += layer.Size;
        return rows;
    }

    /// <summary>Whether so many rows are a good part of the segment.</summary>
    public static bool IsMuch(StoreState state, long rows) => rows * SegmentRatio >= SegmentRowsOf(state);

    /// <summary>Whether a merge is due.</summary>
    public static bool IsDue(StoreState state, WriteAheadLog? log, QuadStoreOptions options)
    {
        long rows = RowsOf(state);
        return (rows >= SmallRows && IsMuch(state, rows)) || log?.Length > options.MaxLogBytes;
    }

    /// <summary>Whether writers are to wait for a merge that runs.</summary>
    public static bool IsPressing(StoreState state, WriteAheadLog? log, QuadStoreOptions options)
    {
        long rows = RowsOf(state);
        return (rows >= SmallRows * PressureRatio && rows >= SegmentRowsOf(state) * PressureRatio)
            || log?.Length > options.MaxLogBytes * PressureRatio;
    }

    private static long SegmentRowsOf(StoreState state) => SegmentLayersOf(state) == 1 ? state.Layers[0].Size : 0;
}
