using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Query;

/// <summary>A SERVICE could not be answered (SPARQL 1.1 Federated Query §2). Where it is SILENT, the engine keeps it to itself.</summary>
public sealed class ServiceException : KnowledgeGraphException
{
    /// <summary>Creates the exception.</summary>
    public ServiceException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public ServiceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
