using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Aggregates;

/// <summary>Passes each term of a group on once (SPARQL 1.1 §18.5.1, Distinct). Terms count, not values: 1 and 01 are two.</summary>
internal sealed class DistinctAccumulator(Accumulator inner) : Accumulator
{
    // An entry of a hash set: its hash, its next, the key with its padding, and its share of the buckets.
    private const int BytesPerEntry = 28;

    private readonly HashSet<(int Group, ValueId Value)> _seen = [];

    public override long MemoryBytes => inner.MemoryBytes + (long)_seen.Capacity * BytesPerEntry;

    public override void Add(ReadOnlySpan<int> groups, ReadOnlySpan<ValueId> rows)
    {
        using var newGroups = new RowBuffer<int>(groups.Length);
        using var newValues = new RowBuffer<ValueId>(groups.Length);
        int count = 0;
        for (int row = 0; row < groups.Length; row++)
        {
            if (!_seen.Add((groups[row], rows[row]))) continue;
            newGroups.Rows[count] = groups[row];
            newValues.Rows[count++] = rows[row];
        }
        if (count > 0) inner.Add(newGroups.Rows[..count], newValues.Rows[..count]);
    }

    public override ValueId Result(int group) => inner.Result(group);
}
