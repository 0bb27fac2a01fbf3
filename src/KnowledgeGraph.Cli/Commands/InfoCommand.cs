using System.CommandLine;
using System.Globalization;
using System.Text;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg info</c>: what a durable store holds, and its size.</summary>
internal static class InfoCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string> store = StoreOption.Create();
        Command command = new("info", "Tell how many statements a store holds, in which graphs, and how large its files are.") { store };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                using var output = new StreamWriter(terminal.Output, leaveOpen: true);
                Write(parsed.GetRequiredValue(store), output, terminal);
                return (int)ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static void Write(string directory, StreamWriter output, Terminal terminal)
    {
        using QuadStore store = StoreOption.OpenForReading(directory, terminal);
        using Snapshot snapshot = store.AcquireSnapshot();
        Line(output, "quads", snapshot.QuadCount);
        Line(output, "triples", snapshot.TripleCount);
        Line(output, "predicates", snapshot.Predicates.Count);
        Line(output, "default graph", snapshot.Count(default, GraphSelector.Default));
        Line(output, "named graphs", snapshot.NamedGraphs.Count);
        byte[] scratch = new byte[Snapshot.ScratchBytes];
        foreach (ValueId graph in snapshot.NamedGraphs)
        {
            string name = Encoding.UTF8.GetString(snapshot.Decode(graph, scratch).Value);
            Line(output, $"  {name}", snapshot.Count(default, GraphSelector.One(graph)));
        }
        foreach (StorePart part in snapshot.Parts) Line(output, $"{part.Name}, bytes", part.Bytes);
        long bytes = 0;
        foreach (FileInfo file in new DirectoryInfo(directory).EnumerateFiles("*.kg?").OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            Line(output, $"{file.Name}, bytes", file.Length);
            bytes += file.Length;
        }
        double each = (double)bytes / Math.Max(snapshot.QuadCount, 1);
        output.Write(string.Create(CultureInfo.InvariantCulture, $"{"bytes a quad",-32} {each,16:F1}\n"));
    }

    private static void Line(StreamWriter output, string name, long value) =>
        output.Write(string.Create(CultureInfo.InvariantCulture, $"{name,-32} {value,16:N0}\n"));
}
