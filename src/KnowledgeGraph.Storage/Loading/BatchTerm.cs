using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>A term of a batch, where it lies in native memory: this header, and behind it the bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct BatchTerm
{
    private const int TagShift = 24;

    /// <summary>The number of the term in its batch.</summary>
    public uint Number;

    /// <summary>The upper half of its hash.</summary>
    public uint Hash;

    /// <summary>The bytes of the value.</summary>
    public int Length;

    /// <summary>The tag and the index of the suffix.</summary>
    public uint Meta;

    public readonly ValueTag Tag => TagOf(Meta);

    public readonly uint Suffix => SuffixOf(Meta);

    /// <summary>The value; of a term where it lies only, not of a copy.</summary>
    public unsafe ReadOnlySpan<byte> Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new((byte*)Unsafe.AsPointer(ref this) + sizeof(BatchTerm), Length);
    }

    /// <summary>The bytes that a term takes, aligned to 8.</summary>
    public static unsafe long SizeOf(int length) => (sizeof(BatchTerm) + length + 7L) & ~7L;

    public static uint MetaOf(ValueTag tag, uint suffix) => ((uint)tag << TagShift) | suffix;

    public static ValueTag TagOf(uint meta) => (ValueTag)(meta >> TagShift);

    public static uint SuffixOf(uint meta) => meta & ((1 << TagShift) - 1);
}
