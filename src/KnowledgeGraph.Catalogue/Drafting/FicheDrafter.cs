using System.Globalization;
using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Catalogue.Editions;
using KnowledgeGraph.Documents.Drafting;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Drafting;

/// <summary>Makes a fiche to be filled in of what a graph says: the template, and the words of the region's last edition.</summary>
/// <remarks>Of one thread.</remarks>
public sealed class FicheDrafter
{
    private const string Cnig = "https://w3id.org/cnig/def#";
    private const string Dct = "http://purl.org/dc/terms/";
    private const string Skos = "http://www.w3.org/2004/02/skos/core#";
    private const string Label = "http://www.w3.org/2000/01/rdf-schema#label";
    private const string Text = "http://schema.org/text";
    private const string Position = "http://schema.org/position";
    private const string Template = "https://w3id.org/cnig/voc/rubrique";
    private const string HeaderField = Template + "/entete";
    private const string DateField = Template + "/date-de-mise-a-jour";
    private const string CutState = "https://w3id.org/cnig/voc/etat-section/tronque";

    private static readonly string[] Labels = ["prefLabel", "altLabel", "hiddenLabel"];

    private readonly Snapshot _snapshot;
    private readonly SnapshotReader _graph;

    /// <summary>Drafts from a snapshot, which stays the caller's.</summary>
    public FicheDrafter(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        _snapshot = snapshot;
        _graph = new SnapshotReader(snapshot);
    }

