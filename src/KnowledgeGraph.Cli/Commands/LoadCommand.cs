using System.CommandLine;
using KnowledgeGraph.Storage;
using KnowledgeGraph.Storage.Loading;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg load</c>: files into a durable store.</summary>
internal static class LoadCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string> store = StoreOption.Create("The directory of the store; it is made where it is missing.");
        Option<string?> graph = new("--graph")
        {
            Description = "The named graph into which the statements of the files' default graphs go. Default: the store's default graph.",
            HelpName = "IRI",
        };
        Option<string?> memory = new("--memory")
        {
            Description = "About the memory to take, such as 512M or 8G; what does not fit goes to files in the store for a while. "
                + "Default: a quarter of the machine's, at least 512M and at most 3G.",
            HelpName = "SIZE",
        };
        Option<int> threads = new("--threads") { Description = "The number of threads. Default: one per processor.", HelpName = "N" };
        Option<bool> verbose = new("--verbose") { Description = "Tell at the end how long each phase took." };
        Command command = new(
            "load",
            "Add the statements of RDF files to a store, all or none: a load that fails or is interrupted leaves the store as it was. "
            + "What is there already stays once. Progress goes to standard error.")
        {
            store,
            graph,
            memory,
            threads,
            verbose,
        };
        var inputs = new InputOptions();
        inputs.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                string? name = AbsoluteIri.Require(parsed.GetValue(graph), "--graph");
                int threadCount = parsed.GetValue(threads);
                if (threadCount is < 0 or > 256) throw new UsageException($"--threads is {threadCount}; it takes 1 to 256");
                var options = new LoadOptions { MemoryBytes = ByteSize.Parse(parsed.GetValue(memory), "--memory"), Threads = threadCount };
                var report = new LoadReport(terminal.Error, parsed.GetValue(verbose));
                Run(parsed.GetRequiredValue(store), name, inputs.Open(parsed, terminal), options, report, cancellationToken);
                return (int)ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static void Run(
        string directory, string? graph, RdfInput[] inputs, LoadOptions options, LoadReport report, CancellationToken cancellationToken)
    {
        using QuadStore store = QuadStore.Open(directory);
        LoadSource[] sources = [.. inputs.Select(input => input.ToLoadSource(graph))];
        report.Done(store.Load(sources, options with { OnProgress = report.Tell }, cancellationToken));
    }
}
