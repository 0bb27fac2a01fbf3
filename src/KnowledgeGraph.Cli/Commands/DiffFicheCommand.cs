using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using KnowledgeGraph.Catalogue.Editions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg diff-fiche</c>: what changed between two editions of a region's fiche.</summary>
internal static class DiffFicheCommand
{
    private static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static Command Create(Terminal terminal)
    {
        Argument<string> region = new("REGION") { Description = "The region: its INSEE code, as 76, or its name, as Occitanie." };
        Option<string?> from = new("--from") { Description = "The older edition's date. Default: the edition before the newer.", HelpName = "YYYY-MM-DD" };
        Option<string?> to = new("--to") { Description = "The newer edition's date. Default: the last.", HelpName = "YYYY-MM-DD" };
        Option<string> format = new("--format") { Description = "text, for people, or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var data = new DataFiles(orStore: true);
        Command command = new(
            "diff-fiche", "Tell what changed between two editions of a region's fiche, section by section: the words, and what they say.")
        {
            region, from, to, format,
        };
        data.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                string? older = DateOf(parsed.GetValue(from), "--from"), newer = DateOf(parsed.GetValue(to), "--to");
                using QuadStore store = data.Load(parsed, "compare in", null, terminal, cancellationToken);
                using Snapshot snapshot = store.AcquireSnapshot();
                FicheChanges changes = new FicheComparison(snapshot).Compare(parsed.GetRequiredValue(region), older, newer);
                using var output = new StreamWriter(terminal.Output, leaveOpen: true);
                if (parsed.GetValue(format) == "json") output.Write(ToJson(changes) + "\n");
                else WriteText(changes, output);
                return (int)ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static string? DateOf(string? text, string option)
    {
        return text is null || DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? text
            : throw new UsageException($"{option} is '{text}'; it takes a date like 2022-10-05, 2022-10 or 2022");
    }

    private static string ToJson(FicheChanges changes) => JsonSerializer.Serialize(
        new { changes.Region, From = changes.From.Value, changes.FromDate, To = changes.To.Value, changes.ToDate, changes.Fields }, Json);

    private static void WriteText(FicheChanges changes, StreamWriter output)
    {
        output.Write($"{changes.Region} : de l'édition du {changes.FromDate} à celle du {changes.ToDate}\n");
        if (changes.Fields.Count == 0) output.Write("Aucune rubrique n'a changé.\n");
        foreach (FieldChange field in changes.Fields)
        {
            output.Write($"\n{field.Title}\n");
            if (field.OldState != field.NewState) output.Write($"  état : {field.OldState ?? "absente"} → {field.NewState ?? "absente"}\n");
            if (field.OldText != field.NewText)
            {
                WriteLines(output, "  - ", field.OldText);
                WriteLines(output, "  + ", field.NewText);
            }
            foreach (string fact in field.Removed) output.Write($"  n'est plus dit : {TerminalText.Clean(fact)}\n");
            foreach (string fact in field.Added) output.Write($"  est dit : {TerminalText.Clean(fact)}\n");
        }
    }

    private static void WriteLines(StreamWriter output, string prefix, string? text)
    {
        foreach (string line in text?.Split('\n') ?? []) output.Write($"{prefix}{TerminalText.Clean(line)}\n");
    }
}
