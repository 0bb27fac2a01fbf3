using System.CommandLine;
using System.Text;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg export</c>: a durable store to a file.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string> store = StoreOption.Create();
        Option<string> output = new("--output")
        {
            Description = "The file to write, or - for standard output.",
            HelpName = "FILE",
            Required = true,
        };
        Option<string?> to = new("--to") { Description = "The output's format. Default: by the file's extension.", HelpName = "FORMAT" };
        Option<string?> graph = new("--graph") { Description = "Write only this named graph, without its name.", HelpName = "IRI" };
        Command command = new(
            "export",
            "Write what a store holds, subject by subject, in constant memory. Formats without named graphs get all graphs merged.")
        {
            store,
            output,
            to,
            graph,
        };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                string path = parsed.GetRequiredValue(output);
                RdfFormat format = FormatNames.Resolve(parsed.GetValue(to), path, "--to");
                using QuadStore opened = StoreOption.OpenForReading(parsed.GetRequiredValue(store), terminal);
                using Snapshot snapshot = opened.AcquireSnapshot();
                GraphSelector graphs = Select(snapshot, parsed.GetValue(graph), format);
                RdfOutput.Write(path, terminal, file => Write(snapshot, graphs, file, format, cancellationToken));
                return (int)ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static GraphSelector Select(Snapshot snapshot, string? graph, RdfFormat format)
    {
        if (graph is null) return format.HasGraphs() ? GraphSelector.Each : GraphSelector.MergeAll;
        bool isThere = snapshot.TryGetId(Utf8Term.Iri(Encoding.UTF8.GetBytes(graph)), out ValueId id) && snapshot.NamedGraphs.Contains(id);
        if (isThere) return GraphSelector.Merge([id]);
        throw new StorageException($"the store has no graph <{graph}>; kg info lists those it has");
    }

    private static void Write(
        Snapshot snapshot, GraphSelector graphs, Stream file, RdfFormat format, CancellationToken cancellationToken)
    {
        using IQuadWriter writer = RdfWriter.Create(file, format, new RdfWriterOptions { Pretty = false });
        snapshot.CopyTo(graphs, writer, cancellationToken);
        writer.Complete();
    }
}
