namespace KnowledgeGraph.Formats;

/// <summary>How a document is written.</summary>
public sealed record RdfWriterOptions
{
    /// <summary>Prefixes (without colon) and their namespaces, for the syntaxes that have them, in the order to declare them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Prefixes { get; init; } = [];

    /// <summary>
    /// Whether statements are collected, sorted and grouped for a reader's eye; otherwise they are written as they come, in constant
    /// memory. Equal input gives equal bytes; in Turtle, TriG, RDF/XML and JSON-LD isomorphic input does too, as blank nodes that need
    /// a label get their canonical one (RDFC-1.0), unless they are so much alike that it would take too long.
    /// </summary>
    public bool Pretty { get; init; } = true;

    /// <summary>
    /// The most statements to sort where <see cref="Pretty"/> is set; of more, all are written as they come. Some 200 bytes of memory are
    /// needed for each. Default null: all are sorted, however many.
    /// </summary>
    public int? MaxPrettyStatements { get; init; }

    /// <summary>
    /// The context (JSON text: a map of terms, or a document with an <c>@context</c>) in whose terms JSON-LD is written; it stands in the
    /// document, so that no reader has to fetch it. Without it the context declares the prefixes.
    /// </summary>
    public string? JsonLdContext { get; init; }
}
