using KnowledgeGraph.Formats;

namespace KnowledgeGraph.Cli.Checking;

/// <summary>What a check found in one document.</summary>
/// <param name="Name">The document's name.</param>
/// <param name="Statements">How many statements were read.</param>
/// <param name="Errors">The errors, each with the text around it where that could be read again.</param>
/// <param name="Failure">Why the document could not be read to its end at all, or null.</param>
/// <param name="GaveUp">Whether the check ended because there were too many errors.</param>
internal sealed record CheckReport(
    string Name,
    long Statements,
    IReadOnlyList<(RdfSyntaxException Error, SourceExcerpt? Excerpt)> Errors,
    string? Failure,
    bool GaveUp)
{
    /// <summary>Whether the document has no error.</summary>
    public bool IsSound => Errors.Count == 0 && Failure is null;

    /// <summary>Writes the errors and a line that sums up.</summary>
    public void WriteTo(TextWriter output)
    {
        foreach ((RdfSyntaxException error, SourceExcerpt? excerpt) in Errors)
        {
            output.Write($"{error.Message}\n");
            if (excerpt is not null) output.Write($"    {excerpt.Text}\n    {new string(' ', excerpt.Caret)}^\n");
        }
        if (Failure is not null) output.Write($"{Failure}\n");
        string found = Errors.Count switch
        {
            0 => Failure is null ? "no errors" : "not read to its end",
            1 => "1 error",
            int count => $"{count} errors",
        };
        string end = GaveUp ? "; gave up here, --max-errors shows more" : "";
        output.Write($"{Name}: {Statements} {(Statements == 1 ? "statement" : "statements")}, {found}{end}\n");
    }
}
