using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Editions;

/// <summary>Finds the editions of a region's fiche, and what they consist of.</summary>
internal static class RegionEditions
{
    private const string Cnig = "https://w3id.org/cnig/def#";
    private const string Dct = "http://purl.org/dc/terms/";

    /// <summary>The editions with their dates, as <c>2022-10-05</c> or <c>2022-10</c>, the oldest first; one without a year has the empty one.</summary>
    public static List<(ValueId Edition, string Date)> Of(SnapshotReader graph, ValueId region) =>
    [
        .. graph.Subjects(RdfVocabulary.Type.Value, Cnig + "Fiche")
            .Where(fiche => graph.Objects(fiche, Dct + "spatial").Contains(region))
            .Select(fiche => (fiche, Date: graph.Text(fiche, Dct + "modified") ?? ""))
            .OrderBy(edition => edition.Date, StringComparer.Ordinal),
    ];

    /// <summary>The sections of an edition, by the sections of the template that they answer.</summary>
    public static Dictionary<Iri, ValueId> Sections(SnapshotReader graph, ValueId edition)
    {
        Dictionary<Iri, ValueId> sections = [];
        foreach (ValueId part in graph.Objects(edition, Dct + "hasPart"))
        {
            if (graph.Objects(part, Cnig + "rubrique") is [var field, ..] && graph.Decode(field) is Iri iri) sections[iri] = part;
        }
        return sections;
    }
}
