namespace KnowledgeGraph.Server.Resources;

/// <summary>Some statements, and how many there are of their kind.</summary>
/// <param name="Statements">The statements.</param>
/// <param name="Count">How many there are, those left out among them.</param>
public sealed record StatementSample(IReadOnlyList<ResourceStatement> Statements, long Count)
{
    /// <summary>None.</summary>
    public static StatementSample Empty { get; } = new([], 0);

    /// <summary>Whether some are left out.</summary>
    public bool IsCut => Statements.Count < Count;
}
