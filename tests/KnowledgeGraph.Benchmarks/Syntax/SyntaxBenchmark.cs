using System.Globalization;
using KnowledgeGraph.Benchmarks.Generation;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Benchmarks.Syntax;

/// <summary>
/// Counts and converts files of every syntax: by the library in this process, by <c>kg</c>, and by the other readers that are installed.
/// </summary>
internal static class SyntaxBenchmark
{
    /// <summary>Runs tasks on the files of a folder, which are made first where they are not there.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="arguments">The size of the catalogue to make; names of tasks, then <c>by</c> and who takes part: all where none is named.</param>
    /// <param name="quads">The size where none is given.</param>
    public static void Run(string directory, IReadOnlyCollection<string> arguments, long quads)
    {
        if (arguments.FirstOrDefault() is { } size && char.IsAsciiDigit(size[0]))
        {
            quads = GenerateCommand.ParseCount(size);
            arguments = [.. arguments.Skip(1)];
        }
        string[] tasks = [.. arguments.TakeWhile(name => name != "by")];
        string[] contenders = [.. arguments.SkipWhile(name => name != "by").Skip(1)];
        SyntaxFiles.Ensure(directory, quads);
        Console.WriteLine($"{"task",-12}{"by",-9}{"MB/s",8}{"M st./s",9}{"wall s",8}{"cpu s",8}{"peak MB",9}{"kg is",8}");
        foreach (SyntaxTask task in SyntaxTask.All)
        {
            if (tasks.Length == 0 || tasks.Contains(task.Name)) Run(task, task.FileIn(directory), contenders);
        }
    }

    private static void Run(SyntaxTask task, string file, IReadOnlyCollection<string> contenders)
    {
        bool TakesPart(string name) => contenders.Count == 0 || contenders.Contains(name);

        (long statements, RunResult own) = InProcess(task, file);
        if (TakesPart("library")) Report(task, "library", file, statements, own, null);
        RunResult? kg = TakesPart("kg") ? MeasuredProcess.Run(Kg(task, file)) : null;
        if (kg is { } result) Report(task, "kg", file, statements, result, null);
        foreach (string peer in SyntaxPeers.Names.Where(TakesPart))
        {
            if (SyntaxPeers.Command(peer, task, file) is not { } command) continue;
            if (MeasuredProcess.Run(command) is { } measured) Report(task, peer, file, statements, measured, kg);
            else Console.WriteLine($"{task.Name,-12}{peer,-9}  failed, or is not installed");
        }
    }

    // Once to warm up, so that the second run says what the compiled code can do.
    private static (long Statements, RunResult Result) InProcess(SyntaxTask task, string file)
    {
        long statements = 0;
        RunResult result = default;
        for (int run = 0; run < 2; run++)
        {
            var clock = Clock.Start();
            using var input = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            using IQuadWriter? writer = task.To is { } to
                ? RdfWriter.Create(Stream.Null, to, new RdfWriterOptions { Pretty = false })
                : null;
            var sink = new Counter(writer);
            RdfReader.Read(input, task.From, new RdfReaderOptions { SourceName = file }, sink);
            writer?.Complete();
            (TimeSpan wall, TimeSpan processor) = clock.Elapsed;
            (statements, result) = (sink.Count, new RunResult(wall, processor, 0));
        }
        return (statements, result);
    }

    private static string[] Kg(SyntaxTask task, string file)
    {
        string kg = Path.Combine(AppContext.BaseDirectory, "../../../../../src/KnowledgeGraph.Cli/bin/Release/net10.0/kg");
        return task.To is { } to
            ? [kg, "convert", "--stream", "--to", to.Name(), file, "-"]
            : [kg, "count", file];
    }

    private static void Report(SyntaxTask task, string who, string file, long statements, RunResult run, RunResult? kg)
    {
        double seconds = run.Wall.TotalSeconds;
        string ratio = kg is { } ours ? $"{seconds / ours.Wall.TotalSeconds:F1} x" : "";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{task.Name,-12}{who,-9}{new FileInfo(file).Length / seconds / 1e6,8:F0}{statements / seconds / 1e6,9:F2}{seconds,8:F2}"
            + $"{run.Processor.TotalSeconds,8:F2}{run.PeakBytes / 1e6,9:F0}{ratio,8}"));
    }

    /// <summary>Counts statements, and passes them on where there is somebody to pass them to.</summary>
    private sealed class Counter(IQuadSink? next) : IQuadSink
    {
        public long Count { get; private set; }

        public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
        {
            Count++;
            next?.OnQuad(subject, predicate, @object, graph);
        }

        public void OnPrefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri) => next?.OnPrefix(prefix, iri);
    }
}
