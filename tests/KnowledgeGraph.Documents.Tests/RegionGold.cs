using System.Globalization;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Tests;

/// <summary>
/// An invented fiche and what it says, written down by hand in its own words, against what was read in it. A word of the gold list stands for
/// whatever bears that name in the authority tables or in the reading.
/// </summary>
internal sealed class RegionGold
{
    private static readonly Dictionary<string, string[]> Properties = new()
    {
        ["mainActor"] = ["cnig:acteurPrincipal"],
        ["organiser"] = ["cnig:organisePar"],
        ["pilot"] = ["cnig:pilotePar"],
        ["facilitator"] = ["cnig:animePar"],
        ["formal"] = ["cnig:formalisation"],
        ["formalisedBy"] = ["cnig:formalisePar"],
        ["signatory"] = ["cnig:signataire"],
        ["member"] = ["org:hasMember", "cnig:categorieMembre"],
        ["frequency"] = ["cnig:frequence"],
        ["homepage"] = ["foaf:homepage"],
        ["platformKind"] = ["dct:type"],
        ["operator"] = ["cnig:operateur"],
        ["gathers"] = ["cnig:public"],
        ["correspondent"] = ["org:heldBy"],
        ["email"] = ["http://www.w3.org/2006/vcard/ns#hasEmail"],
        ["represents"] = ["cnig:represente", "org:memberOf"],
        ["jobTitle"] = ["schema:jobTitle"],
        ["writer"] = ["dct:creator"],
        ["objective"] = ["cnig:objectif"],
        ["commissioner"] = ["cnig:commanditaire"],
        ["contractor"] = ["cnig:prestataire"],
        ["rank"] = ["cnig:rang"],
        ["state"] = ["cnig:etat"],
        ["instance"] = ["cnig:instance"],
        ["involves"] = ["cnig:associe"],
        ["speaker"] = ["cnig:intervenant"],
        ["memberOf"] = ["org:memberOf"],
        ["legalBasis"] = ["cnig:fondementJuridique"],
        ["proposedBy"] = ["prov:wasAttributedTo"],
        ["refersTo"] = ["dct:references"],
        ["published"] = ["dct:issued"],
        ["modified"] = ["dct:modified"],
        ["size"] = ["schema:contentSize"],
        ["holder"] = ["schema:organizer"],
        ["heldOn"] = ["schema:startDate"],
        ["concerns"] = ["cnig:porteSur"],
        ["date"] = ["dct:date"],
    };

    /// <summary>The properties of which the gold lists name examples, not all: more may be said with them.</summary>
    private static readonly HashSet<string> Open =
        ["platformKind", "date", "state", "instance", "refersTo", "published", "modified", "heldOn", "holder", "legalBasis", "involves"];

    private readonly DocumentReading _reading;
    private readonly Dictionary<Term, HashSet<string>> _names = [];

