using System.Text;
using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Editions;

/// <summary>Finds a region by what people call it.</summary>
internal static class RegionFinder
{
    private static readonly string[] Names =
    [
        "http://rdf.insee.fr/def/geo#codeINSEE", "http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#altLabel",
    ];

    /// <summary>The region of an INSEE code or a name, whatever its capitals and accents.</summary>
    /// <exception cref="KnowledgeGraphException">The graph knows no such region.</exception>
    public static ValueId Find(SnapshotReader graph, string wanted)
    {
        string key = Fold(wanted);
        foreach (ValueId region in graph.Subjects(RdfVocabulary.Type.Value, "http://rdf.insee.fr/def/geo#Region"))
        {
            bool isNamed = Names.SelectMany(property => graph.Objects(region, property))
                .Any(name => graph.Decode(name) is Literal literal && Fold(literal.LexicalForm) == key);
            if (isNamed) return region;
        }
        throw new KnowledgeGraphException($"the graph knows no region '{wanted}'; give its INSEE code, as 76, or its name, as Occitanie");
    }

    private static string Fold(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
