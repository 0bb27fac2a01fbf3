using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

/// <summary>The active graph of a pattern (SPARQL 1.1 §18.1.3), as the index sees it.</summary>
/// <param name="Graphs">The graphs that are read.</param>
/// <param name="Variable">The variable that receives the graph of each match, under GRAPH with a variable; else null.</param>
internal sealed record ActiveGraph(GraphSelector Graphs, Variable? Variable);
