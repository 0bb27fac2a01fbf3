using System.Runtime.InteropServices;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>How one column of one block is written, and where. 16 bytes, part of the segment format.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct ColumnShape
{
    /// <summary>The value that packed differences are added to.</summary>
    public ulong Base;

    /// <summary>Where the column begins in the block's bytes.</summary>
    public uint Offset;

    /// <summary>The number of runs, or of groups.</summary>
    public ushort Count;

    /// <summary>The encoding.</summary>
    public ColumnEncoding Encoding;

    /// <summary>The bits of a packed difference.</summary>
    public byte Width;

    /// <summary>Whether every row holds <see cref="Base"/>.</summary>
    public readonly bool IsConstant => Encoding == ColumnEncoding.Packed && Width == 0;
}
