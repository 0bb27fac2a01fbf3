using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Aggregates;

/// <summary>SUM and AVG (SPARQL 1.1 §18.5.1.3–4): with the promotions of <c>+</c> and <c>/</c>; 0 of nothing.</summary>
internal sealed class SumAccumulator(TermValues values, bool isAverage) : Accumulator
{
    private GroupStates<State> _states = new();

    public override long MemoryBytes => _states.MemoryBytes;

    public override void Add(ReadOnlySpan<int> groups, ReadOnlySpan<ValueId> rows)
    {
        for (int row = 0; row < groups.Length; row++) Add(groups[row], values.ReadNumeric(rows[row]));
    }

    public override bool TakesNumbers => true;

    public override void AddNumbers(ReadOnlySpan<int> groups, ReadOnlySpan<Numeric> numbers)
    {
        for (int row = 0; row < groups.Length; row++) Add(groups[row], numbers[row]);
    }

    public override ValueId Result(int group)
    {
        State state = _states[group];
        if (state.Count == 0) return values.Create(0);
        return values.Create(isAverage ? state.Sum / Numeric.FromInteger(state.Count) : state.Sum);
    }

    private void Add(int group, in Numeric number)
    {
        ref State state = ref _states[group];
        state.Sum = state.Count == 0 ? number : state.Sum + number;
        state.Count++;
    }

    private struct State
    {
        public Numeric Sum;
        public long Count;
    }
}