    /// <summary>The draft for a region.</summary>
    /// <param name="region">Its INSEE code, or its name, whatever its capitals and accents.</param>
    /// <exception cref="KnowledgeGraphException">The graph knows no such region, or holds no template.</exception>
    public FicheDraft Draft(string region)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        ValueId place = RegionFinder.Find(_graph, region);
        var notes = new EditorNotes(_snapshot, _graph);
        List<(ValueId Edition, string Date)> editions = RegionEditions.Of(_graph, place);
        ValueId? edition = editions.Count > 0 ? editions.MaxBy(one => one.Date, StringComparer.Ordinal).Edition : null;
        Dictionary<Iri, ValueId> sections = edition is { } fiche ? RegionEditions.Sections(_graph, fiche) : [];
        string date = edition is { } dated ? DateOf(dated) : "";
        return new FicheDraft
        {
            HeaderTitle = NameOfField(HeaderField),
            DateLabel = NameOfField(DateField),
            Region = edition is { } titled ? RegionAsWritten(titled) ?? NameOf(place) : NameOf(place),
            Sections = [.. Fields().Select(field => Draft(field, sections.TryGetValue(field.Iri, out ValueId section) ? section : null, date, notes))],
        };
    }

    private DraftSection Draft((Iri Iri, ValueId Id, bool IsGroup, int Level) field, ValueId? section, string date, EditorNotes notes)
    {
        string title = _graph.French(field.Id, Skos + "prefLabel") ?? field.Iri.Value;
        if (field.IsGroup) return new DraftSection(title, field.Level, [], null);
        string? text = section is { } known ? _graph.French(known, Text) : null;
        if (text is null) return new DraftSection(title, field.Level, [], $"À remplir. {HintOf(field.Id)}".TrimEnd());
        bool isCut = _graph.Objects(section!.Value, Cnig + "etatSection").Exists(state => _graph.Decode(state) is Iri { Value: CutState });
        if (!isCut)
        {
            return new DraftSection(TitleOf(section.Value, field.Id, title), field.Level, [.. SectionText.Split(text, PassagesOf(section.Value))], null)
            {
                Corrections = notes.Take(section.Value),
            };
        }
        // Half a sentence is no answer: it is shown, and has to be written anew.
        string quote = text.Replace("\n", " / ", StringComparison.Ordinal);
        return new DraftSection(
            title, field.Level, [],
            $"À compléter : le texte de l'édition {(date.Length == 0 ? "précédente" : $"du {date}")} est coupé : « {quote} ». Écrivez-le en entier. {HintOf(field.Id)}".TrimEnd())
        {
            Corrections = notes.Take(section.Value),
        };
    }

    /// <summary>
    /// The edition's own title, which may say more than the template's: of what rank the stakes are, say. One that the source cuts, so that it
    /// is only the beginning of one that the template knows, is not passed on.
    /// </summary>
    private string TitleOf(ValueId section, ValueId field, string title)
    {
        if (_graph.French(section, Dct + "title") is not { } written) return title;
        string start = written.Replace('’', '\'');
        bool isCut = Labels.SelectMany(label => _graph.Objects(field, Skos + label)).Select(_graph.Decode).OfType<Literal>()
            .Any(label => label.LexicalForm.Length > start.Length && label.LexicalForm.StartsWith(start, StringComparison.OrdinalIgnoreCase));
        return isCut ? title : written;
    }

    /// <summary>The quotes of the passages that a section is made of, in the order of the document.</summary>
    private List<string> PassagesOf(ValueId section)
    {
        List<(int Start, string Exact)> passages = [];
        foreach (ValueId passage in _graph.Subjects(Dct + "isPartOf", section))
        {
            string? exact = null;
            int start = -1;
            foreach (ValueId selector in _graph.Objects(passage, "http://www.w3.org/ns/oa#hasSelector"))
            {
                exact ??= _graph.Text(selector, "http://www.w3.org/ns/oa#exact");
                if (_graph.Text(selector, "http://www.w3.org/ns/oa#start") is { } offset) start = int.Parse(offset, CultureInfo.InvariantCulture);
            }
            if (exact is not null) passages.Add((start, exact));
        }
        return [.. passages.OrderBy(passage => passage.Start).ThenByDescending(passage => passage.Exact.Length).Select(passage => passage.Exact)];
    }

    /// <summary>The sections of the template, in order; those of the header apart.</summary>
    private List<(Iri Iri, ValueId Id, bool IsGroup, int Level)> Fields()
    {
        List<(Iri Iri, ValueId Id, bool IsGroup, int Level, int Position)> fields = [];
        foreach (ValueId id in _graph.Subjects(Skos + "inScheme", Template))
        {
            if (_graph.Decode(id) is not Iri iri || iri.Value is HeaderField or DateField) continue;
            int level = _graph.Objects(id, Skos + "broader").Count == 0 ? 1 : 2;
            int position = int.Parse(_graph.Text(id, Position) ?? "0", CultureInfo.InvariantCulture);
            fields.Add((iri, id, _graph.Subjects(Skos + "broader", id).Count > 0, level, position));
        }
        if (fields.Count == 0) throw new KnowledgeGraphException("the graph holds no template of fiches; build it with its vocabularies");
        return [.. fields.OrderBy(field => field.Position).Select(field => (field.Iri, field.Id, field.IsGroup, field.Level))];
    }

    /// <summary>The title of an edition ends with the region as it is written there.</summary>
    private string? RegionAsWritten(ValueId edition)
    {
        const string Separator = " — ";
        string? title = _graph.French(edition, Dct + "title");
        int separator = title?.IndexOf(Separator, StringComparison.Ordinal) ?? -1;
        return separator < 0 ? null : title![(separator + Separator.Length)..];
    }

    private string DateOf(ValueId edition) =>
        DateOnly.TryParseExact(_graph.Text(edition, Dct + "modified"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
            : "";

    private string HintOf(ValueId field)
    {
        string definition = _graph.French(field, Skos + "definition") is { } meaning ? $"On y attend : {char.ToLowerInvariant(meaning[0])}{meaning[1..]} " : "";
        return _graph.French(field, Skos + "example") is { } example ? $"{definition}Exemple : « {example} »" : definition;
    }

    private string NameOfField(string iri) =>
        _graph.Find(iri) is { } field && _graph.French(field, Skos + "prefLabel") is { } name
            ? name
            : throw new KnowledgeGraphException("the graph holds no template of fiches; build it with its vocabularies");

    private string NameOf(ValueId thing) => _graph.French(thing, Label) ?? _graph.Decode(thing).ToString()!;
}
