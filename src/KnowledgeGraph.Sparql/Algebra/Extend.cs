using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>Extend(input, variable, expression): BIND and SELECT expressions.</summary>
/// <param name="Input">Input.</param>
/// <param name="Variable">The variable that is bound.</param>
/// <param name="Expression">Its value; unbound on an error.</param>
public sealed record Extend(AlgebraNode Input, Variable Variable, Expression Expression) : AlgebraNode;
