using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Aggregates;

/// <summary>MIN and MAX, in the order of ORDER BY (SPARQL 1.1 §18.5.1.5–6); an error of nothing.</summary>
/// <param name="comparer">The order.</param>
/// <param name="sign">1 for MIN, -1 for MAX.</param>
internal sealed class ExtremeAccumulator(ValueComparer comparer, int sign) : Accumulator
{
    private GroupStates<ValueId> _best = new();

    public override long MemoryBytes => _best.MemoryBytes;

    public override void Add(ReadOnlySpan<int> groups, ReadOnlySpan<ValueId> rows)
    {
        for (int row = 0; row < groups.Length; row++)
        {
            ref ValueId best = ref _best[groups[row]];
            ValueId value = rows[row];
            if (value.IsNone || value == best) continue;
            if (best.IsNone || Precedes(value, best)) best = value;
        }
    }

    private bool Precedes(ValueId value, ValueId best)
    {
        bool isPlain = sign > 0 ? ValueComparer.CannotPrecede(value, best) : ValueComparer.CannotPrecede(best, value);
        return !isPlain && comparer.Compare(value, best) * sign < 0;
    }

    public override ValueId Result(int group) => _best[group];
}
