using System.Runtime.CompilerServices;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>Searches in ascending columns.</summary>
internal static class SortedKeys
{
    /// <summary>
    /// Says of keys, from a position on, whether they are among others, from <paramref name="row"/> on; stops where these end. Returns the
    /// first position of which nothing was said.
    /// </summary>
    public static int Match(ReadOnlySpan<ValueId> keys, int start, ReadOnlySpan<ValueId> others, ref int row, Span<bool> matched)
    {
        int i = start, other = row;
        for (; i < keys.Length; i++)
        {
            ulong key = keys[i].Bits;
            if (others[other].Bits < key)
            {
                // Mostly the next one is it.
                if (++other < others.Length && others[other].Bits < key) other = Find(others, other, key);
                if (other == others.Length) break;
            }
            matched[i] = others[other].Bits == key;
        }
        row = other;
        return i;
    }

    /// <summary>The first position after <paramref name="below"/>, whose id is below <paramref name="key"/>, where it is at least that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int After(ReadOnlySpan<ValueId> keys, int below, ulong key)
    {
        // Mostly the next one is it.
        int next = below + 1;
        return next >= keys.Length || keys[next].Bits >= key ? next : Find(keys, next, key);
    }

    /// <summary>The first position from <paramref name="start"/> whose id is at least <paramref name="key"/>, found by galloping.</summary>
    public static int Find(ReadOnlySpan<ValueId> keys, int start, ulong key)
    {
        int step = 1, low = start;
        while (low < keys.Length && keys[low].Bits < key)
        {
            start = low + 1;
            low += step;
            step *= 2;
        }
        int high = Math.Min(low, keys.Length);
        while (start < high)
        {
            int middle = (start + high) >>> 1;
            if (keys[middle].Bits < key) start = middle + 1;
            else high = middle;
        }
        return start;
    }
}
