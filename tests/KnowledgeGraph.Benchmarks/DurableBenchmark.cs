using System.Diagnostics;
using System.Text;
using KnowledgeGraph.Benchmarks.Catalogue;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Benchmarks;

/// <summary>
/// Loads a made-up catalogue into a store in a directory; times the load, the opening, a check, small commits, and reads and commits
/// while a merge runs.
/// </summary>
internal static class DurableBenchmark
{
    public static void Run(long quads, string directory)
    {
        if (Directory.Exists(directory)) throw new ArgumentException($"the directory '{directory}' is there already", nameof(directory));
        try
        {
            Load(quads, directory);
            Open(directory);
            Commits(directory, writers: 1, count: 500);
            Commits(directory, writers: 8, count: 4000);
            Open(directory);
            FillLog(directory);
            Open(directory);
            // A dataset has some thirty statements.
            WhileMerging(directory, datasets: (int)(quads / 40));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void Load(long quads, string directory)
    {
        using QuadStore store = QuadStore.Open(directory);
        var clock = Clock.Start();
        using (WriteTransaction transaction = store.BeginWrite())
        {
            CatalogueGenerator.Write(transaction.CreateSink(), quads);
            Console.WriteLine($"made up, read and encoded in {Text(clock)}");
            clock.Restart();
            transaction.Commit();
        }
        using Snapshot snapshot = store.AcquireSnapshot();
        long bytes = new DirectoryInfo(directory).EnumerateFiles().Sum(file => file.Length);
        Console.WriteLine(
            $"{snapshot.QuadCount:N0} quads sorted, packed, written and synced in {Text(clock)}; "
            + $"{(double)bytes / snapshot.QuadCount:F1} bytes a quad on disk, peak of memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:N0} MB");
        clock.Restart();
        int problems = store.Check().Count;
        Console.WriteLine($"checked in {Text(clock)}, {problems} problems");
    }

    private static void Open(string directory)
    {
        for (int round = 0; round < 3; round++)
        {
            var clock = Clock.Start();
            using QuadStore store = QuadStore.Open(directory);
            using Snapshot snapshot = store.AcquireSnapshot();
            snapshot.TryGetId(Utf8Term.Iri("https://data.example.fr/dataset/7"u8), out ValueId id);
            long rows = snapshot.Count(new(id, default, default), GraphSelector.MergeAll);
            Console.WriteLine($"opened, first look-up of {rows} rows answered in {Text(clock)}");
        }
    }

    private static void Commits(string directory, int writers, int count)
    {
        using QuadStore store = QuadStore.Open(directory);
        double[] milliseconds = new double[count];
        var clock = Clock.Start();
        Thread[] threads = [.. Enumerable.Range(0, writers).Select(writer => new Thread(() =>
        {
            for (int i = writer; i < count; i += writers)
            {
                long started = Stopwatch.GetTimestamp();
                Commit(store, $"{writers}", i);
                milliseconds[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            }
        }))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        double seconds = clock.Elapsed.Wall.TotalSeconds;
        Array.Sort(milliseconds);
        Console.WriteLine(
            $"{count} commits by {writers} writers: {count / seconds:N0} a second, median {milliseconds[count / 2]:F2} ms, "
            + $"p99 {milliseconds[count * 99 / 100]:F2} ms");
    }

    /// <summary>Lets the log grow to where it is about to be merged, the length that is slowest to open.</summary>
    private static void FillLog(string directory)
    {
        var options = new QuadStoreOptions { MaxLogBytes = long.MaxValue / 8 };
        long longest = new QuadStoreOptions().MaxLogBytes - 1_000_000;
        using QuadStore store = QuadStore.Open(directory, options);
        int batch = 0;
        for (; LogBytes(directory) < longest; batch++)
        {
            using WriteTransaction transaction = store.BeginWrite();
            for (int i = 0; i < 100; i++) Add(transaction, $"log/{batch}", i);
            transaction.Commit();
        }
        Console.WriteLine($"a log of {LogBytes(directory):N0} bytes, {batch:N0} commits of 100 quads");
    }

    private static long LogBytes(string directory) => new DirectoryInfo(directory).EnumerateFiles("*.kgl").Sum(file => file.Length);

    /// <summary>Reads in a quiet store, then reads, and then small commits, only while merges run in the background.</summary>
    private static void WhileMerging(string directory, int datasets)
    {
        using var merged = new AutoResetEvent(false);
        var options = new QuadStoreOptions
        {
            MaxLogBytes = 2_000_000,
            Notify = notice =>
            {
                Console.WriteLine($"  {notice.Message}");
                merged.Set();
            },
        };
        using QuadStore store = QuadStore.Open(directory, options);
        if (LogBytes(directory) > options.MaxLogBytes) merged.WaitOne();
        var random = new Random(1);
        long until = Stopwatch.GetTimestamp() + (5 * Stopwatch.Frequency);
        Report("reads, quiet store", Measure(() => Read(store, random, datasets), () => Stopwatch.GetTimestamp() > until));
        List<double> reads = [], commits = [];
        int batch = 0;
        for (int round = 0; round < 3; round++)
        {
            StartMerge();
            reads.AddRange(Measure(() => Read(store, random, datasets), () => merged.WaitOne(0)));
        }
        Report("reads while merging", reads);
        StartMerge();
        commits.AddRange(Measure(() => Commit(store, "merging", commits.Count + random.Next()), () => merged.WaitOne(0)));
        Report("commits while merging", commits);

        void StartMerge()
        {
            batch++;
            using WriteTransaction transaction = store.BeginWrite();
            for (int i = 0; i < 70_000; i++) Add(transaction, $"batch/{batch}", i);
            transaction.Commit();
        }
    }

    /// <summary>What a page about one dataset asks: its statements, as text.</summary>
    private static void Read(QuadStore store, Random random, int datasets)
    {
        const int MaxRows = 64;
        Span<ValueId> subjects = stackalloc ValueId[MaxRows], predicates = stackalloc ValueId[MaxRows], objects = stackalloc ValueId[MaxRows];
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        using Snapshot snapshot = store.AcquireSnapshot();
        if (!snapshot.TryGetId(Utf8Term.Iri(Encoding.UTF8.GetBytes($"https://data.example.fr/dataset/{random.Next(datasets)}")), out ValueId id)) return;
        using QuadScan scan = snapshot.Scan(new(id, default, default), GraphSelector.MergeAll, QuadOrder.Spo);
        int rows = scan.Read(subjects, predicates, objects, default);
        for (int i = 0; i < rows; i++)
        {
            snapshot.Decode(predicates[i], scratch);
            snapshot.Decode(objects[i], scratch);
        }
    }

    private static List<double> Measure(Action action, Func<bool> isOver)
    {
        List<double> milliseconds = [];
        while (!isOver())
        {
            long started = Stopwatch.GetTimestamp();
            action();
            milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return milliseconds;
    }

    private static void Report(string what, List<double> milliseconds)
    {
        milliseconds.Sort();
        int count = milliseconds.Count;
        Console.WriteLine(
            $"{what}: {count:N0}, p50 {milliseconds[count / 2]:F4} ms, p99 {milliseconds[count * 99 / 100]:F4} ms, "
            + $"p99.9 {milliseconds[(int)(count * 0.999)]:F4} ms, longest {milliseconds[^1]:F2} ms");
    }

    private static void Commit(QuadStore store, string family, int number)
    {
        using WriteTransaction transaction = store.BeginWrite();
        Add(transaction, family, number);
        transaction.Commit();
    }

    private static void Add(WriteTransaction transaction, string family, int number) => transaction.Add(
        Utf8Term.Iri(Encoding.UTF8.GetBytes($"https://data.example.fr/new/{family}/{number}")),
        Utf8Term.Iri("http://purl.org/dc/terms/title"u8),
        Utf8Term.String("un titre de plus"u8),
        default);

    private static string Text(Clock clock)
    {
        (TimeSpan wall, TimeSpan processor) = clock.Elapsed;
        return $"{wall.TotalMilliseconds:N1} ms ({processor.TotalMilliseconds:N0} ms of processor)";
    }
}
