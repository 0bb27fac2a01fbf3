namespace KnowledgeGraph.Sparql.Updates;

/// <summary>DROP (SPARQL 1.1 Update §3.2.2).</summary>
/// <param name="Target">The graphs to be removed.</param>
/// <param name="Silent">Whether a failure is no error.</param>
public sealed record DropGraphs(GraphTarget Target, bool Silent) : UpdateOperation;
