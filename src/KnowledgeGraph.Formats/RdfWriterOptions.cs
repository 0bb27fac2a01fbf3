namespace KnowledgeGraph.Formats;

/// <summary>How a document is written.</summary>
public sealed record RdfWriterOptions
{
    /// <summary>Prefixes (without colon) and their namespaces, for the syntaxes that have them, in the order to declare them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Prefixes { get; init; } = [];

    /// <summary>
    /// Whether statements are collected, sorted and grouped for a reader's eye (byte-identical output for equal input);
    /// otherwise they are written as they come, in constant memory.
    /// </summary>
    public bool Pretty { get; init; } = true;
}
