using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>SELECT as written (grammar rule 9).</summary>
/// <param name="Items">What is selected; null is <c>*</c>.</param>
/// <param name="IsDistinct">DISTINCT.</param>
/// <param name="IsReduced">REDUCED.</param>
/// <param name="Start">The place of the keyword.</param>
internal sealed record SelectClause(IReadOnlyList<SelectItem>? Items, bool IsDistinct, bool IsReduced, Token Start);

/// <summary>A variable, or an expression and the variable that takes its value.</summary>
internal sealed record SelectItem(Variable Variable, Expression? Expression, Token Position);
