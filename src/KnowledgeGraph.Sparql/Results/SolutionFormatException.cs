using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>A document is no answer in the format that it claims to have. Says what was wrong and, where it can, in which line.</summary>
public sealed class SolutionFormatException : KnowledgeGraphException
{
    /// <summary>Creates the exception.</summary>
    public SolutionFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the error of the XML or JSON parser.</summary>
    public SolutionFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
