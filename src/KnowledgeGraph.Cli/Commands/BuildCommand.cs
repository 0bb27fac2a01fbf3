using System.CommandLine;
using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg build</c>: the documents, the authority tables and the ontology to one file, or into a durable store.</summary>
internal static class BuildCommand
{
    public static Command Create(Terminal terminal)
    {
        var folders = new FolderOptions();
        Option<string?> output = new("--output") { Description = "The file to write: .nq, .trig, .jsonld (with the graphs) or .ttl, .nt, .rdf (merged).", HelpName = "FILE" };
        Option<string?> store = new("--store")
        {
            Description = "The directory of a store to build into; it is made where it is missing. Only what changed is written, and graphs that no "
                + "build made stay as they are.",
            HelpName = "DIR",
        };
        Command command = new("build", "Build the graph from the documents, into a file or a store.") { output, store };
        folders.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                BuildOptions options = folders.Require(parsed);
                if (parsed.GetValue(output) is null && parsed.GetValue(store) is null) throw new UsageException("name a file with --output, or a store with --store");
                return (int)Run(options, parsed.GetValue(output), parsed.GetValue(store), terminal, cancellationToken);
            },
            cancellationToken));
        return command;
    }

    private static ExitCode Run(BuildOptions options, string? output, string? directory, Terminal terminal, CancellationToken cancellationToken)
    {
        RdfFormat format = output is null ? default : FormatNames.Resolve(null, output, option: null);
        if (output is not null) RdfOutput.Check(output);
        using QuadStore store = directory is null ? QuadStore.CreateInMemory() : QuadStore.Open(directory);
        BuildReport report = new GraphBuilder(options).Build(store, cancellationToken);
        foreach (DocumentReport document in report.Documents)
        {
            terminal.Error.WriteLine(document.Unread is { } reason
                ? $"{document.File} : mis à l'écart, illisible : {TerminalText.Clean(reason)}"
                : $"{document.File}: {document.Passages} passages, {document.Fragments} of them cut in the source");
            foreach (string warning in document.Warnings) terminal.Error.WriteLine($"  {TerminalText.Clean(warning)}");
            foreach (string violation in document.Violations) terminal.Error.WriteLine($"  règle enfreinte : {TerminalText.Clean(violation)}");
        }
        foreach (string alert in report.Alerts) terminal.Error.WriteLine($"kg: {TerminalText.Clean(alert)}");
        if (output is not null)
        {
            using Snapshot snapshot = store.AcquireSnapshot();
            var writer = new DumpWriter(options);
            RdfOutput.Write(output, terminal, stream => writer.WriteGraph(snapshot, format, stream, cancellationToken));
        }
        string target = output ?? directory!;
        terminal.Error.WriteLine(
            $"{target}: {report.QuadCount} quads, {report.Fiches.Count} fiches, built in {report.Duration.TotalSeconds:N1} s; "
            + $"{report.Changes.Added} added, {report.Changes.Removed} removed");
        // The graph is whole without what is held back or set aside, but the work is not done.
        return report.Documents.All(document => document.IsPublished) ? ExitCode.Success : ExitCode.Failure;
    }
}
