using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Catalogue.Editions;

/// <summary>A dated edition of the fiche of a region, with what stands on it.</summary>
/// <param name="Fiche">The edition.</param>
/// <param name="Series">The fiche of the region across its editions.</param>
/// <param name="Date">Its date as <c>2022-10-05</c>, or as far as it says it: <c>2022-10</c> and <c>2022</c> count as the beginning of that time; empty where
/// it bears no year, which counts as the oldest.</param>
internal sealed record Edition(Iri Fiche, Iri Series, string Date)
{
    /// <summary>The graphs of its passages.</summary>
    public required IReadOnlySet<Term> Graphs { get; init; }

    /// <summary>The fiche, its sections and passages, their selectors and annotations, and the graphs.</summary>
    public required IReadOnlySet<Term> Resources { get; init; }
}
