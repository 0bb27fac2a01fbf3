using System.Globalization;
using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Editions;

/// <summary>Compares two editions of a region's fiche, section by section: their words, and what was understood of them.</summary>
/// <remarks>Of one thread; the snapshot stays the caller's.</remarks>
public sealed class FicheComparison
{
    private const string Cnig = "https://w3id.org/cnig/def#";
    private const string Dct = "http://purl.org/dc/terms/";
    private const string Skos = "http://www.w3.org/2004/02/skos/core#";
    private const string Label = "http://www.w3.org/2000/01/rdf-schema#label";
    private const string DocumentLayer = "https://w3id.org/cnig/voc/couche/document";

    // What tells where words stand, not what they say: different in each edition.
    private static readonly string[] Formal = ["/passage/", "/enonce/", "/fiche/", "/document/"];
    private static readonly HashSet<string> FormalPredicates = [Label, Cnig + "preuve", "http://schema.org/mentions", RdfVocabulary.Type.Value];

    private readonly Snapshot _snapshot;
    private readonly SnapshotReader _graph;
    private readonly FrenchNames _names;

    /// <summary>Compares in a snapshot.</summary>
    public FicheComparison(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        _snapshot = snapshot;
        _graph = new SnapshotReader(snapshot);
        _names = new FrenchNames(_graph);
    }

    /// <summary>What changed between two editions.</summary>
    /// <param name="region">The region: its INSEE code, or its name.</param>
    /// <param name="from">The date of the older edition as the graph gives it, <c>2022-10-05</c> or <c>2022-10</c>; null: the last but one, or the last before <paramref name="to"/>.</param>
    /// <param name="to">The date of the newer edition; null: the last.</param>
    /// <exception cref="KnowledgeGraphException">There is no such region, no such edition, or only one.</exception>
    public FicheChanges Compare(string region, string? from = null, string? to = null)
    {
        ValueId place = RegionFinder.Find(_graph, region);
        string name = _names.Of(place);
        List<(ValueId Edition, string Date)> editions = RegionEditions.Of(_graph, place);
        if (editions.Count == 0) throw new KnowledgeGraphException($"the graph holds no fiche of {name}");
        (ValueId Edition, string Date) newer = to is null ? editions[^1] : Find(editions, to, name);
        (ValueId Edition, string Date) older = from is null ? Before(editions, newer.Date, name) : Find(editions, from, name);
        Dictionary<Iri, ValueId> before = RegionEditions.Sections(_graph, older.Edition), after = RegionEditions.Sections(_graph, newer.Edition);
        FieldChange[] changes =
        [
            .. before.Keys.Union(after.Keys)
                .OrderBy(PositionOf)
                .Select(field => Compare(field, Section(before, field), Section(after, field)))
                .Where(IsChange),
        ];
        return new FicheChanges(name, (Iri)_graph.Decode(older.Edition), older.Date, (Iri)_graph.Decode(newer.Edition), newer.Date, changes);
    }

    private static ValueId? Section(Dictionary<Iri, ValueId> sections, Iri field) => sections.TryGetValue(field, out ValueId id) ? id : null;

    private static bool IsChange(FieldChange change) =>
        change.OldState != change.NewState || change.OldText != change.NewText || change.Removed.Count > 0 || change.Added.Count > 0;

    private FieldChange Compare(Iri field, ValueId? before, ValueId? after)
    {
        HashSet<string> old = before is { } past ? FactsOf(past) : [], now = after is { } present ? FactsOf(present) : [];
        return new FieldChange(
            _graph.Find(field.Value) is { } concept ? _graph.French(concept, Skos + "prefLabel") ?? field.Value : field.Value,
            StateOf(before),
            StateOf(after),
            TextOf(before),
            TextOf(after),
            [.. old.Except(now).Order(StringComparer.Ordinal)],
            [.. now.Except(old).Order(StringComparer.Ordinal)]);
    }

    private static (ValueId, string) Find(List<(ValueId Edition, string Date)> editions, string date, string region)
    {
        int index = editions.FindIndex(edition => edition.Date == date);
        return index >= 0
            ? editions[index]
            : throw new KnowledgeGraphException(
                $"there is no edition of {date} of the fiche of {region}; there are those of {string.Join(", ", editions.Select(edition => DateInWords(edition.Date)))}");
    }

    private static (ValueId, string) Before(List<(ValueId Edition, string Date)> editions, string date, string region)
    {
        int index = editions.FindLastIndex(edition => string.CompareOrdinal(edition.Date, date) < 0);
        return index >= 0
            ? editions[index]
            : throw new KnowledgeGraphException($"the fiche of {region} has no edition before {DateInWords(date)}: there is nothing to compare it with");
    }

    private static string DateInWords(string date) => date.Length > 0 ? date : "one without a year";

    private int PositionOf(Iri field) =>
        _graph.Find(field.Value) is { } id && int.TryParse(_graph.Text(id, "http://schema.org/position"), CultureInfo.InvariantCulture, out int position)
            ? position
            : int.MaxValue;

    private string? StateOf(ValueId? section) =>
        section is { } id && _graph.Objects(id, Cnig + "etatSection") is [var state, ..] ? _names.Of(state) : null;

    private string? TextOf(ValueId? section) => section is { } id ? _graph.French(id, "http://schema.org/text") : null;

    /// <summary>What the passages of a section say, in words.</summary>
    private HashSet<string> FactsOf(ValueId section)
    {
        HashSet<string> facts = [];
        foreach (ValueId passage in _graph.Subjects(Dct + "isPartOf", section))
        {
            foreach (ValueId graph in _graph.Subjects("http://www.w3.org/ns/prov#wasDerivedFrom", passage))
            {
                if (!_graph.Objects(graph, Cnig + "couche").Exists(layer => _graph.Decode(layer) is Iri { Value: DocumentLayer })) continue;
                var sink = new DatasetSink();
                _snapshot.CopyTo(GraphSelector.One(graph), sink);
                facts.UnionWith(sink.Dataset.Where(IsFact).Select(InWords));
            }
        }
        return facts;
    }

    private static bool IsFact(Quad quad) =>
        !FormalPredicates.Contains(quad.Predicate.Value)
        && !Formal.Any(family => ((Iri)quad.Subject).Value.Contains(family, StringComparison.Ordinal));

    private string InWords(Quad quad) => $"{_names.Of(quad.Subject)} — {_names.Of(quad.Predicate)} : {_names.Of(quad.Object)}";
}
