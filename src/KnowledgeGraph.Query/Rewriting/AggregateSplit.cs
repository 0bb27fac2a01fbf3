using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>
/// The aggregates of a group taken apart: those of the part of its join that is grouped first, and those of all that put them together. Errors stay
/// what they are: a sum that is an error in a part is unbound, and makes one of the whole.
/// </summary>
/// <param name="name">A variable of the group alone, from which the names of helper variables are made.</param>
/// <param name="split">The part.</param>
/// <param name="certain">The variables that are bound in every row that is grouped.</param>
internal sealed class AggregateSplit(Variable name, JoinSplit split, IReadOnlySet<Variable> certain)
{
    private static readonly AggregateExpression Rows = new(AggregateFunction.Count, false, null, " ");

    private readonly List<AggregateBinding> _inner = [];
    private readonly List<AggregateBinding> _outer = [];
    private readonly List<(Variable Average, Variable Sum, Variable Count)> _averages = [];

    /// <summary>The aggregates of the part.</summary>
    public IReadOnlyList<AggregateBinding> Inner => _inner;

    /// <summary>The aggregates of the whole.</summary>
    public IReadOnlyList<AggregateBinding> Outer => _outer;

    /// <summary>Takes an aggregate apart; false where it can't be.</summary>
    public bool TryAdd(AggregateBinding binding)
    {
        AggregateExpression aggregate = binding.Aggregate;
        HashSet<Variable> read = ExpressionVariables.Of(aggregate);
        bool isOfPart = read.Overlaps(split.Variables);
        if (isOfPart && !read.All(variable => variable == split.Shared || split.Variables.Contains(variable))) return false;
        bool isIndifferent = aggregate.Function is AggregateFunction.Min or AggregateFunction.Max or AggregateFunction.Sample;
        if (!isOfPart) return isIndifferent || aggregate.IsDistinct ? Keep(binding) : TryCountRows(binding);
        if (aggregate.IsDistinct && !isIndifferent) return false;
        switch (aggregate.Function)
        {
            case AggregateFunction.Sum:
            case AggregateFunction.Count:
                _outer.Add(binding with { Aggregate = Sum(AddInner(aggregate)) });
                return true;
            case AggregateFunction.Avg:
                Variable sum = new($".{binding.Variable.Name}.sum"), count = new($".{binding.Variable.Name}.count");
                _outer.Add(new AggregateBinding(sum, Sum(AddInner(aggregate with { Function = AggregateFunction.Sum }))));
                // Of all rows: an error among them makes the sum one, and only of no rows the average is 0.
                _outer.Add(new AggregateBinding(count, Sum(AddInner(Rows))));
                _averages.Add((binding.Variable, sum, count));
                return true;
            default:
                _outer.Add(binding with { Aggregate = aggregate with { Argument = new VariableExpression(AddInner(aggregate)) } });
                return true;
        }
    }

    /// <summary>The averages of the sums and counts.</summary>
    /// <param name="canBeEmpty">Whether a group may have no rows, of which the average is 0.</param>
    public IReadOnlyList<(Variable Variable, Expression Expression)> Averages(bool canBeEmpty) =>
        [.. _averages.Select(each => (each.Average, Average(each.Sum, each.Count, canBeEmpty)))];

    private static Expression Average(Variable sum, Variable count, bool canBeEmpty)
    {
        Expression counted = new VariableExpression(count);
        Expression average = new BinaryExpression(BinaryOperator.Divide, new VariableExpression(sum), counted);
        if (!canBeEmpty) return average;
        var zero = new ConstantExpression(new Literal("0", XsdVocabulary.Integer));
        return new BuiltInCall(BuiltInFunction.If, [new BinaryExpression(BinaryOperator.Equal, counted, zero), zero, average]);
    }

    private bool Keep(AggregateBinding binding)
    {
        _outer.Add(binding);
        return true;
    }

    /// <summary>Counts, in place of rows of the join, those of the part that each stands for.</summary>
    private bool TryCountRows(AggregateBinding binding)
    {
        bool countsRows = binding.Aggregate.Function == AggregateFunction.Count
            && (binding.Aggregate.Argument is null || (binding.Aggregate.Argument is VariableExpression argument && certain.Contains(argument.Variable)));
        if (!countsRows) return false;
        _outer.Add(binding with { Aggregate = Sum(AddInner(Rows)) });
        return true;
    }

    /// <summary>Has the part computed an aggregate, once.</summary>
    private Variable AddInner(AggregateExpression aggregate)
    {
        aggregate = aggregate with { IsDistinct = false };
        foreach (AggregateBinding known in _inner)
        {
            bool isSame = known.Aggregate.Function == aggregate.Function
                && (known.Aggregate.Argument, aggregate.Argument) is var (one, other)
                && (one is null || other is null ? one == other : SameExpression.AreSame(one, other));
            if (isSame) return known.Variable;
        }
        var variable = new Variable($".{name.Name}.part{_inner.Count}");
        _inner.Add(new AggregateBinding(variable, aggregate));
        return variable;
    }

    private static AggregateExpression Sum(Variable of) => new(AggregateFunction.Sum, false, new VariableExpression(of), " ");
}
