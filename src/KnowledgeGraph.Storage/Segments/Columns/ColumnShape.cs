using System.Runtime.InteropServices;

namespace KnowledgeGraph.Storage.Segments.Columns;

/// <summary>How one column of one block is written, and where. 16 bytes, part of the segment format.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct ColumnShape
{
    /// <summary>The least value.</summary>
    public ulong Base;

    /// <summary>Where the column begins in the block's bytes.</summary>
    public ushort Offset;

    /// <summary>The number of runs, strips, values of a dictionary, or groups.</summary>
    public ushort Count;

    /// <summary>
    /// The least step of <see cref="ColumnEncoding.Strips"/>; where the groups of the rows begin in a <see cref="ColumnEncoding.Grouped"/>
    /// column; the column whose values are the groups of a <see cref="ColumnEncoding.Guided"/> one.
    /// </summary>
    public ushort Extra;

    /// <summary>The encoding.</summary>
    public ColumnEncoding Encoding;

    /// <summary>
    /// The bits of each packed difference to <see cref="Base"/>: of a row, a run's value, a strip's first value, a dictionary's value, a
    /// group's least value.
    /// </summary>
    public byte Width;

    /// <summary>Whether every row holds <see cref="Base"/>.</summary>
    public readonly bool IsConstant => Encoding == ColumnEncoding.Packed && Width == 0;
}
