using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>What was read in a document: its parts, its fiches, and every statement with the passage that it stands on.</summary>
/// <remarks>Immutable and thread-safe. Equal files and authority data give equal readings, in equal order.</remarks>
public sealed record DocumentReading
{
    /// <summary>The document.</summary>
    public required SourceDocument Document { get; init; }

    /// <summary>Its IRI.</summary>
    public required Iri Iri { get; init; }

    /// <summary>Its key in the IRIs: the file name without its extension, as a slug.</summary>
    public required string Key { get; init; }

    /// <summary>Its titled parts, in order, the fiches apart.</summary>
    public required IReadOnlyList<OutlineSection> Sections { get; init; }

    /// <summary>Its fiches, in order.</summary>
    public required IReadOnlyList<FicheReading> Fiches { get; init; }

    /// <summary>The passages on which something stands, in the order of the text.</summary>
    public required IReadOnlyList<Passage> Passages { get; init; }

    /// <summary>The statements, in the order in which they were read; none twice in a passage.</summary>
    public required IReadOnlyList<Statement> Statements { get; init; }

    /// <summary>What is cut, uncertain or incomplete.</summary>
    public required IReadOnlyList<QualityNote> Notes { get; init; }

    /// <summary>The section or fiche that a passage belongs to.</summary>
    public required IReadOnlyDictionary<Passage, Iri> Parts { get; init; }

    /// <summary>What an editor should look at, in French, with the line.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
