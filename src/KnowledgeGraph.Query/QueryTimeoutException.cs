using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Query;

/// <summary>A query ran longer than its limit. The store and the other queries are unharmed.</summary>
public sealed class QueryTimeoutException(string message) : KnowledgeGraphException(message);
