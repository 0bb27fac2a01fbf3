namespace KnowledgeGraph.Rdf;

/// <summary>The base of every exception that this project throws on purpose. The message is meant for a person.</summary>
public class KnowledgeGraphException : Exception
{
    /// <summary>Creates the exception.</summary>
    public KnowledgeGraphException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public KnowledgeGraphException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
