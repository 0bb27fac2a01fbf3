namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>A parsed and translated query (SPARQL 1.1 §18.1.10): its form, its dataset and its algebra.</summary>
/// <param name="Dataset">The dataset clause.</param>
/// <param name="Pattern">The algebra of the WHERE clause with the solution modifiers applied.</param>
/// <param name="BaseIri">The base in force at the end of the prologue, for the function IRI(); null where there is none.</param>
/// <param name="Prefixes">The prefixes declared, for writing the answer.</param>
public abstract record Query(
    DatasetClause Dataset, AlgebraNode Pattern, string? BaseIri, IReadOnlyList<KeyValuePair<string, string>> Prefixes);
