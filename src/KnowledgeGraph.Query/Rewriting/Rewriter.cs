using System.Runtime.CompilerServices;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>
/// Rewrites the algebra into an equal one that is quicker to evaluate: paths and triple terms become joins, conditions move down, OPTIONAL becomes a
/// join where a condition asks for its variables, EXISTS becomes a semi join where substitution and join mean the same, and joins
/// come together in groups. One thread at a time.
/// </summary>
internal sealed class Rewriter
{
    private readonly VariableAnalysis _variables;
    private readonly PathLowering _paths = new();
    private readonly TripleTermLowering _tripleTerms = new();
    private readonly FilterPushing _filters;
    private readonly ExistsAnalysis _exists;

    public Rewriter(VariableAnalysis variables)
    {
        _variables = variables;
        _filters = new FilterPushing(variables);
        _exists = new ExistsAnalysis(variables);
    }

    /// <summary>Rewrites a pattern and those in its expressions.</summary>
    public AlgebraNode Rewrite(AlgebraNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        AlgebraNode mapped = AlgebraTree.Map(node, Rewrite, expression => AlgebraTree.MapPatterns(expression, Rewrite));
        return mapped switch
        {
            BasicGraphPattern pattern => _tripleTerms.Lower(pattern),
            PathPattern path => LowerPath(path),
            Filter filter => RewriteFilter(filter),
            Join join => RewriteJoin(join.Left, join.Right),
            LeftJoin { Condition: not null } join => RewriteLeftJoin(join),
            _ => mapped,
        };
    }

    private AlgebraNode LowerPath(PathPattern path)
    {
        if (_tripleTerms.Lower(path) is Join join) return Rewrite(join);
        AlgebraNode lowered = _paths.Lower(path);
        // What lowering made of it may be rewritten in its turn; a path that stays is done.
        return lowered is PathPattern ? lowered : Rewrite(lowered);
    }

    private AlgebraNode RewriteFilter(Filter filter)
    {
        AlgebraNode result = filter.Input;
        IReadOnlyList<Expression> conditions = Conjunction.Split(filter.Condition);
        foreach (Expression condition in conditions
            .Where(condition => condition is not ExistsExpression)) result = _filters.Push(condition, result);
        foreach (ExistsExpression exists in conditions.OfType<ExistsExpression>()) result = RewriteExists(exists, result);
        return result;
    }

    private AlgebraNode RewriteExists(ExistsExpression exists, AlgebraNode input)
    {
        return _exists.TrySplit(exists.Pattern, _variables.Possible(input), out AlgebraNode pattern, out Expression? condition)
            ? new ExistsJoin(input, pattern, condition, exists.Negated)
            : new Filter(exists, input);
    }

    /// <summary>Moves conditions of OPTIONAL into its right side where that alone gives their variables the values.</summary>
    private LeftJoin RewriteLeftJoin(LeftJoin join)
    {
        IReadOnlySet<Variable> certain = _variables.Certain(join.Right);
        AlgebraNode right = join.Right;
        List<Expression> kept = [];
        foreach (Expression condition in Conjunction.Split(join.Condition!))
        {
            bool isOfTheRight = !ExpressionVariables.HasExists(condition) && Determinism.IsDeterministic(condition)
                && ExpressionVariables.Of(condition) is { Count: > 0 } used && used.IsSubsetOf(certain);
            if (isOfTheRight) right = _filters.Push(condition, right);
            else kept.Add(condition);
        }
        return new LeftJoin(join.Left, right, Conjunction.Of(kept));
    }

    /// <summary>Takes OPTIONAL and BIND out of a join where that changes nothing, so that the rest joins in the best order.</summary>
    private AlgebraNode RewriteJoin(AlgebraNode left, AlgebraNode right)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (left is BasicGraphPattern { Patterns.Count: 0 }) return right;
        if (right is BasicGraphPattern { Patterns.Count: 0 }) return left;
        return PullOut(left, right) ?? PullOut(right, left) ?? new Join(left, right);
    }

    private AlgebraNode? PullOut(AlgebraNode side, AlgebraNode other)
    {
        IReadOnlySet<Variable> others = _variables.Possible(other);
        switch (side)
        {
            case LeftJoin join when IsSettledBy(join.Left, _variables.Possible(join.Right), others)
                && (join.Condition is null || IsSettledBy(join.Left, ExpressionVariables.Of(join.Condition), others)):
                return join with { Left = RewriteJoin(join.Left, other) };
            case Extend extend when !others.Contains(extend.Variable)
                && Determinism.IsDeterministic(extend.Expression)
                && IsSettledBy(extend.Input, ExpressionVariables.Of(extend.Expression), others):
                return extend with { Input = RewriteJoin(extend.Input, other) };
            default:
                return null;
        }
    }

    /// <summary>Whether variables that the other side may bind too are bound by <paramref name="node"/> already.</summary>
    private bool IsSettledBy(AlgebraNode node, IEnumerable<Variable> used, IReadOnlySet<Variable> others) =>
        used.Where(others.Contains).All(_variables.Certain(node).Contains);
}
