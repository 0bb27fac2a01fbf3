using System.Globalization;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Mapping;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Authority;

/// <summary>
/// What reading documents needs to know beforehand: the SKOS vocabularies and the tables of official names, codes and spellings.
/// </summary>
/// <remarks>Immutable once loaded, and thread-safe.</remarks>
public sealed class AuthorityData
{
    private readonly Dictionary<Iri, KnownThing> _things = [];
    private readonly Dictionary<Iri, Concept> _concepts;

    private readonly Dictionary<Iri, string> _termLabels;

    private readonly List<(KnownThing Frequency, double TimesAYear)> _frequencies = [];

    private AuthorityData(ResourceIris iris, List<Concept> concepts, Dictionary<Iri, string> termLabels)
    {
        _termLabels = termLabels;
        Iris = iris;
        Concepts = concepts;
        _concepts = concepts.ToDictionary(concept => concept.Iri);
        Template = new FicheTemplate(concepts);
    }

    /// <summary>How the IRIs of resources are made.</summary>
    public ResourceIris Iris { get; }

    /// <summary>The concepts of the vocabularies, in the order of their IRIs.</summary>
    public IReadOnlyList<Concept> Concepts { get; }

    /// <summary>The things that are known, concepts included, in the order of their IRIs.</summary>
    public IEnumerable<KnownThing> Things => _things.Values.OrderBy(thing => thing.Iri.Value, StringComparer.Ordinal);

    /// <summary>Every name of everything that is known.</summary>
    internal NameIndex<KnownThing> Names { get; } = new();

    /// <summary>The names of the ranks of stakes alone: they stand within longer names, such as the labels of sections.</summary>
    internal NameIndex<KnownThing> Ranks { get; } = new();

    /// <summary>The names of kinds of actors in small letters: in a list of actors "départements" can mean nothing else.</summary>
    internal NameIndex<KnownThing> ActorKinds { get; } = new();

    /// <summary>The names of the regions alone.</summary>
    internal NameIndex<KnownThing> Regions { get; } = new();

    /// <summary>The template of the fiches.</summary>
    internal FicheTemplate Template { get; }

    /// <summary>The folded words of all names.</summary>
    internal HashSet<string> Words { get; } = [];

    /// <summary>
    /// Reads the vocabularies and the tables <c>regions.csv</c>, <c>departements.csv</c>, <c>communes.csv</c>, <c>epci.csv</c>,
    /// <c>organisations.csv</c>, <c>platforms.csv</c>, <c>laws.csv</c> and <c>frequencies.csv</c>.
    /// </summary>
    /// <param name="directory">The folder of the tables.</param>
    /// <param name="vocabularies">The SKOS vocabularies, and the classes and properties with their names, in any graph.</param>
    /// <param name="baseIri">The IRI under which resources are named; it ends with a slash.</param>
    /// <exception cref="DocumentException">A table is missing or broken, or the vocabularies lack the template of the fiches.</exception>
    public static AuthorityData Load(string directory, Dataset vocabularies, string baseIri)
    {
        ArgumentNullException.ThrowIfNull(vocabularies);
        var data = new AuthorityData(new ResourceIris(baseIri), ConceptReader.Read(vocabularies), TermLabels.Read(vocabularies));
        if (data.Template.Fields.Count == 0)
        {
            throw new DocumentException($"the vocabularies hold no concept of {Voc.Rubrique.Value}, the template of the fiches", directory);
        }
        foreach (Concept concept in data.Concepts)
        {
            var thing = new KnownThing { Kind = KnownKind.Concept, Iri = concept.Iri, Label = concept.Label, Scheme = concept.Scheme };
            data.Add(thing, concept.Names);
        }
        data.AddTerritories(Path.Combine(directory, "regions.csv"), KnownKind.Region);
        data.AddTerritories(Path.Combine(directory, "departements.csv"), KnownKind.Department);
        data.AddTable(Path.Combine(directory, "organisations.csv"), KnownKind.Organisation, "organisation", "name", "acronym");
        data.AddTerritories(Path.Combine(directory, "communes.csv"), KnownKind.Commune);
        data.AddTable(Path.Combine(directory, "epci.csv"), KnownKind.Organisation, "organisation", "name", "acronym");
        data.AddTable(Path.Combine(directory, "platforms.csv"), KnownKind.Platform, "plateforme", "name");
        data.AddTable(Path.Combine(directory, "laws.csv"), KnownKind.Law, "texte", "short_title", "title");
        CsvTable frequencies = CsvTable.Load(Path.Combine(directory, "frequencies.csv"), "iri", "label", "spellings", "times_a_year");
        foreach (CsvRow row in frequencies.Rows)
        {
            var frequency =
                new KnownThing { Kind = KnownKind.Frequency, Iri = new Iri(row.Required("iri")), Label = row.Required("label"), Row = row };
            data.Add(frequency, [frequency.Label, .. row.List("spellings")]);
            if (double.TryParse(row["times_a_year"], CultureInfo.InvariantCulture, out double times)) data._frequencies.Add((frequency, times));
        }
        return data;
    }

