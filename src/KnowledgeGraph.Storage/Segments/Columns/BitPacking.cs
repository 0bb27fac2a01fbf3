using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KnowledgeGraph.Storage.Segments.Columns;

/// <summary>
/// Numbers of one width side by side, lowest bits first, each within reach of one unaligned 8-byte load: widths are 0 to 57, or 64.
/// Whoever reads must be allowed to read <see cref="PaddingBytes"/> past the end.
/// </summary>
internal static unsafe class BitPacking
{
    /// <summary>The bytes that a load may touch past the packed numbers.</summary>
    public const int PaddingBytes = 8;

    /// <summary>Four numbers of this width, from any bit of a byte on, are within one load.</summary>
    private const int MaxSharedWidth = 14;

    /// <summary>The width that holds numbers up to this one.</summary>
    public static int WidthOf(ulong max)
    {
        int bits = 64 - BitOperations.LeadingZeroCount(max);
        return bits > 57 ? 64 : bits;
    }

    /// <summary>Whether a width that was read is one that is written.</summary>
    public static bool IsWidth(int width) => width is >= 0 and <= 57 or 64;

    /// <summary>Whether so many numbers of a width that was read are within so many bytes.</summary>
    public static bool Fits(int count, int width, int available) => IsWidth(width) && ByteCount(count, width) <= available;

    /// <summary>The bytes of so many numbers, without padding.</summary>
    public static int ByteCount(int count, int width) => ((count * width) + 7) >> 3;

    /// <summary>Writes the numbers less the base.</summary>
    public static void Pack(ReadOnlySpan<ulong> values, ulong baseValue, int width, byte* destination)
    {
        if (width == 0) return;
        ulong word = 0;
        int used = 0;
        foreach (ulong value in values)
        {
            ulong number = value - baseValue;
            word |= number << used;
            used += width;
            if (used < 64) continue;
            Unsafe.WriteUnaligned(destination, word);
            destination += sizeof(ulong);
            used -= 64;
            // A shift by 64 would be a shift by 0.
            word = used == 0 ? 0 : number >> (width - used);
        }
        for (; used > 0; used -= 8, word >>= 8) *destination++ = (byte)word;
    }

    /// <summary>One number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Unpack(byte* source, ulong baseValue, int width, int index)
    {
        long position = (long)index * width;
        return baseValue + ((Unsafe.ReadUnaligned<ulong>(source + (position >> 3)) >> (int)(position & 7)) & Mask(width));
    }

    /// <summary>The number of up to 57 bits that begins at a bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read(byte* source, long position, int width) =>
        (Unsafe.ReadUnaligned<ulong>(source + (position >> 3)) >> (int)(position & 7)) & Mask(width);

    /// <summary>Consecutive numbers.</summary>
    public static void Unpack(byte* source, ulong baseValue, int width, int index, Span<ulong> destination)
    {
        if (width == 0)
        {
            destination.Fill(baseValue);
            return;
        }
        int done = 0;
        if (Avx2.IsSupported && destination.Length >= 8)
        {
            fixed (ulong* target = destination)
            {
                done = width <= MaxSharedWidth
                    ? UnpackFours(source, baseValue, width, index, target, destination.Length)
                    : GatherFours(source, baseValue, width, index, target, destination.Length);
            }
        }
        for (; done < destination.Length; done++) destination[done] = Unpack(source, baseValue, width, index + done);
    }

    /// <summary>Narrows a sorted range of numbers to those that equal a value; to where they would be, if there are none.</summary>
    public static void Narrow(byte* source, ulong baseValue, int width, ulong value, ref int low, ref int high)
    {
        int first = low, end = high;
        while (first < end)
        {
            int middle = (first + end) >>> 1;
            if (Unpack(source, baseValue, width, middle) < value) first = middle + 1;
            else end = middle;
        }
        low = first;
        // Mostly there are few of them.
        int last = first;
        end = high;
        for (int step = 1; last < end; step *= 2)
        {
            int probe = Math.Min(last + step, end) - 1;
            if (Unpack(source, baseValue, width, probe) != value)
            {
                end = probe;
                break;
            }
            last = probe + 1;
        }
        while (last < end)
        {
            int middle = (last + end) >>> 1;
            if (Unpack(source, baseValue, width, middle) == value) last = middle + 1;
            else end = middle;
        }
        high = last;
    }

    // Four neighbours from one load of 8 bytes.
    private static int UnpackFours(byte* source, ulong baseValue, int width, int index, ulong* target, int count)
    {
        Vector256<ulong> mask = Vector256.Create(Mask(width));
        Vector256<ulong> bases = Vector256.Create(baseValue);
        Vector256<ulong> shifts = Vector256.Create(0, 1, 2, 3UL) * (ulong)width;
        long position = (long)index * width;
        int done = 0;
        for (; done <= count - 4; done += 4)
        {
            ulong word = Unsafe.ReadUnaligned<ulong>(source + (position >> 3)) >> (int)(position & 7);
            Vector256<ulong> shifted = Avx2.ShiftRightLogicalVariable(Vector256.Create(word), shifts);
            ((shifted & mask) + bases).Store(target + done);
            position += 4 * width;
        }
        return done;
    }

    private static int GatherFours(byte* source, ulong baseValue, int width, int index, ulong* target, int count)
    {
        Vector256<ulong> mask = Vector256.Create(Mask(width));
        Vector256<ulong> bases = Vector256.Create(baseValue);
        Vector256<long> positions = Vector256.Create(index, index + 1, index + 2, index + 3L) * width;
        Vector256<long> step = Vector256.Create(4L * width);
        int done = 0;
        for (; done <= count - 4; done += 4)
        {
            Vector256<ulong> loaded = Avx2.GatherVector256((ulong*)source, positions >>> 3, 1);
            Vector256<ulong> shifted = Avx2.ShiftRightLogicalVariable(loaded, (positions & Vector256.Create(7L)).AsUInt64());
            ((shifted & mask) + bases).Store(target + done);
            positions += step;
        }
        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(int width) => width == 0 ? 0 : ulong.MaxValue >> (64 - width);
}
