using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Authority;

/// <summary>A concept of a SKOS vocabulary.</summary>
public sealed record Concept
{
    /// <summary>The IRI.</summary>
    public required Iri Iri { get; init; }

    /// <summary>The IRI of its scheme.</summary>
    public required Iri Scheme { get; init; }

    /// <summary>The preferred label in French.</summary>
    public required string Label { get; init; }

    /// <summary>Every French label, the preferred one first, then the alternative and hidden ones.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>What it means, in French; null where the vocabulary does not say.</summary>
    public string? Definition { get; init; }

    /// <summary>An example of what is written about it, in French, or null.</summary>
    public string? Example { get; init; }

    /// <summary>The broader concept, or null.</summary>
    public Iri? Broader { get; init; }

    /// <summary>The rank that the vocabulary gives it, or null.</summary>
    public int? Position { get; init; }
}
