using System.Runtime.CompilerServices;

namespace KnowledgeGraph.Storage.Terms;

/// <summary>Numbers of 32 bits in 1 to 5 bytes: 7 bits each, the lowest first, the highest bit set where more follow.</summary>
internal static unsafe class Varint
{
    public const int MaxBytes = 5;

    /// <summary>Writes a number and returns where the next byte goes.</summary>
    public static int Write(Span<byte> destination, int at, uint value)
    {
        for (; value >= 0x80; value >>= 7) destination[at++] = (byte)(value | 0x80);
        destination[at++] = (byte)value;
        return at;
    }

    /// <summary>Reads a number and moves behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Read(ref byte* at)
    {
        uint first = *at++;
        return first < 0x80 ? first : ReadRest(first, ref at);
    }

    private static uint ReadRest(uint first, ref byte* at)
    {
        uint value = first & 0x7F;
        byte part;
        int shift = 7;
        do
        {
            part = *at++;
            value |= (uint)(part & 0x7F) << shift;
            shift += 7;
        }
        while (part >= 0x80);
        return value;
    }
}
