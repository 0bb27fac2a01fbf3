using System.Text.Encodings.Web;
using System.Text.Json;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Cli.Extraction;

/// <summary>
/// Writes a reading as JSON for an editor to check: part by part, passage by passage, with the quote, the line, and every statement that
/// stands on it.
/// </summary>
internal sealed class ReadingJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly DocumentReading _reading;
    private readonly Utf8JsonWriter _json;
    private readonly ILookup<Passage, Statement> _statements;
    private readonly ILookup<Passage, QualityNote> _notes;
    private readonly ILookup<Iri, Passage> _parts;

    private ReadingJson(DocumentReading reading, Utf8JsonWriter json)
    {
        _reading = reading;
        _json = json;
        _statements = reading.Statements.ToLookup(statement => statement.Passage);
        _notes = reading.Notes.ToLookup(note => note.Passage);
        _parts = reading.Passages.Where(reading.Parts.ContainsKey).ToLookup(passage => reading.Parts[passage]);
    }

    public static void Write(DocumentReading reading, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        new ReadingJson(reading, json).Write();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private void Write()
    {
        _json.WriteStartObject();
        _json.WriteString("document", _reading.Iri.Value);
        _json.WriteString("file", _reading.Document.File.Name);
        _json.WriteString("sha256", _reading.Document.File.Sha256);
        WriteArray("warnings", _reading.Warnings, _json.WriteStringValue);
        WriteArray("sections", _reading.Sections, WriteSection);
        WriteArray("fiches", _reading.Fiches, WriteFiche);
        WriteArray("other", _reading.Passages.Where(passage => !IsShown(passage)), WritePassage);
        _json.WriteEndObject();
    }

    /// <summary>Whether a passage stands in a section of the document or of a fiche; the others are listed apart, so that none is lost.</summary>
    private bool IsShown(Passage passage) =>
        _reading.Parts.TryGetValue(passage, out Iri? part)
        && (_reading.Sections.Any(section => section.Iri == part) || _reading.Fiches.Any(fiche => fiche.Sections.Any(section => IriOf(fiche, section) == part)));

    private void WriteSection(OutlineSection section)
    {
        _json.WriteStartObject();
        _json.WriteString("section", section.Iri.Value);
        _json.WriteString("title", _reading.Document.TextOf(section.Heading));
        WriteArray("passages", _parts[section.Iri], WritePassage);
        _json.WriteEndObject();
    }

    private void WriteFiche(FicheReading fiche)
    {
        _json.WriteStartObject();
        _json.WriteString("fiche", _reading.Parts[fiche.RegionPassage].Value);
        _json.WriteString("region", fiche.Region.Label);
        if (fiche.Date is { } date) _json.WriteString("updated", date.ToString("O"));
        _json.WriteBoolean("cropped", fiche.IsCropped);
        WriteArray("sections", fiche.Sections, section => WriteFicheSection(fiche, section));
        _json.WriteEndObject();
    }

    private void WriteFicheSection(FicheReading fiche, FicheSection section)
    {
        _json.WriteStartObject();
        _json.WriteString("field", section.Field.Concept.Label);
        _json.WriteString("state", JsonNamingPolicy.CamelCase.ConvertName(section.State.ToString()));
        if (section.Label is not null)
        {
            _json.WriteString("label", section.LabelText);
            _json.WriteBoolean("labelCut", section.IsLabelCut);
        }
        WriteArray("passages", _parts[IriOf(fiche, section)], WritePassage);
        _json.WriteEndObject();
    }

    private void WritePassage(Passage passage)
    {
        _json.WriteStartObject();
        _json.WriteString("quote", passage.Exact);
        _json.WriteNumber("line", passage.Line);
        _json.WriteNumber("start", passage.Start);
        _json.WriteNumber("end", passage.End);
        if (_notes[passage].Any()) WriteArray("defects", _notes[passage], note => _json.WriteStringValue(LastSegment(note.Defect)));
        WriteArray("statements", _statements[passage], WriteStatement);
        _json.WriteEndObject();
    }

    private void WriteStatement(Statement statement)
    {
        _json.WriteStartObject();
        _json.WriteString("subject", statement.Subject.Value);
        _json.WriteString("predicate", statement.Predicate.Value);
        _json.WriteString("object", statement.Object is Iri iri ? iri.Value : statement.Object.ToString());
        _json.WriteString("evidence", _reading.Document.TextOf(statement.Evidence));
        _json.WriteEndObject();
    }

    private Iri IriOf(FicheReading fiche, FicheSection section) =>
        new($"{_reading.Parts[fiche.RegionPassage].Value}/section/{LastSegment(section.Field.Concept.Iri)}");

    private static string LastSegment(Iri iri) => iri.Value[(iri.Value.LastIndexOf('/') + 1)..];

    private void WriteArray<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        _json.WriteStartArray(name);
        foreach (T item in items) write(item);
        _json.WriteEndArray();
    }
}
