using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Storage;

/// <summary>The store cannot do what was asked; the message says why and what to do.</summary>
public class StorageException : KnowledgeGraphException
{
    /// <summary>Creates the exception.</summary>
    public StorageException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public StorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
