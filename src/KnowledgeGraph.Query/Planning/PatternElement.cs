using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <summary>A triple pattern in a join group.</summary>
internal sealed class PatternElement(QuadPattern pattern, Statistics statistics) : JoinElement
{
    private const double GraphsPerPattern = 16;
    private readonly Dictionary<Variable, double> _distinct = [];

    public QuadPattern Pattern { get; } = pattern;

    public override IReadOnlyCollection<Variable> Variables => Pattern.Variables;

    public override double Rows { get; } = statistics.Rows(pattern) * (pattern.HasRepeatedVariable ? 0.1 : 1);

    public override bool IsCertain(Variable variable) => Pattern.Variables.Contains(variable);

    public override double Distinct(Variable variable)
    {
        if (_distinct.TryGetValue(variable, out double known)) return known;
        double distinct = Math.Min(Rows, GraphsPerPattern);
        for (int place = 0; place < 3; place++)
        {
            if (Pattern.Slot(place).Variable == variable) distinct = Math.Min(Rows, statistics.Distinct(Pattern, place, Rows));
        }
        _distinct.Add(variable, distinct);
        return distinct;
    }
}
