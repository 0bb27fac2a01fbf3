namespace KnowledgeGraph.Sparql.Expressions;

/// <summary>A binary operator and its operands.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Left">Left.</param>
/// <param name="Right">Right.</param>
public sealed record BinaryExpression(BinaryOperator Operator, Expression Left, Expression Right) : Expression;
