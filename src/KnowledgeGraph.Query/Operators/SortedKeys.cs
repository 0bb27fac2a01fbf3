using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>Searches in ascending columns.</summary>
internal static class SortedKeys
{
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
