namespace KnowledgeGraph.Shacl;

/// <summary>The bounds of a validation.</summary>
public sealed record ValidationOptions
{
    /// <summary>The most results collected; the report is marked as truncated beyond. Default 10,000.</summary>
    public int MaxResults { get; init; } = 10_000;
}
