namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>CONSTRUCT.</summary>
/// <param name="Template">The template; its blank nodes are invisible variables that are made anew for each solution.</param>
/// <param name="Dataset">See <see cref="Query"/>.</param>
/// <param name="Pattern">See <see cref="Query"/>.</param>
/// <param name="BaseIri">See <see cref="Query"/>.</param>
/// <param name="Prefixes">See <see cref="Query"/>.</param>
public sealed record ConstructQuery(
    IReadOnlyList<TriplePattern> Template,
    DatasetClause Dataset,
    AlgebraNode Pattern,
    string? BaseIri,
    IReadOnlyList<KeyValuePair<string, string>> Prefixes)
    : Query(Dataset, Pattern, BaseIri, Prefixes);
