using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>A document, context or frame breaks JSON-LD 1.1. Says what, where, and by which of the specification's error codes.</summary>
public sealed class JsonLdException : KnowledgeGraphException
{
    /// <summary>Creates the exception without a position.</summary>
    /// <param name="code">The error code of JSON-LD 1.1 API §9.6 or Framing §5.2.5, for instance <c>invalid term definition</c>.</param>
    /// <param name="reason">What is wrong and what was expected.</param>
    public JsonLdException(string code, string reason)
        : this(code, reason, null, 0, 0)
    {
    }

    internal JsonLdException(string code, string reason, LdValue? at, Exception? cause = null)
        : base($"{reason} ({code})", cause!)
    {
        Code = code;
        Reason = reason;
        Offset = at?.Offset ?? -1;
    }

    internal JsonLdException(string code, string reason, string? source, long line, long column, Exception? cause = null)
        : base(line == 0 ? $"{source ?? "input"}: {reason} ({code})" : $"{source ?? "input"}:{line}:{column}: {reason} ({code})", cause!)
    {
        Code = code;
        Reason = reason;
        SourceName = source;
        Line = line;
        Column = column;
    }

    /// <summary>The error code, as the specification spells it.</summary>
    public string Code { get; }

    /// <summary>What is wrong and what was expected, without code and position.</summary>
    public string Reason { get; }

    /// <summary>The file or IRI of the document, or null.</summary>
    public string? SourceName { get; }

    /// <summary>The line, from 1; 0 where the error has no place in a document.</summary>
    public long Line { get; }

    /// <summary>The column in characters, from 1; 0 where the error has no place in a document.</summary>
    public long Column { get; }

    /// <summary>The byte of the document at which the fault stands; -1 where that is unknown.</summary>
    internal int Offset { get; } = -1;

    /// <summary>The same error with its position in the document whose bytes these are; itself where it has one already.</summary>
    internal JsonLdException In(string? source, ReadOnlySpan<byte> document)
    {
        if (Line > 0 || SourceName is not null) return this;
        if (Offset < 0) return new JsonLdException(Code, Reason, source, 0, 0, this);
        (long line, long column) = JsonPosition.Of(document, Offset);
        return new JsonLdException(Code, Reason, source, line, column, this);
    }
}
