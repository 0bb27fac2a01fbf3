using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>LeftJoin(left, right, condition): OPTIONAL.</summary>
/// <param name="Left">Left.</param>
/// <param name="Right">The optional side.</param>
/// <param name="Condition">The filters of the optional group, or null for true.</param>
public sealed record LeftJoin(AlgebraNode Left, AlgebraNode Right, Expression? Condition) : AlgebraNode;
