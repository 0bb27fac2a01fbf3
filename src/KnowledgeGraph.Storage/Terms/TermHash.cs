using System.Buffers.Binary;
using System.Security.Cryptography;

namespace KnowledgeGraph.Storage.Terms;

/// <summary>
/// The hash of dictionary keys: multiply and fold, 16 bytes a step. Seeded anew in each process, so that data cannot be prepared to
/// collide; never stored.
/// </summary>
internal static class TermHash
{
    private static readonly ulong Seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) | 1;

    /// <summary>The hash of the bytes and of a small number that sets apart equal bytes of different meaning.</summary>
    public static ulong Compute(ReadOnlySpan<byte> bytes, ulong salt)
    {
        ulong state = Mix(Seed ^ salt, 0x9E3779B97F4A7C15 ^ (ulong)bytes.Length);
        while (bytes.Length >= 16)
        {
            state = Mix(
                BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ state,
                BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]) ^ 0xD6E8FEB86659FD93);
            bytes = bytes[16..];
        }
        if (bytes.Length >= 8)
        {
            ulong low = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            ulong high = BinaryPrimitives.ReadUInt64LittleEndian(bytes[^8..]);
            return Mix(low ^ state, high ^ 0xA0761D6478BD642F);
        }
        ulong rest = 0;
        for (int i = 0; i < bytes.Length; i++) rest |= (ulong)bytes[i] << (8 * i);
        return Mix(rest ^ state, 0xE7037ED1A0B428DB);
    }

    private static ulong Mix(ulong left, ulong right)
    {
        ulong high = Math.BigMul(left, right, out ulong low);
        return high ^ low;
    }
}
