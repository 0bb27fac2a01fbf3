namespace KnowledgeGraph.Sparql.Paths;

/// <summary><c>path*</c></summary>
/// <param name="Path">The path.</param>
public sealed record ZeroOrMorePath(PropertyPath Path) : PropertyPath;
