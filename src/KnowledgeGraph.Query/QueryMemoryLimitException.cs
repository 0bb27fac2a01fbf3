using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Query;

/// <summary>A query needed more memory than its budget. The store and the other queries are unharmed.</summary>
public sealed class QueryMemoryLimitException(string message) : KnowledgeGraphException(message);
