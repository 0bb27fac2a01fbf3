using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using KnowledgeGraph.Catalogue.Linting;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Linting;

namespace KnowledgeGraph.Cli.Linting;

/// <summary>Writes what a check of drafts found for programs: names in English, messages in French.</summary>
internal static class LintJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IReadOnlyList<LintReport> reports, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteBoolean("sound", reports.All(report => report.IsSound));
        json.WriteStartArray("files");
        foreach (LintReport report in reports) Write(json, report);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LintReport report)
    {
        json.WriteStartObject();
        json.WriteString("file", report.File);
        json.WriteBoolean("sound", report.IsSound);
        json.WriteStartArray("fiches");
        foreach (FicheReading fiche in report.Reading?.Fiches ?? []) Write(json, fiche);
        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (LintFinding finding in report.Findings)
        {
            json.WriteStartObject();
            json.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
            json.WriteString("rule", finding.Rule);
            json.WriteNumber("line", finding.Place.Line);
            if (finding.Place.Page is int page) json.WriteNumber("page", page);
            json.WriteString("place", finding.Place.Text);
            json.WriteString("message", finding.Message);
            json.WriteString("hint", finding.Hint);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FicheReading fiche)
    {
        json.WriteStartObject();
        json.WriteString("region", fiche.Region.Label);
        json.WriteString("regionCode", fiche.Region.Code);
        json.WriteString("date", fiche.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteStartArray("sections");
        foreach (FicheSection section in fiche.Sections)
        {
            json.WriteStartObject();
            json.WriteString("label", section.Field.Concept.Label);
            json.WriteString("state", section.State switch { FieldState.Stated => "stated", FieldState.Cut => "cut", _ => "notStated" });
            json.WriteBoolean("titled", section.Label is not null);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
