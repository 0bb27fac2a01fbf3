using KnowledgeGraph.Query.Planning;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Tests;

/// <summary>Writes algebra for the messages of failed tests.</summary>
internal static class AlgebraPrinter
{
    public static string Print(AlgebraNode node) => node switch
    {
        BasicGraphPattern bgp => "{" + string.Join(" . ", bgp.Patterns.Select(PatternText.Of)) + "}",
        PathPattern path => $"{{{PatternText.Of(path.Subject)} {PatternText.Of(path.Path)} {PatternText.Of(path.Object)}}}",
        ValuesTable table => $"Values({Names(table.Variables)}: {string.Join(" | ", table.Rows.Select(Row))})",
        Join join => $"Join({Print(join.Left)}, {Print(join.Right)})",
        LeftJoin join => $"LeftJoin({Print(join.Left)}, {Print(join.Right)}, {(join.Condition is null ? "true" : Print(join.Condition))})",
        Union union => $"Union({Print(union.Left)}, {Print(union.Right)})",
        Minus minus => $"Minus({Print(minus.Left)}, {Print(minus.Right)})",
        Filter filter => $"Filter({Print(filter.Condition)}, {Print(filter.Input)})",
        Extend extend => $"Extend({Print(extend.Input)}, ?{extend.Variable.Name}, {Print(extend.Expression)})",
        GraphPattern graph => $"Graph({PatternText.Of(graph.Name)}, {Print(graph.Input)})",
        Project project => $"Project({Print(project.Input)}, {string.Join(' ', project.Variables.Select(PatternText.Of))})",
        OrderBy order => $"OrderBy({Print(order.Input)}, {Print(order.Conditions)})",
        Slice slice => $"Slice({Print(slice.Input)}, offset {slice.Offset}, limit {slice.Limit})",
        Distinct distinct => $"Distinct({Print(distinct.Input)})",
        Group group => $"Group({Print(group.Input)}, {string.Join(' ', group.Keys.Select(key => $"{Print(key.Expression)} AS {PatternText.Of(key.Variable)}"))}, {Aggregates(group)})",
        _ => node.ToString(),
    };

    public static string Print(IEnumerable<OrderCondition> conditions) =>
        string.Join(' ', conditions.Select(each => (each.Descending ? "desc " : "asc ") + Print(each.Expression)));

    private static string Names(IEnumerable<Variable> variables) => string.Join(' ', variables.Select(PatternText.Of));

    private static string Row(IReadOnlyList<Rdf.Term?> row) => string.Join(' ', row.Select(term => term?.ToString() ?? "UNDEF"));

    private static string Aggregates(Group group) => string.Join(' ', group.Aggregates.Select(each => ExpressionText.Of(each.Aggregate)));

    private static string Print(Expression expression) => expression switch
    {
        ExistsExpression exists => (exists.Negated ? "not exists " : "exists ") + Print(exists.Pattern),
        BinaryExpression binary => $"({Print(binary.Left)} {binary.Operator} {Print(binary.Right)})",
        UnaryExpression unary => $"{unary.Operator} {Print(unary.Operand)}",
        _ => ExpressionText.Of(expression),
    };
}
