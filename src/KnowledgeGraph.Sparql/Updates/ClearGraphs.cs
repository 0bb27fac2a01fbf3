namespace KnowledgeGraph.Sparql.Updates;

/// <summary>CLEAR (SPARQL 1.1 Update §3.1.5).</summary>
/// <param name="Target">The graphs to be emptied.</param>
/// <param name="Silent">Whether a failure is no error.</param>
public sealed record ClearGraphs(GraphTarget Target, bool Silent) : UpdateOperation;
