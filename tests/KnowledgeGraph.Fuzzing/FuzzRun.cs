using System.Diagnostics;
using System.Globalization;
using System.IO.MemoryMappedFiles;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Fuzzing;

/// <summary>Gives mutated documents to a parser and watches what it does with them.</summary>
internal static class FuzzRun
{
    private const int DefaultIterations = 1500;
    private const long MemoryAtHand = 64L << 20;
    private const long MemoryPerByte = 20_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly string FailureFolder = Path.Combine(AppContext.BaseDirectory, "fuzz-failures");

    private static int Seed { get; } = Number("KG_FUZZ_SEED") ?? 1;

    /// <summary>Runs a target for as many documents, or as long, as the environment says.</summary>
    /// <param name="name">The parser, for the names of files.</param>
    /// <param name="seeds">The documents to mutate.</param>
    /// <param name="parse">
    /// Parses a document; the number is a source of further choices. May throw a <see cref="KnowledgeGraphException"/>.
    /// </param>
    public static void Run(string name, byte[][] seeds, Action<byte[], Random> parse)
    {
        Directory.CreateDirectory(FailureFolder);
        int? seconds = Number("KG_FUZZ_SECONDS");
        int iterations = seconds is null ? Number("KG_FUZZ_ITERATIONS") ?? DefaultIterations : int.MaxValue;
        using var current = new DocumentInHand(Path.Combine(FailureFolder, $"fuzz-current-{name}"));
        var mutator = new Mutator(seeds, Seed);
        var choices = new Random(Seed);
        var failures = new Dictionary<string, string>();
        using var watch = new Timer(_ => current.EndHang(Longest), null, Longest, TimeSpan.FromSeconds(5));
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < iterations && (seconds is null || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds); i++)
        {
            byte[] document = mutator.Next();
            current.Take(document);
            if (Defect(parse, document, new Random(choices.Next())) is not { } defect) continue;
            string file = Path.Combine(FailureFolder, $"{name}-{Seed}-{i}");
            if (!failures.TryAdd(defect.Kind, $"{file}: {defect.Description}")) continue;
            File.WriteAllBytes(file, document);
            if (failures.Count == 20) break;
        }
        current.Done();
        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Values));
    }

    private static (string Kind, string Description)? Defect(Action<byte[], Random> parse, byte[] document, Random choices)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            parse(document, choices);
        }
        catch (KnowledgeGraphException)
        {
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            string where = (failure.StackTrace ?? "").Split('\n').FirstOrDefault(line => line.Contains("KnowledgeGraph.", StringComparison.Ordinal)) ?? "";
            string kind = failure is RoundTripException ? failure.Message.Split('\n')[0] : failure.GetType().Name + where;
            return (kind, failure.ToString());
        }
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return allocated > MemoryAtHand + (MemoryPerByte * document.Length)
            ? ("memory", $"{allocated:N0} bytes were allocated for a document of {document.Length:N0}")
            : null;
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>The document that a parser works on, in a file that outlives the process.</summary>
    private sealed class DocumentInHand : IDisposable
    {
        private const int Capacity = 4 << 20;
        private readonly string _path;
        private readonly MemoryMappedFile _file;
        private readonly MemoryMappedViewAccessor _view;
        private long _since;

        public DocumentInHand(string path)
        {
            _path = path;
            _file = MemoryMappedFile.CreateFromFile(path, FileMode.Create, null, Capacity);
            _view = _file.CreateViewAccessor();
        }

        public void Take(byte[] document)
        {
            int length = Math.Min(document.Length, Capacity - sizeof(int));
            _view.Write(0, length);
            _view.WriteArray(sizeof(int), document, 0, length);
            Volatile.Write(ref _since, Stopwatch.GetTimestamp());
        }

        public void EndHang(TimeSpan longest)
        {
            long since = Volatile.Read(ref _since);
            if (since != 0 && Stopwatch.GetElapsedTime(since) > longest) Environment.FailFast($"no answer for the document in {_path} (behind its length, 4 bytes)");
        }

        public void Done()
        {
            Volatile.Write(ref _since, 0);
            Dispose();
            File.Delete(_path);
        }

        public void Dispose()
        {
            _view.Dispose();
            _file.Dispose();
        }
    }
}
