using System.Runtime.CompilerServices;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>Finds every variable that occurs in a pattern, whether its solutions bind it or not.</summary>
internal static class MentionedVariables
{
    /// <summary>Every variable that occurs in the pattern.</summary>
    public static HashSet<Variable> Of(AlgebraNode node)
    {
        HashSet<Variable> variables = [];
        Collect(node, variables);
        return variables;
    }

    /// <summary>Adds every variable that occurs in the pattern to a set.</summary>
    public static void Collect(AlgebraNode node, HashSet<Variable> variables)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (PatternTerm term in Terms(node)) Collect(term, variables);
        foreach (Expression expression in Expressions(node)) ExpressionVariables.Collect(expression, variables);
        foreach (AlgebraNode child in AlgebraTree.Children(node)) Collect(child, variables);
    }

    /// <summary>Adds the variables of a term of a pattern to a set, those in a triple term too.</summary>
    public static void Collect(PatternTerm term, HashSet<Variable> variables)
    {
        if (term is Variable variable) variables.Add(variable);
        if (term is not TripleTermPattern triple) return;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Collect(triple.Subject, variables);
        Collect(triple.Predicate, variables);
        Collect(triple.Object, variables);
    }

    private static IEnumerable<PatternTerm> Terms(AlgebraNode node) => node switch
    {
        BasicGraphPattern bgp => bgp.Patterns.SelectMany(pattern => (PatternTerm[])[pattern.Subject, pattern.Predicate, pattern.Object]),
        PathPattern path => [path.Subject, path.Object],
        TripleTerms terms => terms.Matches.SelectMany(match => match.Terms),
        ValuesTable table => table.Variables,
        KeyTable table => table.Variables,
        BoundRow row => row.Variables,
        Extend extend => [extend.Variable],
        GraphPattern graph => [graph.Name],
        ServicePattern service => [service.Endpoint],
        Project project => project.Variables,
        Group group => [.. group.Keys.Select(key => key.Variable), .. group.Aggregates.Select(aggregate => aggregate.Variable)],
        _ => [],
    };

    private static IEnumerable<Expression> Expressions(AlgebraNode node) => node switch
    {
        Filter filter => [filter.Condition],
        LeftJoin { Condition: { } condition } => [condition],
        ExistsJoin { Condition: { } condition } => [condition],
        Extend extend => [extend.Expression],
        OrderBy order => order.Conditions.Select(condition => condition.Expression),
        Group group => [.. group.Keys.Select(key => key.Expression), .. group.Aggregates.Select(aggregate => aggregate.Aggregate)],
        _ => [],
    };
}
