namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>ASK.</summary>
/// <param name="Dataset">See <see cref="Query"/>.</param>
/// <param name="Pattern">See <see cref="Query"/>.</param>
/// <param name="BaseIri">See <see cref="Query"/>.</param>
/// <param name="Prefixes">See <see cref="Query"/>.</param>
public sealed record AskQuery(
    DatasetClause Dataset, AlgebraNode Pattern, string? BaseIri, IReadOnlyList<KeyValuePair<string, string>> Prefixes)
    : Query(Dataset, Pattern, BaseIri, Prefixes);
