namespace KnowledgeGraph.Sparql.Paths;

/// <summary><c>path+</c></summary>
/// <param name="Path">The path.</param>
public sealed record OneOrMorePath(PropertyPath Path) : PropertyPath;
