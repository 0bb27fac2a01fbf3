using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>Inline data: VALUES.</summary>
/// <param name="Variables">The columns.</param>
/// <param name="Rows">The rows; null is UNDEF.</param>
public sealed record ValuesTable(IReadOnlyList<Variable> Variables, IReadOnlyList<IReadOnlyList<Term?>> Rows) : AlgebraNode;
