using KnowledgeGraph.Catalogue.Linting;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Linting;

namespace KnowledgeGraph.Cli.Linting;

/// <summary>Writes what a check of drafts found for the editor at a terminal, in French.</summary>
internal static class LintText
{
    public static void Write(LintReport report, TextWriter output)
    {
        void Line(string text) => output.Write(TerminalText.Clean(text) + "\n");

        Line(report.File);
        foreach (FicheReading fiche in report.Reading?.Fiches ?? [])
        {
            string date = fiche.WrittenDate ?? "sans date";
            Line($"  Fiche {fiche.Region.Label} ({date})");
            foreach (FicheSection section in fiche.Sections)
            {
                string indent = section.Field.Parent is null ? "" : "  ";
                Line($"    {Mark(section.State)} {indent}{section.Field.Concept.Label} : {StateOf(section)}");
            }
        }
        foreach (LintFinding finding in report.Findings)
        {
            Line($"  {finding.Place.Text} : {NameOf(finding.Severity)} : {finding.Message} [{finding.Rule}]");
            if (finding.Hint.Length > 0) Line($"      → {finding.Hint}");
        }
        Line($"  {Summary(report)}");
    }

    /// <summary>What a severity is called.</summary>
    public static string NameOf(LintSeverity severity) => severity switch
    {
        LintSeverity.Error => "erreur",
        LintSeverity.Warning => "avertissement",
        _ => "information",
    };

    private static string Mark(FieldState state) => state switch { FieldState.Stated => "✓", FieldState.Cut => "✂", _ => "–" };

    private static string StateOf(FicheSection section) => section.State switch
    {
        FieldState.Stated => "renseignée",
        FieldState.Cut => "coupée",
        _ => section.Label is null ? "absente" : "vide",
    };

    private static string Summary(LintReport report)
    {
        string[] counts =
        [
            .. new[] { LintSeverity.Error, LintSeverity.Warning, LintSeverity.Information }
                .Select(severity => (Name: NameOf(severity), Count: report.Findings.Count(finding => finding.Severity == severity)))
                .Where(found => found.Count > 0)
                .Select(found => $"{found.Count} {found.Name}{(found.Count > 1 ? "s" : "")}"),
        ];
        string verdict = report.IsSound ? "La fiche peut être publiée" : "À corriger avant publication";
        return counts.Length == 0 ? $"{verdict}." : $"{verdict} : {string.Join(", ", counts)}.";
    }
}
