namespace KnowledgeGraph.Sparql.Paths;

/// <summary>A property path expression (SPARQL 1.1 §9.1).</summary>
public abstract record PropertyPath;
