using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Aggregates;

/// <summary>MIN and MAX of numbers, of which only the extreme ones become terms; an error of nothing.</summary>
/// <param name="values">From ids to numbers and back.</param>
/// <param name="sign">1 for MIN, -1 for MAX.</param>
internal sealed class NumericExtremeAccumulator(TermValues values, int sign) : Accumulator
{
    private GroupStates<Numeric> _best = new();

    public override long MemoryBytes => _best.MemoryBytes;

    public override bool TakesNumbers => true;

    public override void Add(ReadOnlySpan<int> groups, ReadOnlySpan<ValueId> rows)
    {
        for (int row = 0; row < groups.Length; row++) Add(groups[row], values.ReadNumeric(rows[row]));
    }

    public override void AddNumbers(ReadOnlySpan<int> groups, ReadOnlySpan<Numeric> numbers)
    {
        for (int row = 0; row < groups.Length; row++) Add(groups[row], numbers[row]);
    }

    public override ValueId Result(int group) => values.Create(_best[group]);

    private void Add(int group, in Numeric number)
    {
        ref Numeric best = ref _best[group];
        if (number.IsError) return;
        if (best.IsError || Numeric.CompareTotal(number, best) * sign < 0) best = number;
    }
}
