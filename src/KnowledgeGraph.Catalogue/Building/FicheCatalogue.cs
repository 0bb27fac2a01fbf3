using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Building;

/// <summary>Finds the fiches among the quads of a build.</summary>
internal static class FicheCatalogue
{
    private const string Family = "/fiche/";

    private static readonly Iri FicheClass = new("https://w3id.org/cnig/def#Fiche");
    private static readonly Iri Label = new("http://www.w3.org/2000/01/rdf-schema#label");
    private static readonly Iri Spatial = new("http://purl.org/dc/terms/spatial");
    private static readonly Iri Modified = new("http://purl.org/dc/terms/modified");

    /// <summary>The fiches of all parts, in order of title.</summary>
    public static IReadOnlyList<FicheEntry> Read(IEnumerable<Dataset> parts) =>
        [.. parts.SelectMany(Read).DistinctBy(entry => entry.Iri).OrderBy(entry => entry.Title, StringComparer.Ordinal)];

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

    /// <summary>The same of some graphs of a store.</summary>
    public static IReadOnlyList<FicheEntry> Read(Snapshot snapshot, IReadOnlyList<Iri> graphs)
    {
        Dataset quads = [];
        var reader = new SnapshotReader(snapshot, graphs);
        foreach (ValueId fiche in reader.Subjects(RdfVocabulary.Type.Value, FicheClass.Value))
        {
            if (reader.Decode(fiche) is not Iri iri) continue;
            quads.Add(iri, RdfVocabulary.Type, FicheClass);
            foreach (Iri predicate in new[] { Label, Spatial, Modified })
            {
                foreach (ValueId value in reader.Objects(fiche, predicate.Value)) quads.Add(iri, predicate, reader.Decode(value));
            }
        }
        return Read(quads);
    }

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
