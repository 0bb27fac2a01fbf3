using System.Runtime.InteropServices;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>What is known of a permutation as a whole. Part of the segment format.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PermutationSummary
{
    public long RowCount;

    /// <summary>The counts of <see cref="BlockEntry.Before"/> after the last block.</summary>
    public BlockEntry.BlockCounts Totals;

    public ulong MinGraph;

    public ulong MaxGraph;
}
