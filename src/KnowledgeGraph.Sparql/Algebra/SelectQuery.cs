namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>SELECT.</summary>
/// <param name="Variables">The columns of the answer, in order.</param>
/// <param name="Dataset">See <see cref="Query"/>.</param>
/// <param name="Pattern">See <see cref="Query"/>.</param>
/// <param name="BaseIri">See <see cref="Query"/>.</param>
/// <param name="Prefixes">See <see cref="Query"/>.</param>
public sealed record SelectQuery(
    IReadOnlyList<Variable> Variables,
    DatasetClause Dataset,
    AlgebraNode Pattern,
    string? BaseIri,
    IReadOnlyList<KeyValuePair<string, string>> Prefixes)
    : Query(Dataset, Pattern, BaseIri, Prefixes);
