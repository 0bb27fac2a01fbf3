namespace KnowledgeGraph.Query.Expressions;

/// <summary>The logic of SPARQL filters (SPARQL 1.1 §17.2).</summary>
internal enum Ternary : byte
{
    False,
    True,
    Error,
}
