using System.CommandLine;
using KnowledgeGraph.Catalogue.Linting;
using KnowledgeGraph.Cli.Linting;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg lint</c>: what an editor should look at in drafts of fiches.</summary>
internal static class LintCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string[]> files = new("FILE") { Description = "The drafts, of any format that is read.", Arity = ArgumentArity.OneOrMore };
        Option<string> format = new("--format") { Description = "text: for the editor; json: for programs.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var folders = new FolderOptions();
        Command command = new(
            "lint",
            "Check drafts of fiches against the template and the shapes, and say in French where to look and what to write. The exit code is 0 "
            + "where all are sound (warnings may be there), 1 where errors were found.")
        {
            files, format,
        };
        folders.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                using var linter = new DraftLinter(folders.Require(parsed), cancellationToken);
                List<LintReport> reports = [.. parsed.GetRequiredValue(files).Select(file => linter.Lint(file, cancellationToken))];
                if (parsed.GetValue(format) == "json")
                {
                    LintJson.Write(reports, terminal.Output);
                }
                else
                {
                    using var output = new StreamWriter(terminal.Output, leaveOpen: true);
                    foreach (LintReport report in reports) LintText.Write(report, output);
                }
                return (int)(reports.TrueForAll(report => report.IsSound) ? ExitCode.Success : ExitCode.Failure);
            },
            cancellationToken));
        return command;
    }
}
