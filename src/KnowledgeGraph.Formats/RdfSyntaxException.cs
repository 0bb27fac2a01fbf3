using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats;

/// <summary>A document breaks the grammar of its syntax. Says where, and what was expected there.</summary>
public sealed class RdfSyntaxException : KnowledgeGraphException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="reason">What is wrong and what was expected, without the position.</param>
    /// <param name="source">The file or IRI of the document, or null where it has no name.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column in characters, from 1.</param>
    public RdfSyntaxException(string reason, string? source, long line, long column)
        : base($"{source ?? "input"}:{line}:{column}: {reason}")
    {
        Reason = reason;
        SourceName = source;
        Line = line;
        Column = column;
    }

    /// <summary>What is wrong and what was expected.</summary>
    public string Reason { get; }

    /// <summary>The file or IRI of the document, or null.</summary>
    public string? SourceName { get; }

    /// <summary>The line, from 1.</summary>
    public long Line { get; }

    /// <summary>The column in characters, from 1.</summary>
    public long Column { get; }
}
