using System.CommandLine;
using KnowledgeGraph.Cli.Checking;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg check</c>: every error of files, or of a durable store.</summary>
internal static class CheckCommand
{
    private const int DefaultMaxErrors = 100;

    public static Command Create(Terminal terminal)
    {
        Option<int> maxErrors = new("--max-errors")
        {
            Description = "Give up on a file after so many errors.",
            HelpName = "COUNT",
            DefaultValueFactory = _ => DefaultMaxErrors,
        };
        Option<string?> store = new("--store")
        {
            Description = "Check the store in this directory instead: every checksum, and that orders, terms and counts fit each other.",
            HelpName = "DIR",
        };
        Command command = new(
            "check",
            "Read RDF files to their end and report every error, with its line, its column and the text around it. "
            + "N-Triples and N-Quads are read on after a broken line, Turtle and TriG after a broken statement, RDF/XML after a "
            + "broken element, JSON-LD without the broken object; what is no XML or JSON at all ends the reading. The exit code is 0 where all files are sound, 1 where one is not.")
        {
            maxErrors,
            store,
        };
        var inputs = new InputOptions(filesAreOptional: true);
        inputs.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                int most = parsed.GetValue(maxErrors);
                if (most < 1) throw new UsageException($"--max-errors is {most}; it takes a number from 1 on");
                RdfInput[] files = inputs.Open(parsed, terminal);
                if (parsed.GetValue(store) is { } directory)
                {
                    if (files.Length > 0) throw new UsageException("check either files or a store");
                    return (int)RunStore(directory, terminal, cancellationToken);
                }
                if (files.Length == 0) throw new UsageException("there is nothing to check; name files, or a store with --store");
                return (int)Run(files, most, terminal, cancellationToken);
            },
            cancellationToken));
        return command;
    }

    private static ExitCode Run(RdfInput[] inputs, int maxErrors, Terminal terminal, CancellationToken cancellationToken)
    {
        using var output = new StreamWriter(terminal.Output, leaveOpen: true) { AutoFlush = true };
        bool allSound = true;
        foreach (RdfInput input in inputs)
        {
            CheckReport report = DocumentCheck.Run(input, maxErrors, cancellationToken);
            report.WriteTo(output);
            allSound &= report.IsSound;
        }
        return allSound ? ExitCode.Success : ExitCode.Failure;
    }

    private static ExitCode RunStore(string directory, Terminal terminal, CancellationToken cancellationToken)
    {
        using var output = new StreamWriter(terminal.Output, leaveOpen: true);
        var options = new QuadStoreOptions { Notify = notice => output.Write($"note: {notice.Message}\n") };
        using QuadStore store = QuadStore.OpenReadOnly(directory, options);
        using Snapshot snapshot = store.AcquireSnapshot();
        IReadOnlyList<string> problems = store.Check(cancellationToken);
        foreach (string problem in problems) output.Write($"{problem}\n");
        string found = problems.Count switch { 0 => "no errors", 1 => "1 error", int count => $"{count} errors" };
        output.Write($"{directory}: {snapshot.QuadCount} quads, {found}\n");
        return problems.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }
}