    public RegionGold(string documentPath, string goldPath)
    {
        _reading = DocumentPipeline.Extract(SourceFile.Load(documentPath), TestData.Authority);
        Lines = [.. File.ReadLines(goldPath).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))];
        foreach (Statement said in _reading.Statements)
        {
            Name(said.Subject);
            Name(said.Object);
            if (CompactNames.Of(said.Predicate) is "rdfs:label" or "skos:altLabel" or "foaf:name" or "schema:text") Add(said.Subject, ((Literal)said.Object).LexicalForm);
            if (CompactNames.Of(said.Predicate) == "cnig:enjeu") Pass(said.Object, said.Subject);
            if (CompactNames.Of(said.Predicate) == "http://www.w3.org/ns/dcat#contactPoint") Pass(said.Subject, said.Object);
        }
        foreach (Statement said in _reading.Statements.Where(said => CompactNames.Of(said.Predicate) is "cnig:enjeu"))
        {
            Pass(said.Object, said.Subject);
            Add(said.Subject, _reading.Document.TextOf(said.Evidence));
            Add(said.Object, _reading.Document.TextOf(said.Evidence));
        }
    }

    private List<string[]> Lines { get; }

    public IReadOnlyList<string> MissingEntities => [.. Lines.Where(line => line[0] == "E" && !IsNamed(line)).Select(Write)];

    public IReadOnlyList<string> MissingRelations => [.. Lines.Where(line => line[0] == "R" && !_reading.Statements.Any(said => Says(said, line))).Select(Write)];

    public IReadOnlyList<string> Forbidden => [.. Lines.Where(line => line[0] == "X" && _reading.Statements.Any(said => Says(said, line))).Select(Write)];

    /// <summary>What is said with the properties of the gold list and is neither in it nor tolerated by it.</summary>
    public IReadOnlyList<string> Extra =>
    [
        .. Relevant.Where(said => !Lines.Exists(line => line[0] is "R" or "T" && Says(said, line)))
            .Select(said => $"{said.Passage.Line} {CompactNames.Of(said.Subject)} {CompactNames.Of(said.Predicate)} {CompactNames.Of(said.Object)}").Distinct(),
    ];

    public int Entities => Lines.Count(line => line[0] == "E");

    public int Relations => Lines.Count(line => line[0] == "R");

    public int Said => Relevant.Select(said => (said.Subject, said.Predicate, said.Object)).Distinct().Count();

    private IEnumerable<Statement> Relevant => _reading.Statements.Where(said =>
        Properties.Any(property => !Open.Contains(property.Key) && property.Value.Contains(CompactNames.Of(said.Predicate)))
        && CompactNames.Of(said.Object) != "voc/formalisation/inconnu");

    private bool IsNamed(string[] line) => line[1] switch
    {
        "region" => _reading.Fiches.Any(fiche => Is(fiche.Region.Iri, line[2])),
        "date" => _reading.Statements.Any(said => CompactNames.Of(said.Predicate) is "dct:modified" or "dct:date" && ((Literal)said.Object).LexicalForm == line[2]),
        "statement" => _reading.Statements.Any(said =>
            CompactNames.Of(said.Predicate) == "schema:text" && Slug.Of(((Literal)said.Object).LexicalForm).Length > 0
            && ((Literal)said.Object).LexicalForm.Contains(line[2].TrimEnd('.'), StringComparison.Ordinal)),
        "stake" => _reading.Statements.Any(said => CompactNames.Of(said.Predicate) == "cnig:enjeu" && (Is(said.Object, line[2]) || Slug.Of(line[2]).Contains(Slug.Of(_reading.Document.TextOf(said.Evidence)), StringComparison.Ordinal))),
        _ => _names.Keys.Any(term => term is Iri iri && IsEntity(iri) && Is(term, line[2])),
    };

    /// <summary>A passage or a section bears the words of what it speaks of, but is not it.</summary>
    private static bool IsEntity(Iri iri)
    {
        string name = CompactNames.Of(iri);
        return !name.StartsWith("passage/", StringComparison.Ordinal) && !name.StartsWith("fiche/", StringComparison.Ordinal)
            && !name.StartsWith("enonce/", StringComparison.Ordinal);
    }

    private bool Says(Statement said, string[] line)
    {
        if (!Properties.TryGetValue(line[1], out string[]? properties) || !properties.Contains(CompactNames.Of(said.Predicate))) return false;
        bool isHere = line.Length < 5 || said.Passage.Line == int.Parse(line[4], CultureInfo.InvariantCulture);
        return isHere && IsSubject(said.Subject, line[2]) && IsObject(said, line[3]);
    }

    private bool IsSubject(Iri subject, string name)
    {
        string compact = CompactNames.Of(subject);
        if (name == "*") return true;
        if (RegionCode(name) is { } code && (compact.EndsWith("/region/" + code, StringComparison.Ordinal) || compact.Split('/') is [_, var own, ..] && own == code || compact.EndsWith("/" + code, StringComparison.Ordinal))) return true;
        bool isRegional = compact.StartsWith("http://id.insee.fr/geo/region", StringComparison.Ordinal)
            || compact.StartsWith("dispositif/", StringComparison.Ordinal) || compact.EndsWith("/gouvernance", StringComparison.Ordinal)
            || compact.StartsWith("poste/", StringComparison.Ordinal) || compact.StartsWith("fiche/", StringComparison.Ordinal);
        return (name is "region" or "fiche" || name.StartsWith("acte:", StringComparison.Ordinal)) ? isRegional : Is(subject, name);
    }

    private string? RegionCode(string name) => _reading.Fiches.FirstOrDefault(fiche => fiche.Region.Label == name)?.Region.Code;

    private bool IsObject(Statement said, string name)
    {
        if (name == "*") return true;
        string compact = CompactNames.Of(said.Object);
        if (compact.StartsWith("mailto:", StringComparison.Ordinal)) return compact == "mailto:" + name;
        if (compact.EndsWith('/' + name, StringComparison.Ordinal) || compact.Trim('"') == name) return true;
        if (CompactNames.Of(said.Predicate) == "foaf:homepage") return compact.TrimEnd('/').EndsWith(name, StringComparison.Ordinal);
        if (CompactNames.Of(said.Predicate) == "cnig:objectif") return _names[said.Object].Any(known => known.Contains(Slug.Of(name), StringComparison.Ordinal));
        return Is(said.Object, name) || Is(said.Object, _reading.Document.TextOf(said.Evidence), name);
    }

    /// <summary>Whether a thing bears a name, or one that goes on after it: "réseau informel" for "réseau informel de géomaticiens".</summary>
    private bool Is(Term term, string name) =>
        _names.TryGetValue(term, out HashSet<string>? names)
        && (names.Contains(Slug.Of(name)) || names.Any(known => known.StartsWith(Slug.Of(name) + "-", StringComparison.Ordinal) && name.Length > 12));

    private bool Is(Term term, string evidence, string name) =>
        ((term as Iri)?.Value.Contains("/voc/acteur/", StringComparison.Ordinal) ?? false) && Slug.Of(evidence) == Slug.Of(name);

    private void Name(Term term)
    {
        if (term is not Iri iri || _names.ContainsKey(term)) return;
        _names[term] = [];
        Add(term, iri.Value[(iri.Value.LastIndexOf('/') + 1)..]);
        if (TestData.Authority.Find(iri) is not { } known) return;
        Add(term, known.Label);
        foreach (Concept concept in TestData.Authority.Concepts.Where(concept => concept.Iri == iri)) concept.Names.ToList().ForEach(name => Add(term, name));
        if (known.Row is not { } row) return;
        foreach (string name in row.List("spellings")) Add(term, name);
        if (known.Kind == KnownKind.Organisation && row["acronym"].Length > 0) Add(term, row["acronym"]);
    }

    private void Add(Term term, string name)
    {
        if (!_names.TryGetValue(term, out HashSet<string>? names)) _names[term] = names = [];
        if (name.Length == 0) return;
        names.Add(Slug.Of(name));
        names.Add(Slug.Of(string.Join(' ', Tokenizer.Tokenize(name).Select(token => token.Singular))));
    }

    private void Pass(Term from, Term to)
    {
        Name(from);
        Name(to);
        _names[to].UnionWith(_names[from]);
    }

    private static string Write(string[] line) => string.Join(' ', line);
}
