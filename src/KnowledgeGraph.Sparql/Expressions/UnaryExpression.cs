namespace KnowledgeGraph.Sparql.Expressions;

/// <summary>A unary operator and its operand.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Operand">The operand.</param>
public sealed record UnaryExpression(UnaryOperator Operator, Expression Operand) : Expression;
