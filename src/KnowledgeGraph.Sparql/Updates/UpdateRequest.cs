namespace KnowledgeGraph.Sparql.Updates;

/// <summary>A parsed update request (SPARQL 1.1 Update §4.1): operations to be executed in order, all or none.</summary>
/// <param name="Operations">The operations, in the order written; there may be none.</param>
/// <param name="BaseIri">The base in force at the end of the request, for the function IRI(); null where there is none.</param>
/// <param name="Prefixes">The prefixes declared.</param>
public sealed record UpdateRequest(
    IReadOnlyList<UpdateOperation> Operations, string? BaseIri, IReadOnlyList<KeyValuePair<string, string>> Prefixes);
