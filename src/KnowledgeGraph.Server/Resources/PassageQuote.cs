namespace KnowledgeGraph.Server.Resources;

/// <summary>The words of a document that a resource quotes (Web Annotation, text quote selector).</summary>
/// <param name="Before">The words before them; empty where none are given.</param>
/// <param name="Exact">The words.</param>
/// <param name="After">The words after them; empty where none are given.</param>
public sealed record PassageQuote(string Before, string Exact, string After);
