using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Query.Updating;

/// <summary>An operation of an update request that is not SILENT failed. Nothing was changed.</summary>
public sealed class UpdateException : KnowledgeGraphException
{
    /// <summary>Creates the exception.</summary>
    public UpdateException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public UpdateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
