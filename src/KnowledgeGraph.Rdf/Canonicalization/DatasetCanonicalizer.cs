namespace KnowledgeGraph.Rdf.Canonicalization;

/// <summary>
/// RDF Dataset Canonicalization, <see href="https://www.w3.org/TR/rdf-canon/">RDFC-1.0</see>: gives blank nodes labels that depend on
/// the dataset alone, so that isomorphic datasets become equal.
/// </summary>
/// <remarks>
/// Thread-safe. Language tags stay as they are written, as the specification has it: datasets that differ in the case of a tag are
/// isomorphic but have different canonical forms.
/// </remarks>
public static class DatasetCanonicalizer
{
    /// <summary>Canonicalizes a set of quads; a quad that comes twice counts once.</summary>
    /// <exception cref="CanonicalizationLimitException">The blank nodes are too much alike for the limits of the options.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CanonicalDataset Canonicalize(
        IEnumerable<Quad> quads, CanonicalizationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(quads);
        Quad[] distinct = [.. quads.Distinct()];
        var run = new CanonicalizationRun(distinct, options ?? new CanonicalizationOptions(), cancellationToken);
        return new CanonicalDataset(distinct, run.Label());
    }
}
