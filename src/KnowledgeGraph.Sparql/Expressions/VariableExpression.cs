using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Sparql.Expressions;

/// <summary>The value of a variable; an error where it is unbound.</summary>
/// <param name="Variable">The variable.</param>
public sealed record VariableExpression(Variable Variable) : Expression;
