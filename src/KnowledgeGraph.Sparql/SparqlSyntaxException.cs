using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql;

/// <summary>A query or update breaks the grammar. Says where, and what was expected there.</summary>
public sealed class SparqlSyntaxException : KnowledgeGraphException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="reason">What is wrong and what was expected, without the position.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column in characters, from 1.</param>
    public SparqlSyntaxException(string reason, int line, int column)
        : base($"line {line}, column {column}: {reason}")
    {
        Reason = reason;
        Line = line;
        Column = column;
    }

    /// <summary>What is wrong and what was expected.</summary>
    public string Reason { get; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; }

    /// <summary>The column in characters, from 1.</summary>
    public int Column { get; }
}
