namespace KnowledgeGraph.Sparql.Paths;

/// <summary><c>first/second</c></summary>
/// <param name="First">First.</param>
/// <param name="Second">Second.</param>
public sealed record SequencePath(PropertyPath First, PropertyPath Second) : PropertyPath;
