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
        Option<string?> graph = new("--graph")
        {
            Description = "Write only this named graph, without its name, or 'default', the unnamed one.",
            HelpName = "IRI",
        };
        Option<bool> merge = new("--merge-graphs")
        {
            Description = "Put all graphs together into one, without their names. Unasked, formats without named graphs refuse them.",
        };
        Command command = new("export", "Write what a store holds, subject by subject, in constant memory.") { store, output, to, graph, merge };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                string path = parsed.GetRequiredValue(output);
                RdfFormat format = FormatNames.Resolve(parsed.GetValue(to), path, "--to");
                string? only = parsed.GetValue(graph) is "default" ? "default" : AbsoluteIri.Require(parsed.GetValue(graph), "--graph");
                bool merges = parsed.GetValue(merge);
                if (merges && only is not null) throw new UsageException("choose a graph, or merge all of them, not both");
                using QuadStore opened = StoreOption.OpenForReading(parsed.GetRequiredValue(store), terminal);
                using Snapshot snapshot = opened.AcquireSnapshot();
                GraphSelector graphs = Select(snapshot, only, merges, format);
                RdfOutput.Write(path, terminal, file => Write(snapshot, graphs, file, format, cancellationToken));
                return (int)ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static GraphSelector Select(Snapshot snapshot, string? graph, bool merges, RdfFormat format)
    {
        if (merges) return GraphSelector.MergeAll;
        if (graph is "default") return GraphSelector.Merge([ValueId.DefaultGraph]);
        if (graph is not null)
        {
            bool isThere = snapshot.TryGetId(Utf8Term.Iri(Encoding.UTF8.GetBytes(graph)), out ValueId id) && snapshot.NamedGraphs.Contains(id);
            return isThere ? GraphSelector.Merge([id]) : throw new StorageException($"the store has no graph <{graph}>; kg info lists those it has");
        }
        if (format.HasGraphs()) return GraphSelector.Each;
        return snapshot.NamedGraphs.Count == 0
            ? GraphSelector.Default
            : throw GraphChoice.WouldLoseNames("the store", snapshot.Decode(snapshot.NamedGraphs[0], new byte[Snapshot.ScratchBytes]), format);
    }

    private static void Write(
        Snapshot snapshot, GraphSelector graphs, Stream file, RdfFormat format, CancellationToken cancellationToken)
    {
        using IQuadWriter writer = RdfWriter.Create(file, format, new RdfWriterOptions { Pretty = false });
        snapshot.CopyTo(graphs, writer, cancellationToken);
        writer.Complete();
    }
}
