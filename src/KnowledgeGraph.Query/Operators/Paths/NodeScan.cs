using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators.Paths;

/// <summary>Nodes of a graph: the subjects or the objects of the triples that match.</summary>
/// <param name="Prefix">What the triples must have.</param>
/// <param name="Subjects">Whether subjects are meant, or else objects.</param>
/// <param name="Excluded">Predicates whose triples do not count; null for none.</param>
internal readonly record struct NodeScan(TriplePrefix Prefix, bool Subjects, IReadOnlySet<ValueId>? Excluded);
