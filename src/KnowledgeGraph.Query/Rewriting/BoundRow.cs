using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>One solution, by its ids: how values reach the expressions inside EXISTS.</summary>
/// <param name="Variables">The variables.</param>
/// <param name="Values">Their values, all bound.</param>
internal sealed record BoundRow(IReadOnlyList<Variable> Variables, IReadOnlyList<ValueId> Values) : AlgebraNode;
