using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>An aggregate and the variable that holds its value.</summary>
/// <param name="Variable">The variable (an invisible one).</param>
/// <param name="Aggregate">The aggregate.</param>
public sealed record AggregateBinding(Variable Variable, AggregateExpression Aggregate);
