using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KnowledgeGraph.Storage.Segments.Columns;

/// <summary>What packing asks of whole columns, four rows at a time.</summary>
internal static class ColumnKernels
{
    /// <summary>The least and the greatest value of a column that has rows.</summary>
    public static (ulong Min, ulong Max) Bounds(ReadOnlySpan<ulong> values)
    {
        ulong min = values[0], max = values[0];
        int i = 0;
        if (values.Length >= 8)
        {
            ref ulong first = ref MemoryMarshal.GetReference(values);
            Vector256<ulong> least = Vector256.LoadUnsafe(ref first), greatest = least;
            for (; i <= values.Length - 4; i += 4)
            {
                Vector256<ulong> part = Vector256.LoadUnsafe(ref first, (nuint)i);
                least = Vector256.Min(least, part);
                greatest = Vector256.Max(greatest, part);
            }
            for (int lane = 0; lane < 4; lane++)
            {
                min = Math.Min(min, least[lane]);
                max = Math.Max(max, greatest[lane]);
            }
        }
        for (; i < values.Length; i++)
        {
            min = Math.Min(min, values[i]);
            max = Math.Max(max, values[i]);
        }
        return (min, max);
    }

    /// <summary>How many rows differ from the one before; the first row does not count.</summary>
    public static int CountChanges(ReadOnlySpan<ulong> values) => CountChanges(values, values, values).First;

    /// <summary>
    /// How many rows differ from the one before in the first column, in the first two, in any of the three; the first row does not count.
    /// </summary>
    public static (int First, int FirstTwo, int Any) CountChanges(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, ReadOnlySpan<ulong> c)
    {
        int first = 0, firstTwo = 0, any = 0;
        int i = 1;
        ref ulong a0 = ref MemoryMarshal.GetReference(a);
        ref ulong b0 = ref MemoryMarshal.GetReference(b);
        ref ulong c0 = ref MemoryMarshal.GetReference(c);
        for (; i <= a.Length - 4; i += 4)
        {
            uint sameFirst = SameAsBefore(ref a0, i);
            uint sameTwo = sameFirst & SameAsBefore(ref b0, i);
            uint same = sameTwo & SameAsBefore(ref c0, i);
            first += 4 - BitOperations.PopCount(sameFirst);
            firstTwo += 4 - BitOperations.PopCount(sameTwo);
            any += 4 - BitOperations.PopCount(same);
        }
        for (; i < a.Length; i++)
        {
            bool differs = a[i] != a[i - 1];
            if (differs) first++;
            differs |= b[i] != b[i - 1];
            if (differs) firstTwo++;
            differs |= c[i] != c[i - 1];
            if (differs) any++;
        }
        return (first, firstTwo, any);
    }

    /// <summary>Whether no row is below the one before, and then the least and the greatest step; both are 0 for a single row.</summary>
    public static bool TryFindSteps(ReadOnlySpan<ulong> values, out ulong least, out ulong greatest)
    {
        (least, greatest) = (values.Length > 1 ? ulong.MaxValue : 0, 0);
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] < values[i - 1]) return false;
            ulong step = values[i] - values[i - 1];
            least = Math.Min(least, step);
            greatest = Math.Max(greatest, step);
        }
        return true;
    }

    /// <summary>The sum, modulo 2^64.</summary>
    public static ulong Sum(ReadOnlySpan<ulong> values)
    {
        Vector256<ulong> sums = Vector256<ulong>.Zero;
        ref ulong first = ref MemoryMarshal.GetReference(values);
        int i = 0;
        for (; i <= values.Length - 4; i += 4) sums += Vector256.LoadUnsafe(ref first, (nuint)i);
        ulong sum = Vector256.Sum(sums);
        for (; i < values.Length; i++) sum += values[i];
        return sum;
    }

    /// <summary>How many rows of a sorted column are below a value.</summary>
    public static int CountBelow(ReadOnlySpan<ulong> sorted, ulong value)
    {
        ref ulong first = ref MemoryMarshal.GetReference(sorted);
        Vector256<ulong> values = Vector256.Create(value);
        int i = 0;
        for (; i <= sorted.Length - 4; i += 4)
        {
            uint below = Vector256.LessThan(Vector256.LoadUnsafe(ref first, (nuint)i), values).ExtractMostSignificantBits();
            if (below != 0b1111) return i + BitOperations.PopCount(below);
        }
        while (i < sorted.Length && sorted[i] < value) i++;
        return i;
    }

    /// <summary>How many rows of a sorted column are not above a value.</summary>
    public static int CountNotAbove(ReadOnlySpan<ulong> sorted, ulong value) =>
        value == ulong.MaxValue ? sorted.Length : CountBelow(sorted, value + 1);

    private static uint SameAsBefore(ref ulong column, int row) => Vector256.Equals(
        Vector256.LoadUnsafe(ref column, (nuint)row),
        Vector256.LoadUnsafe(ref column, (nuint)(row - 1))).ExtractMostSignificantBits();
}
