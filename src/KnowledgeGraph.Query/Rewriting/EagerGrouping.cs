using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>A way to aggregate part of a join before it is joined with the rest.</summary>
/// <param name="Part">The groups of the part, by the variable that it shares with the rest.</param>
/// <param name="Whole">The groups of the join of <paramref name="Part"/> with the rest.</param>
/// <param name="Averages">What is left to compute of each of these.</param>
internal sealed record EagerGrouping(Group Part, Group Whole, IReadOnlyList<(Variable Variable, Expression Expression)> Averages);
