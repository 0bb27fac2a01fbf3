using System.CommandLine;
using System.Globalization;
using KnowledgeGraph.Storage;

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
        Command command = new(
            "load",
            "Add the statements of RDF files to a store, all or none: a load that fails or is interrupted leaves the store as it was. "
            + "What is there already stays once. Progress goes to standard error.")
        {
            store,
            graph,
        };
        var inputs = new InputOptions();
        inputs.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                string? name = AbsoluteIri.Require(parsed.GetValue(graph), "--graph");
                Run(parsed.GetRequiredValue(store), name, inputs.Open(parsed, terminal), terminal, cancellationToken);
                return (int)ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static void Run(string directory, string? graph, RdfInput[] inputs, Terminal terminal, CancellationToken cancellationToken)
    {
        var progress = new LoadProgress(terminal.Error);
        using QuadStore store = QuadStore.Open(directory);
        using WriteTransaction transaction = store.BeginWrite(cancellationToken);
        foreach (RdfInput input in inputs)
        {
            input.ReadTo(progress.Watch(input.Name, transaction.CreateSink(graph)), cancellationToken);
            progress.Tell(string.Create(CultureInfo.InvariantCulture, $"read {input.Name}: {progress.Count:N0} statements so far"));
        }
        cancellationToken.ThrowIfCancellationRequested();
        progress.Tell("sorting and writing");
        QuadChanges changes = transaction.Commit();
        progress.Tell(string.Create(
            CultureInfo.InvariantCulture,
            $"loaded {progress.Count:N0} statements, {changes.Added:N0} of them new, {progress.Rate:N0} a second"));
    }
}
