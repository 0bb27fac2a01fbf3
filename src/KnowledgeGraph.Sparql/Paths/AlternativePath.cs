namespace KnowledgeGraph.Sparql.Paths;

/// <summary><c>left|right</c></summary>
/// <param name="Left">Left.</param>
/// <param name="Right">Right.</param>
public sealed record AlternativePath(PropertyPath Left, PropertyPath Right) : PropertyPath;
