using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>Some ranges of ids, ascending and apart from one another. Immutable.</summary>
internal sealed class IdRanges
{
    private readonly (ulong Low, ulong High)[] _ranges;

    /// <summary>Creates them from ranges in any order, both ends included; they may overlap, and empty ones are left out.</summary>
    public IdRanges(IEnumerable<(ulong Low, ulong High)> ranges)
    {
        List<(ulong Low, ulong High)> merged = [];
        foreach (var range in ranges.Where(range => range.Low <= range.High).Order())
        {
            if (merged.Count > 0 && range.Low <= merged[^1].High) merged[^1] = (merged[^1].Low, Math.Max(merged[^1].High, range.High));
            else merged.Add(range);
        }
        _ranges = [.. merged];
    }

    public int Count => _ranges.Length;

    /// <summary>A range; both ends belong to it.</summary>
    public (ulong Low, ulong High) this[int index] => _ranges[index];

    /// <summary>What is in both.</summary>
    public IdRanges Intersect(IdRanges other) => new(_ranges.SelectMany(range => other._ranges.Select(each =>
        (Math.Max(range.Low, each.Low), Math.Min(range.High, each.High)))));

    /// <summary>The first range, from <paramref name="start"/> on, that does not end before the id; <see cref="Count"/> where none.</summary>
    public int Find(ValueId id, int start)
    {
        while (start < _ranges.Length && _ranges[start].High < id.Bits) start++;
        return start;
    }

    /// <summary>Writes the numbers of the rows whose value is in a range; returns how many.</summary>
    public int Select(ReadOnlySpan<ValueId> values, Span<int> rows)
    {
        int count = 0;
        if (_ranges.Length == 0) return 0;
        (ulong low, ulong high) = _ranges[0];
        for (int row = 0; row < values.Length; row++)
        {
            ulong id = values[row].Bits;
            // Neighbours are mostly in the same range, or all in none.
            if (id - low > high - low && (_ranges.Length == 1 || !TryFind(id, ref low, ref high))) continue;
            rows[count++] = row;
        }
        return count;
    }

    private bool TryFind(ulong id, ref ulong low, ref ulong high)
    {
        foreach (var range in _ranges)
        {
            if (id < range.Low) return false;
            if (id > range.High) continue;
            (low, high) = range;
            return true;
        }
        return false;
    }
}
