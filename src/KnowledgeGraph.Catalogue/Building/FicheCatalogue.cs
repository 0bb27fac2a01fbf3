using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Catalogue.Building;

/// <summary>Finds the fiches among the quads of a build.</summary>
internal static class FicheCatalogue
{
    private const string Family = "/fiche/";

    private static readonly Iri FicheClass = new("https://w3id.org/cnig/def#Fiche");
    private static readonly Iri Label = new("http://www.w3.org/2000/01/rdf-schema#label");
    private static readonly Iri Spatial = new("http://purl.org/dc/terms/spatial");
    private static readonly Iri Modified = new("http://purl.org/dc/terms/modified");

    /// <summary>The fiches, in order of title.</summary>
    public static IReadOnlyList<FicheEntry> Read(Dataset quads) =>
    [
        .. quads.Match(predicate: RdfVocabulary.Type, @object: FicheClass)
            .Select(quad => quad.Subject)
            .OfType<Iri>()
            .Distinct()
            .Select(iri => Entry(quads, iri))
            .OrderBy(entry => entry.Title, StringComparer.Ordinal),
    ];

    private static FicheEntry Entry(Dataset quads, Iri iri)
    {
        int start = iri.Value.LastIndexOf(Family, StringComparison.Ordinal);
        string name = iri.Value[(start < 0 ? 0 : start + Family.Length)..];
        return new FicheEntry(
            iri,
            FileName(name),
            Value<Literal>(quads, iri, Label)?.LexicalForm ?? name,
            Value<Iri>(quads, iri, Spatial),
            Value<Literal>(quads, iri, Modified));
    }

    private static T? Value<T>(Dataset quads, Iri subject, Iri predicate)
        where T : Term => quads.Match(subject, predicate).Select(quad => quad.Object).OfType<T>().FirstOrDefault();

    /// <summary>The dumps of <c>…/fiche/76/2022-10-05</c> are named <c>76-2022-10-05</c>.</summary>
    private static string FileName(string path) => string.Concat(path.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
