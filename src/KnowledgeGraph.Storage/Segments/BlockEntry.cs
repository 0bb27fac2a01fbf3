using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KnowledgeGraph.Storage.Segments.Columns;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>A block of a permutation in its directory. Part of the segment format.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct BlockEntry
{
    /// <summary>The first row.</summary>
    public QuadKey First;

    /// <summary>
    /// How many rows of the blocks before begin a new value of the first column, of the first two, of the first three; and how many
    /// are in the default graph.
    /// </summary>
    public BlockCounts Before;

    /// <summary>Where the block's columns begin in the permutation's bytes.</summary>
    public long Offset;

    /// <summary>The columns.</summary>
    public BlockColumns Columns;

    /// <summary>Four counts; see <see cref="Before"/>.</summary>
    [InlineArray(4)]
    public struct BlockCounts
    {
        private long _first;
    }

    /// <summary>Four columns.</summary>
    [InlineArray(4)]
    public struct BlockColumns
    {
        private ColumnShape _first;
    }
}
