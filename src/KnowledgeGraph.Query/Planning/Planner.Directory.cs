using System.Diagnostics.CodeAnalysis;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Storage;
using Algebra = KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <content>Counts and distinct values of a single triple pattern, which the index's directory answers without reading the
/// matches.</content>
internal sealed partial class Planner
{
    /// <summary>How many rows are read in the time that it takes to skip to another value and count it.</summary>
    private const double SkipCost = 16;

    /// <summary>
    /// COUNT over one triple pattern, for all its matches or by one of its variables; null where something else is asked.
    /// </summary>
    private Operator? PlanCount(Group group, ActiveGraph graph)
    {
        if (!TryGetPattern(group.Input, graph, out QuadPattern? pattern)) return null;
        foreach (AggregateBinding binding in group.Aggregates)
        {
            bool countsAll = binding.Aggregate is { Function: AggregateFunction.Count, IsDistinct: false }
                && (binding.Aggregate.Argument is null || binding.Aggregate.Argument is VariableExpression variable
                    && pattern.Variables.Contains(variable.Variable));
            if (!countsAll) return null;
        }
        Variable[] counts = [.. group.Aggregates.Select(binding => binding.Variable)];
        switch (group.Keys)
        {
            case []:
                ValueId count = Context.Terms.Intern(new Rdf.Literal(
                    Context.Snapshot.Count(pattern.Prefix, pattern.Graphs).ToString(System.Globalization.CultureInfo.InvariantCulture),
                    Rdf.Vocabulary.XsdVocabulary.Integer));
                return PlanRow(new BoundRow(counts, [.. counts.Select(_ => count)]));
            case [{ Expression: VariableExpression key, Variable: var variable }]:
                return PlanDistinctScan(pattern, key.Variable, variable, counts);
            default:
                return null;
        }
    }

    /// <summary>
    /// The different values of one variable of one triple pattern; null where something else is asked, or reading all is cheaper.
    /// </summary>
    private DistinctScan? PlanDistinctValues(AlgebraNode node, ActiveGraph graph) =>
        node is Algebra.Project { Variables: [var variable] } project && TryGetPattern(project.Input, graph, out QuadPattern? pattern)
            ? PlanDistinctScan(pattern, variable, variable, [])
            : null;

    private DistinctScan? PlanDistinctScan(QuadPattern pattern, Variable key, Variable output, Variable[] counts)
    {
        int place = -1;
        for (int i = 0; i < 3; i++)
        {
            if (pattern.Slot(i).Variable == key) place = i;
        }
        if (place < 0) return null;
        double rows = _statistics.Rows(pattern), distinct = _statistics.Distinct(pattern, place, rows);
        if (distinct * SkipCost > rows) return null;
        return new DistinctScan(Context, pattern, place, output, counts) { EstimatedRows = distinct };
    }

    private bool TryGetPattern(AlgebraNode node, ActiveGraph graph, [NotNullWhen(true)] out QuadPattern? pattern)
    {
        pattern = null;
        if (node is GraphPattern { Name: not Variable } named && IdOf(named.Name) is var name && _dataset.HasNamed(name))
        {
            return TryGetPattern(named.Input, new ActiveGraph(GraphSelector.One(name), null), out pattern);
        }
        if (graph.Variable is not null || node is not BasicGraphPattern { Patterns: [var triple] }) return false;
        pattern = (CreatePattern(triple, triple, graph) as PatternElement)?.Pattern;
        return pattern is { HasRepeatedVariable: false };
    }
}
