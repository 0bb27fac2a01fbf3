using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Authority;

/// <summary>A thing that authority data knows by name.</summary>
public sealed record KnownThing
{
    /// <summary>What it is.</summary>
    public required KnownKind Kind { get; init; }

    /// <summary>Its IRI in the graph.</summary>
    public required Iri Iri { get; init; }

    /// <summary>Its official name, or the preferred label of a concept.</summary>
    public required string Label { get; init; }

    /// <summary>The scheme of a concept; null for the others.</summary>
    public Iri? Scheme { get; init; }

    /// <summary>The INSEE code of a region or département; null for the others.</summary>
    public string? Code { get; init; }

    /// <summary>The territory that an organisation or platform belongs to; null where it is national or none is known.</summary>
    public Iri? Territory { get; init; }

    /// <summary>The row that describes it in the authority files; null for concepts.</summary>
    internal CsvRow? Row { get; init; }
}