    /// <summary>What a class or a property is called in French, within a sentence; null where nobody says it.</summary>
    public string? TermLabel(Iri term) => _termLabels.GetValueOrDefault(term);

    /// <summary>The frequency of so many times a year, or null.</summary>
    internal KnownThing? FindFrequency(double timesAYear) => _frequencies.Find(known => Math.Abs(known.TimesAYear - timesAYear) < 0.01).Frequency;

    /// <summary>The thing of that IRI, or null.</summary>
    public KnownThing? Find(Iri iri) => _things.GetValueOrDefault(iri);

    /// <summary>The region, département or commune of that INSEE code, or null.</summary>
    public KnownThing? FindTerritory(KnownKind kind, string code) =>
        _things.Values.FirstOrDefault(thing => thing.Kind == kind && thing.Code == code);

    /// <summary>The region that a département lies in, the département that a commune lies in; null for everything else.</summary>
    public KnownThing? FindParent(KnownThing territory) => territory.Kind switch
    {
        KnownKind.Department => FindTerritory(KnownKind.Region, territory.Row!["region"]),
        KnownKind.Commune => FindTerritory(KnownKind.Department, territory.Row!["departement"]),
        _ => null,
    };

    /// <summary>Whether a concept is the other one or a narrower one.</summary>
    public bool IsWithin(Iri concept, Iri other)
    {
        for (Iri? next = concept; next is not null; next = _concepts.GetValueOrDefault(next)?.Broader)
        {
            if (next == other) return true;
        }
        return false;
    }

    /// <summary>The kind that the tables give an organisation, as a concept; null for everything else.</summary>
    public static Iri? KindOf(KnownThing thing) =>
        thing is { Kind: KnownKind.Organisation, Row: { } row } && row["kind"].Length > 0 ? Voc.Of("acteur/" + row["kind"]) : null;

    private void AddTerritories(string path, KnownKind kind)
    {
        foreach (CsvRow row in CsvTable.Load(path, "code", "name", "iri", "spellings").Rows)
        {
            var territory = new KnownThing
            {
                Kind = kind,
                Iri = new Iri(row.Required("iri")),
                Label = row.Required("name"),
                Code = row.Required("code"),
                Row = row,
            };
            List<string> names = [territory.Label, .. row.List("spellings")];
            Add(territory, names);
            if (kind == KnownKind.Region) names.ForEach(name => Regions.Add(name, territory));
        }
    }

    private void AddTable(string path, KnownKind kind, string family, params ReadOnlySpan<string> nameColumns)
    {
        foreach (CsvRow row in CsvTable.Load(path, ["slug", "spellings", .. nameColumns]).Rows)
        {
            List<string> names = [];
            foreach (string column in nameColumns)
            {
                if (row[column].Length > 0) names.Add(row[column]);
            }
            var thing = new KnownThing
            {
                Kind = kind,
                Iri = Iris.Of(family, row.Required("slug")),
                Label = row.Required(nameColumns[0]),
                Territory = TerritoryOf(row),
                Row = row,
            };
            if (_things.ContainsKey(thing.Iri)) throw row.Error($"the slug '{row["slug"]}' stands twice", $"le slug « {row["slug"]} » est deux fois dans la table");
            Add(thing, [.. names, .. row.List("spellings")]);
        }
    }

    private Iri? TerritoryOf(CsvRow row)
    {
        string territory = row["territory"];
        if (territory.Length == 0) return null;
        string[] parts = territory.Split('/');
        KnownKind kind = parts[0] == "region" ? KnownKind.Region : KnownKind.Department;
        return FindTerritory(kind, parts[^1])?.Iri
            ?? throw row.Error(
                $"the territory '{territory}' is in neither regions.csv nor departements.csv",
                $"le territoire « {territory} » n'est ni dans regions.csv ni dans departements.csv");
    }

    private void Add(KnownThing thing, IEnumerable<string> names)
    {
        _things.TryAdd(thing.Iri, thing);
        foreach (string name in names)
        {
            Names.Add(name, thing);
            if (thing.Scheme == Voc.Rang) Ranks.Add(name, thing);
            if (thing.Scheme == Voc.Acteur && name.Any(char.IsLower)) ActorKinds.Add(name.ToLowerInvariant(), thing);
            foreach (TextToken token in Tokenizer.Tokenize(name)) Words.Add(token.Folded);
        }
    }
}
