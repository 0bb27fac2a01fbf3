using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Aggregates;

/// <summary>COUNT: of rows, or of values that are no errors (SPARQL 1.1 §18.5.1.2).</summary>
internal sealed class CountAccumulator(TermValues values) : Accumulator
{
    private GroupStates<long> _counts = new();

    public override long MemoryBytes => _counts.MemoryBytes;

    public override void Add(ReadOnlySpan<int> groups, ReadOnlySpan<ValueId> rows)
    {
        for (int row = 0; row < groups.Length; row++)
        {
            if (rows.IsEmpty || !rows[row].IsNone) _counts[groups[row]]++;
        }
    }

    public override ValueId Result(int group) => values.Create(_counts[group]);
}
