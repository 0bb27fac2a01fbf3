using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>
/// Evaluates the algebra as SPARQL 1.2 §18 define it, with no thought of speed: bottom-up, on lists of solutions.
/// </summary>
internal sealed class ReferenceEvaluator(ReferenceDataset dataset)
{
    public List<Solution> Evaluate(AlgebraNode node) => Evaluate(node, dataset.Default);

    /// <summary>The rows of a pattern with the keys that they are sorted by, none where they are in no order.</summary>
    public List<(Solution Row, Term?[] Keys)> Sorted(AlgebraNode node) => Sorted(node, dataset.Default);

    private List<Solution> Evaluate(AlgebraNode node, HashSet<Triple> graph)
    {
        switch (node)
        {
            case BasicGraphPattern bgp:
                // Blank nodes match as variables do, and are none of the solution.
                return [.. Match(bgp, graph).Select(solution => solution.Project(solution.Values.Keys.Where(variable => variable.IsVisible)))];
            case PathPattern path:
                return [.. new ReferencePaths(graph).Evaluate(path)];
            case Join join:
                return Join(Evaluate(join.Left, graph), Evaluate(join.Right, graph));
            case LeftJoin join:
                return LeftJoin(join, graph);
            case Union union:
                return [.. Evaluate(union.Left, graph), .. Evaluate(union.Right, graph)];
            case Minus minus:
                List<Solution> right = Evaluate(minus.Right, graph);
                return [.. Evaluate(minus.Left, graph).Where(a => right.All(b => !a.IsCompatible(b) || !a.SharesDomain(b)))];
            case Filter filter:
                return [.. Evaluate(filter.Input, graph).Where(solution => Test(filter.Condition, solution, graph) == true)];
            case Extend extend:
                return [.. Evaluate(extend.Input, graph)
                    .Select(solution => Value(extend.Expression, solution, graph) is { } value ? solution.With(extend.Variable, value)
                        : solution)];
            case GraphPattern { Name: Constant name } pattern:
                return dataset.Named.TryGetValue(name.Term, out HashSet<Triple>? named) ? Evaluate(pattern.Input, named) : [];
            case GraphPattern { Name: Variable variable } pattern:
                return [.. dataset.Named.SelectMany(each =>
                    Join(Evaluate(pattern.Input, each.Value), [Solution.Empty.With(variable, each.Key)]))];
            case ValuesTable table:
                return [.. table.Rows.Select(row =>
                    table.Variables.Index().Aggregate(Solution.Empty, (solution, column) =>
                        row[column.Index] is { } term ? solution.With(column.Item, term) : solution))];
            case Project project:
                return [.. Evaluate(project.Input, graph).Select(solution => solution.Project(project.Variables))];
            case Distinct distinct:
                return [.. Evaluate(distinct.Input, graph).DistinctBy(Identity)];
            case OrderBy order:
                return [.. Sorted(order, graph).Select(each => each.Row)];
            case Slice slice:
                return ReferenceOrder.Slice(Sorted(slice.Input, graph), slice.Offset, slice.Limit);
            case Group group:
                return Aggregate(group, graph);
            default:
                throw new InvalidOperationException($"the reference does not evaluate {node.GetType().Name}");
        }
    }

    /// <summary>A text that two solutions share where they are the same.</summary>
    public static string Identity(Solution solution) => string.Join(' ', solution.Values
        .OrderBy(pair => pair.Key.Name, StringComparer.Ordinal).Select(pair => $"{pair.Key.Name}={pair.Value}"));

    private static List<Solution> Match(BasicGraphPattern bgp, HashSet<Triple> graph)
    {
        List<Solution> solutions = [Solution.Empty];
        foreach (TriplePattern pattern in bgp.Patterns)
        {
            solutions = [.. solutions.SelectMany(solution => graph.Select(triple => Match(pattern, triple, solution)).OfType<Solution>())];
        }
        return solutions;
    }

