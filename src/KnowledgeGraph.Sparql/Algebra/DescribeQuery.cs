namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>DESCRIBE.</summary>
/// <param name="Resources">The IRIs and variables to describe.</param>
/// <param name="Dataset">See <see cref="Query"/>.</param>
/// <param name="Pattern">See <see cref="Query"/>.</param>
/// <param name="BaseIri">See <see cref="Query"/>.</param>
/// <param name="Prefixes">See <see cref="Query"/>.</param>
public sealed record DescribeQuery(
    IReadOnlyList<PatternTerm> Resources,
    DatasetClause Dataset,
    AlgebraNode Pattern,
    string? BaseIri,
    IReadOnlyList<KeyValuePair<string, string>> Prefixes)
    : Query(Dataset, Pattern, BaseIri, Prefixes);
