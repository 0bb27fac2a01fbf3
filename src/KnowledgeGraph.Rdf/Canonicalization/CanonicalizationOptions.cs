namespace KnowledgeGraph.Rdf.Canonicalization;

/// <summary>How a dataset is canonicalized.</summary>
public sealed record CanonicalizationOptions
{
    /// <summary>The hash function. Default SHA-256.</summary>
    public CanonicalHash Hash { get; init; } = CanonicalHash.Sha256;

    /// <summary>
    /// The most steps to spend on blank nodes that look alike, beyond what is linear in the size of the dataset: a step is a hash of a
    /// neighbour, or a neighbour put in one of its possible places. Default 2 million, a few seconds. Symmetric graphs take a number
    /// of steps that grows with the factorial of their size (RDFC-1.0 §7.1), so an untrusted dataset needs such a limit.
    /// </summary>
    public long MaxSteps { get; init; } = 2_000_000;

    /// <summary>
    /// Whether, where three blank nodes or more stand in one quad, a neighbour tells the node's own place beside its place. RDFC-1.0 leaves
    /// that out: there nodes can look alike that are not, and which of them comes first depends on the order of the quads. Default false,
    /// as specified.
    /// </summary>
    public bool TellsOwnPlaces { get; init; }
}
