namespace KnowledgeGraph.Rdf.Canonicalization;

/// <summary>
/// The blank nodes of a dataset are too much alike to be canonicalized within the limits: it may have been made to exhaust the machine.
/// </summary>
public sealed class CanonicalizationLimitException(string message) : KnowledgeGraphException(message);
