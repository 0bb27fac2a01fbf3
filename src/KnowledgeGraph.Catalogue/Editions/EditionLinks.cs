using KnowledgeGraph.Catalogue.Vocabulary;
using KnowledgeGraph.Documents.Mapping;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Catalogue.Editions;

/// <summary>Says which edition of a fiche replaces which, and which is the current one: no document says it, their dates do.</summary>
internal static class EditionLinks
{
    /// <summary>The links, in the graph <c>graphe/infere</c>, and its description.</summary>
    public static Dataset Describe(EditionIndex index, ResourceIris iris)
    {
        Dataset quads = [];
        if (index.Series.Count == 0) return quads;
        Iri graph = iris.Of("graphe", "infere"), provenance = iris.Of("graphe", "provenance");
        quads.Add(graph, RdfVocabulary.Type, Model.Entity, provenance);
        quads.Add(graph, Model.Label, new Literal("Éditions en vigueur et remplacées", "fr"), provenance);
        quads.Add(graph, Model.Layer, Model.Concept("couche/infere"), provenance);
        foreach (IReadOnlyList<Edition> editions in index.Series)
        {
            foreach (Edition edition in editions) quads.Add(graph, Model.WasDerivedFrom, edition.Fiche, provenance);
            quads.Add(editions[0].Series, Model.HasCurrentVersion, editions[0].Fiche, graph);
            for (int i = 1; i < editions.Count; i++)
            {
                // Of two without a year nobody knows which came first.
                if (editions[i - 1].Date == editions[i].Date) continue;
                quads.Add(editions[i - 1].Fiche, Model.Replaces, editions[i].Fiche, graph);
                quads.Add(editions[i].Fiche, Model.IsReplacedBy, editions[i - 1].Fiche, graph);
            }
        }
        return quads;
    }
}
