using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>A titled part of a document, the fiches apart.</summary>
/// <param name="Iri">Its IRI.</param>
/// <param name="Position">Its rank in the document, from 1.</param>
/// <param name="Heading">Its title.</param>
/// <param name="Parent">The section that it is a part of, or null.</param>
/// <param name="Content">The blocks under the title, up to the next title.</param>
public sealed record OutlineSection(Iri Iri, int Position, TextBlock Heading, OutlineSection? Parent, IReadOnlyList<TextBlock> Content)
{
    /// <summary>Whether the section is the other one or a part of it.</summary>
    public bool IsWithin(OutlineSection other) => this == other || (Parent?.IsWithin(other) ?? false);
}
