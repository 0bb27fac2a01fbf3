using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Sparql.Expressions;

/// <summary>
/// An aggregate. In the algebra it stands only in <see cref="AggregateBinding"/>; the translation replaces it elsewhere by its
/// variable.
/// </summary>
/// <param name="Function">The set function.</param>
/// <param name="IsDistinct">Whether equal values count once.</param>
/// <param name="Argument">The argument; null is <c>COUNT(*)</c>.</param>
/// <param name="Separator">The separator of GROUP_CONCAT; a space unless told.</param>
public sealed record AggregateExpression(AggregateFunction Function, bool IsDistinct, Expression? Argument, string Separator) : Expression;
