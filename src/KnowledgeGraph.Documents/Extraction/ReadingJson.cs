using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Writes a reading for an editor to check: fiche by fiche, section by section, statement by statement, with the quotes.</summary>
/// <remarks>
/// Offsets are in characters of the extracted text, the end exclusive; lines are those of the source file, from 1. Every statement stands
/// once: under its fiche section where it has one, else under its fiche or the document. Stateless and thread-safe.
/// </remarks>
public static class ReadingJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the reading as UTF-8 JSON; the stream stays open.</summary>
    public static void Write(DocumentReading reading, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(stream);
        using var json = new Utf8JsonWriter(stream, Options);
        List<Statement> pending = [.. reading.Statements];
        json.WriteStartObject();
        json.WriteString("document", reading.Document.File.Name);
        json.WriteString("iri", reading.Iri.Value);
        json.WriteString("sha256", reading.Document.File.Sha256);
        json.WriteNumber("characters", reading.Document.CharactersBefore(reading.Document.Text.Length));
        json.WriteStartArray("warnings");
        foreach (string warning in reading.Warnings) json.WriteStringValue(warning);
        json.WriteEndArray();
        json.WriteStartArray("fiches");
        foreach (FicheReading fiche in reading.Fiches) WriteFiche(json, fiche, pending);
        json.WriteEndArray();
        WriteNotes(json, reading.Notes);
        WriteStatements(json, pending);
        json.WriteEndObject();
    }

    private static void WriteFiche(Utf8JsonWriter json, FicheReading fiche, List<Statement> pending)
    {
        json.WriteStartObject();
        json.WriteString("region", fiche.Region.Label);
        json.WriteString("regionCode", fiche.Region.Code);
        json.WriteString("regionAsWritten", fiche.RegionPassage.Exact);
        json.WriteString("date", fiche.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? fiche.PartialDate);
        json.WriteString("dateAsWritten", fiche.DatePassage?.Exact);
        json.WriteBoolean("cropped", fiche.IsCropped);
        json.WriteStartArray("sections");
        foreach (FicheSection section in fiche.Sections)
        {
            json.WriteStartObject();
            json.WriteString("field", section.Field.Concept.Iri.Value);
            json.WriteString("label", section.Field.Concept.Label);
            json.WriteString("labelAsWritten", section.Label is null ? null : section.LabelText);
            json.WriteBoolean("labelCut", section.IsLabelCut);
            json.WriteString("state", section.State switch
            {
                FieldState.Stated => "stated",
                FieldState.Cut => "cut",
                _ => "notStated",
            });
            json.WriteStartArray("passages");
            foreach (SectionUnit unit in section.Units) WritePassage(json, unit.Passage, unit.IsCut);
            json.WriteEndArray();
            WriteStatements(json, Take(pending, statement => section.Units.Any(unit => unit.Span.Contains(statement.Evidence))));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteStatements(json, Take(pending, statement => fiche.Span.Contains(statement.Evidence)));
        json.WriteEndObject();
    }

    private static List<Statement> Take(List<Statement> pending, Predicate<Statement> where)
    {
        List<Statement> taken = pending.FindAll(where);
        pending.RemoveAll(where);
        return taken;
    }

    private static void WriteNotes(Utf8JsonWriter json, IReadOnlyList<QualityNote> notes)
    {
        json.WriteStartArray("annotations");
        foreach (QualityNote note in notes)
        {
            json.WriteStartObject();
            json.WriteString("defect", note.Label);
            json.WriteString("concept", note.Defect.Value);
            if (note.Target is not null) json.WriteString("target", note.Target.Value);
            WriteQuote(json, note.Passage);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteStatements(Utf8JsonWriter json, List<Statement> statements)
    {
        json.WriteStartArray("statements");
        foreach (Statement statement in statements)
        {
            json.WriteStartObject();
            json.WriteString("subject", statement.Subject.Value);
            json.WriteString("predicate", statement.Predicate.Value);
            switch (statement.Object)
            {
                case Literal literal:
                    json.WriteString("value", literal.LexicalForm);
                    if (literal.Language is null) json.WriteString("datatype", literal.Datatype.Value);
                    else json.WriteString("language", literal.Language);
                    break;
                case Iri iri:
                    json.WriteString("object", iri.Value);
                    break;
            }
            WriteQuote(json, statement.Passage);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WritePassage(Utf8JsonWriter json, Passage passage, bool isCut)
    {
        json.WriteStartObject();
        WriteQuote(json, passage);
        json.WriteBoolean("cut", isCut);
        json.WriteEndObject();
    }

    private static void WriteQuote(Utf8JsonWriter json, Passage passage)
    {
        json.WriteString("quote", passage.Exact);
        json.WriteNumber("start", passage.Start);
        json.WriteNumber("end", passage.End);
        json.WriteNumber("line", passage.Line);
    }
}
