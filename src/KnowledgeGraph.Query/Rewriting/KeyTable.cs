using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>Rows of ids that a join passes to its right side. All values are bound.</summary>
/// <param name="Variables">The columns.</param>
/// <param name="Rows">The rows, owned by the join.</param>
internal sealed record KeyTable(IReadOnlyList<Variable> Variables, RowStore Rows) : AlgebraNode;
