namespace KnowledgeGraph.Sparql.Expressions;

/// <summary><c>value IN (…)</c>, <c>value NOT IN (…)</c></summary>
/// <param name="Value">The value.</param>
/// <param name="Candidates">The list.</param>
/// <param name="Negated">NOT IN.</param>
public sealed record InExpression(Expression Value, IReadOnlyList<Expression> Candidates, bool Negated) : Expression;