    private static Solution? Match(TriplePattern pattern, Triple triple, Solution solution)
    {
        Solution? result = ReferenceMatching.Match(pattern.Subject, triple.Subject, solution);
        result = ReferenceMatching.Match(pattern.Predicate, triple.Predicate, result);
        return ReferenceMatching.Match(pattern.Object, triple.Object, result);
    }

    private static List<Solution> Join(List<Solution> left, List<Solution> right) =>
        [.. left.SelectMany(a => right.Where(a.IsCompatible).Select(a.Merge))];

    private List<Solution> LeftJoin(LeftJoin join, HashSet<Triple> graph)
    {
        List<Solution> right = Evaluate(join.Right, graph);
        List<Solution> result = [];
        foreach (Solution a in Evaluate(join.Left, graph))
        {
            List<Solution> joined = [.. right.Where(a.IsCompatible).Select(a.Merge)
                .Where(each => join.Condition is null || Test(join.Condition, each, graph) == true)];
            result.AddRange(joined.Count > 0 ? joined : [a]);
        }
        return result;
    }

    private List<Solution> Aggregate(Group group, HashSet<Triple> graph)
    {
        var groups = new Dictionary<string, (Term?[] Key, List<Solution> Members)>();
        if (group.Keys.Count == 0) groups.Add("", ([], []));
        foreach (Solution solution in Evaluate(group.Input, graph))
        {
            Term?[] key = [.. group.Keys.Select(each => Value(each.Expression, solution, graph))];
            string text = string.Join(" ; ", key.Select(term => term?.ToString() ?? "-"));
            if (!groups.TryGetValue(text, out var known)) groups.Add(text, known = (key, []));
            known.Members.Add(solution);
        }
        List<Solution> result = [];
        foreach (var (key, members) in groups.Values)
        {
            Solution row = Solution.Empty;
            for (int i = 0; i < key.Length; i++)
            {
                if (key[i] is { } term) row = row.With(group.Keys[i].Variable, term);
            }
            foreach (AggregateBinding binding in group.Aggregates)
            {
                if (Aggregate(binding.Aggregate, members, graph) is { } value) row = row.With(binding.Variable, value);
            }
            result.Add(row);
        }
        return result;
    }

    private Term? Aggregate(AggregateExpression aggregate, List<Solution> members, HashSet<Triple> graph)
    {
        if (aggregate.Argument is null)
        {
            return ReferenceExpressions.Integer(aggregate.IsDistinct ? members.DistinctBy(Identity).Count() : members.Count);
        }
        return ReferenceAggregates.Of(aggregate, [.. members.Select(member => Value(aggregate.Argument, member, graph))]);
    }

    /// <summary>The rows of a pattern whose order is known, with the keys that they are sorted by.</summary>
    private List<(Solution Row, Term?[] Keys)> Sorted(AlgebraNode node, HashSet<Triple> graph)
    {
        switch (node)
        {
            case OrderBy order:
                List<(Solution Row, Term?[] Keys)> rows = [.. Evaluate(order.Input, graph).Select(row =>
                    (row, order.Conditions.Select(each => Value(each.Expression, row, graph)).ToArray()))];
                return ReferenceOrder.Sort(rows, order.Conditions);
            case Project project:
                return [.. Sorted(project.Input, graph).Select(each => (each.Row.Project(project.Variables), each.Keys))];
            case Distinct distinct:
                return ReferenceOrder.Distinct(Sorted(distinct.Input, graph));
            default:
                return [.. Evaluate(node, graph).Select(row => (row, (Term?[])[]))];
        }
    }

    private Term? Value(Expression expression, Solution solution, HashSet<Triple> graph) =>
        ReferenceExpressions.Evaluate(expression, solution, (exists, current) => Exists(exists, current, graph));

    private bool? Test(Expression expression, Solution solution, HashSet<Triple> graph) =>
        ReferenceExpressions.Test(expression, solution, (exists, current) => Exists(exists, current, graph));

    private bool Exists(ExistsExpression exists, Solution solution, HashSet<Triple> graph) =>
        Evaluate(ReferenceSubstitution.Apply(exists.Pattern, solution.Values), graph).Count > 0 != exists.Negated;
}
