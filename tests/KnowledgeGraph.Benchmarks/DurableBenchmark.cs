using System.Diagnostics;
using System.Text;
using KnowledgeGraph.Benchmarks.Catalogue;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Benchmarks;

/// <summary>Loads a made-up catalogue into a store in a directory; times the load, the opening, a check and small commits.</summary>
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
                using WriteTransaction transaction = store.BeginWrite();
                transaction.Add(
                    Utf8Term.Iri(Encoding.UTF8.GetBytes($"https://data.example.fr/new/{writers}/{i}")),
                    Utf8Term.Iri("http://purl.org/dc/terms/title"u8),
                    Utf8Term.String("un titre de plus"u8),
                    default);
                transaction.Commit();
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

    private static string Text(Clock clock)
    {
        (TimeSpan wall, TimeSpan processor) = clock.Elapsed;
        return $"{wall.TotalMilliseconds:N1} ms ({processor.TotalMilliseconds:N0} ms of processor)";
    }
}
