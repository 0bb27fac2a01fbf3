using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Query;

/// <summary>A SERVICE that is not SILENT could not be answered (SPARQL 1.1 Federated Query §2).</summary>
public sealed class ServiceException(string message) : KnowledgeGraphException(message);
