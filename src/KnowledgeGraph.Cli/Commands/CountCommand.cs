using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg count</c>: how many statements files have, or a durable store.</summary>
internal static class CountCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<bool> time = new("--time")
        {
            Description = "Tell on standard error how fast each file was read, in MB (unpacked) and statements a second.",
        };
        Option<string?> store = new("--store") { Description = "Count what the store in this directory holds instead.", HelpName = "DIR" };
        Command command = new(
            "count", "Count the statements of RDF files, in constant memory. A statement that comes twice in files counts twice.") { time, store };
        var inputs = new InputOptions(filesAreOptional: true);
        inputs.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                RdfInput[] files = inputs.Open(parsed, terminal);
                if (parsed.GetValue(store) is { } directory)
                {
                    if (files.Length > 0) throw new UsageException("count either files or a store");
                    CountStore(directory, terminal);
                    return (int)ExitCode.Success;
                }
                if (files.Length == 0) throw new UsageException("there is nothing to count; name files, or a store with --store");
                Run(files, parsed.GetValue(time), terminal, cancellationToken);
                return (int)ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static void CountStore(string directory, Terminal terminal)
    {
        using QuadStore store = StoreOption.OpenForReading(directory, terminal);
        using Snapshot snapshot = store.AcquireSnapshot();
        using var output = new StreamWriter(terminal.Output, leaveOpen: true);
        output.Write($"{snapshot.QuadCount} {directory}\n");
    }

    private static void Run(RdfInput[] inputs, bool time, Terminal terminal, CancellationToken cancellationToken)
    {
        using var output = new StreamWriter(terminal.Output, leaveOpen: true) { AutoFlush = true };
        var total = new Measure(0, 0, TimeSpan.Zero);
        foreach (RdfInput input in inputs)
        {
            long started = Stopwatch.GetTimestamp();
            var sink = new CountingSink();
            long bytes = input.ReadTo(sink, cancellationToken);
            var measure = new Measure(sink.Count, bytes, Stopwatch.GetElapsedTime(started));
            output.Write($"{measure.Statements} {input.Name}\n");
            if (time) terminal.Error.WriteLine($"{input.Name}: {measure}");
            total = total.With(measure);
        }
        if (inputs.Length == 1) return;
        output.Write($"{total.Statements} total\n");
        if (time) terminal.Error.WriteLine($"total: {total}");
    }

    private sealed record Measure(long Statements, long Bytes, TimeSpan Duration)
    {
        public Measure With(Measure other) => new(Statements + other.Statements, Bytes + other.Bytes, Duration + other.Duration);

        public override string ToString()
        {
            double seconds = Math.Max(Duration.TotalSeconds, 1e-6);
            double megabytes = Bytes / 1e6;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{megabytes:N1} MB in {seconds:N3} s, {megabytes / seconds:N1} MB/s, {Statements / seconds:N0} triples/s");
        }
    }
}
