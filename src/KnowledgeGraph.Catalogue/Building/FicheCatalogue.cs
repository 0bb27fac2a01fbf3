using System.Text;
using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Building;

/// <summary>Finds the fiches of a graph.</summary>
internal static class FicheCatalogue
{
    private const string FicheClass = "https://w3id.org/cnig/def#Fiche";
    private const string Label = "http://www.w3.org/2000/01/rdf-schema#label";
    private const string Family = "/fiche/";

    public static IReadOnlyList<FicheEntry> Read(Snapshot snapshot)
    {
        var reader = new SnapshotReader(snapshot);
        return
        [
            .. reader.Subjects(RdfVocabulary.Type.Value, FicheClass)
                .Select(id => Entry((Iri)reader.Decode(id), reader.Objects(id, Label).Select(reader.Decode).OfType<Literal>().FirstOrDefault()))
                .OrderBy(entry => entry.Title, StringComparer.Ordinal),
        ];
    }

    /// <summary>The dumps of <c>…/fiche/76/2022-10-05</c> are named <c>76-2022-10-05</c>.</summary>
    private static FicheEntry Entry(Iri iri, Literal? label)
    {
        int start = iri.Value.LastIndexOf(Family, StringComparison.Ordinal);
        string name = iri.Value[(start < 0 ? 0 : start + Family.Length)..];
        return new FicheEntry(iri, FileName(name), label?.LexicalForm ?? name);
    }

    private static string FileName(string path)
    {
        var name = new StringBuilder(path.Length);
        foreach (char c in path) name.Append(char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '-');
        return name.ToString();
    }
}
