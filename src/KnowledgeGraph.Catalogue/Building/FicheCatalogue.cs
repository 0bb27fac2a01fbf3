using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Catalogue.Vocabulary;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Building;

/// <summary>Finds the fiches among the quads of a build.</summary>
internal static class FicheCatalogue
{
    private const string Family = "/fiche/";

    private static readonly HashSet<Iri> Properties = [Model.Label, Model.Spatial, Model.Modified, Model.IsReplacedBy];

    /// <summary>The fiches of all parts, in order of title.</summary>
    public static IReadOnlyList<FicheEntry> Read(IEnumerable<Dataset> parts)
    {
        // What is said of a fiche may stand in several parts.
        Dataset together = [];
        foreach (Quad quad in parts.SelectMany(part => part))
        {
            if (quad.Object == Model.Fiche || Properties.Contains(quad.Predicate)) together.Add(quad);
        }
        return Read(together);
    }

    /// <summary>The fiches, in order of title.</summary>
    private static IReadOnlyList<FicheEntry> Read(Dataset quads) =>
    [
        .. quads.Match(predicate: RdfVocabulary.Type, @object: Model.Fiche)
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
        foreach (ValueId fiche in reader.Subjects(RdfVocabulary.Type.Value, Model.Fiche.Value))
        {
            if (reader.Decode(fiche) is not Iri iri) continue;
            quads.Add(iri, RdfVocabulary.Type, Model.Fiche);
            foreach (Iri predicate in Properties)
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
            Value<Literal>(quads, iri, Model.Label)?.LexicalForm ?? name,
            Value<Iri>(quads, iri, Model.Spatial),
            Value<Literal>(quads, iri, Model.Modified))
        {
            ReplacedBy = Value<Iri>(quads, iri, Model.IsReplacedBy),
        };
    }

    private static T? Value<T>(Dataset quads, Iri subject, Iri predicate)
        where T : Term => quads.Match(subject, predicate).Select(quad => quad.Object).OfType<T>().FirstOrDefault();

    /// <summary>The dumps of <c>…/fiche/76/2022-10-05</c> are named <c>76-2022-10-05</c>.</summary>
    private static string FileName(string path) => string.Concat(path.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
