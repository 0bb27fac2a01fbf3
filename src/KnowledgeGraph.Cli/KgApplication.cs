using System.CommandLine;
using KnowledgeGraph.Cli.Commands;
using KnowledgeGraph.Documents;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Cli;

/// <summary>The command <c>kg</c>.</summary>
public static class KgApplication
{
    private const string Interrupted = "kg: interrupted";

    // What System.CommandLine returns where the work did not stop in time after SIGINT and SIGTERM.
    private const int InterruptedWhileBusy = 130;
    private const int TerminatedWhileBusy = 143;

    /// <summary>Runs the command and returns its exit code, see <see cref="ExitCode"/>. Messages go to standard error.</summary>
    public static int Run(string[] args, Terminal terminal)
    {
        RootCommand root = new("kg: build, query and convert the knowledge graph of French geographic coordination.")
        {
            BuildCommand.Create(terminal),
            QueryCommand.Create(terminal),
            UpdateCommand.Create(terminal),
            ConvertCommand.Create(terminal),
            CheckCommand.Create(terminal),
            CountCommand.Create(terminal),
            DiffCommand.Create(terminal),
            DiffFicheCommand.Create(terminal),
            ValidateCommand.Create(terminal),
            ExtractCommand.Create(terminal),
            LintCommand.Create(terminal),
            TemplateCommand.Create(terminal),
            LoadCommand.Create(terminal),
            ExportCommand.Create(terminal),
            InfoCommand.Create(terminal),
            CompactCommand.Create(terminal),
            BackupCommand.Create(terminal),
            RestoreCommand.Create(terminal),
            ServeCommand.Create(),
        };
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (System.CommandLine.Parsing.ParseError error in parsed.Errors) terminal.Error.WriteLine($"kg: {error.Message}");
            terminal.Error.WriteLine($"Try 'kg {VerbOf(parsed)}--help'.");
            return (int)ExitCode.Usage;
        }
        using var output = new StreamWriter(terminal.Output, leaveOpen: true);
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = terminal.Error };
        // The server handles signals itself, and lets the requests that it has begun end.
        if (parsed.CommandResult.Command.Name == ServeCommand.Name) configuration.ProcessTerminationTimeout = null;
        int exitCode = Guard(() => parsed.Invoke(configuration), terminal);
        if (exitCode is not (InterruptedWhileBusy or TerminatedWhileBusy)) return exitCode;
        terminal.Error.WriteLine(Interrupted);
        return (int)ExitCode.Failure;
    }

    /// <summary>Turns the failures that a user can understand into a message and an exit code; others are defects and stay visible.</summary>
    private static int Guard(Func<int> work, Terminal terminal)
    {
        try
        {
            return work();
        }
        catch (UsageException error)
        {
            terminal.Error.WriteLine($"kg: {TerminalText.Clean(error.Message)}");
            return (int)ExitCode.Usage;
        }
        catch (DocumentException error)
        {
            // Those who write documents and corrections read French.
            string place = error.Line is int line ? $"{error.FileName}:{line}" : error.FileName;
            if (error.FrenchReason != error.Reason) terminal.Error.WriteLine($"kg: {TerminalText.Clean($"{place} : {error.FrenchReason}")}");
            terminal.Error.WriteLine($"kg: {TerminalText.Clean(error.Message)}");
            return (int)ExitCode.Failure;
        }
        catch (Exception error) when (error is KnowledgeGraphException or IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"kg: {TerminalText.Clean(error.Message)}");
            return (int)ExitCode.Failure;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine(Interrupted);
            return (int)ExitCode.Failure;
        }
    }

    private static string VerbOf(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
}
