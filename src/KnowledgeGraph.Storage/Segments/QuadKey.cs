using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>A quad as four ids in the columns of some order.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct QuadKey(ulong C0, ulong C1, ulong C2, ulong C3)
{
    /// <summary>A column by its place, 0 to 3.</summary>
    /// <remarks>
    /// A load by address, not a switch: it has no branch, and the .NET 10.0 compiler with profiles was seen to turn a switch in a loop
    /// over the columns into the wrong column.
    /// </remarks>
    public ulong this[int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Debug.Assert((uint)column < 4);
            return Unsafe.Add(ref Unsafe.As<QuadKey, ulong>(ref Unsafe.AsRef(in this)), column);
        }
    }

    /// <summary>The same key with another value in one column.</summary>
    public QuadKey With(int column, ulong value) => column switch
    {
        0 => this with { C0 = value },
        1 => this with { C1 = value },
        2 => this with { C2 = value },
        _ => this with { C3 = value },
    };

    /// <summary>Compares the first columns, so many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CompareTo(in QuadKey other, int length)
    {
        if (length > 0 && C0 != other.C0) return C0 < other.C0 ? -1 : 1;
        if (length > 1 && C1 != other.C1) return C1 < other.C1 ? -1 : 1;
        if (length > 2 && C2 != other.C2) return C2 < other.C2 ? -1 : 1;
        if (length > 3 && C3 != other.C3) return C3 < other.C3 ? -1 : 1;
        return 0;
    }
}
