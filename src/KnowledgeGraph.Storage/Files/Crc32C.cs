using System.Numerics;
using System.Runtime.InteropServices;

namespace KnowledgeGraph.Storage.Files;

/// <summary>The checksum of every file of a store: CRC-32C (RFC 3720 §12.1), by the processor's own instruction.</summary>
internal static unsafe class Crc32C
{
    /// <summary>The checksum of bytes, or of <paramref name="previous"/>'s bytes and these.</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes, uint previous = 0)
    {
        uint crc = ~previous;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words) crc = BitOperations.Crc32C(crc, word);
        foreach (byte rest in bytes[(words.Length * sizeof(ulong))..]) crc = BitOperations.Crc32C(crc, rest);
        return ~crc;
    }

    /// <summary>The checksum of more bytes than a span holds.</summary>
    public static uint Compute(byte* address, long length)
    {
        const int Step = 1 << 30;
        uint crc = 0;
        for (; length > Step; address += Step, length -= Step) crc = Compute(new ReadOnlySpan<byte>(address, Step), crc);
        return Compute(new ReadOnlySpan<byte>(address, (int)length), crc);
    }
}
