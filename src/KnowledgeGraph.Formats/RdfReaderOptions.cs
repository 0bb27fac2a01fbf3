using KnowledgeGraph.Formats.JsonLd;

namespace KnowledgeGraph.Formats;

/// <summary>How a document is read.</summary>
public sealed record RdfReaderOptions
{
    /// <summary>The IRI against which relative references are resolved (RFC 3986 §5.1); without it they are errors.</summary>
    public string? BaseIri { get; init; }

    /// <summary>The name that error messages give the document: a file path or an IRI.</summary>
    public string? SourceName { get; init; }

    /// <summary>The most bytes that one token (IRI or literal) may have. Default 16 MiB.</summary>
    public int MaxTokenBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The deepest nesting of blank node property lists, collections, JSON or XML. Default 512.</summary>
    public int MaxDepth { get; init; } = 512;

    /// <summary>
    /// Asked about each error behind which the reader could go on: true goes on, false ends the reading with the error. Default null:
    /// the first error ends it. N-Triples and N-Quads go on with the next line, Turtle and TriG behind the statement, RDF/XML behind the
    /// element, JSON-LD without the object that has the error; text that is no XML or JSON at all always ends the reading. What reaches the sink after an error is no longer what the document meant.
    /// </summary>
    public Func<RdfSyntaxException, bool>? GoesOnAfter { get; init; }

    /// <summary>What loads the contexts to which a JSON-LD document refers. Default null: such a document is refused.</summary>
    public IDocumentLoader? JsonLdDocumentLoader { get; init; }
}
