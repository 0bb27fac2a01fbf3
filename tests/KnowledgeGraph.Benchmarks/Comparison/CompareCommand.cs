using System.Diagnostics;
using System.Text.Json;

namespace KnowledgeGraph.Benchmarks.Comparison;

/// <summary>
/// <c>compare</c>: loads the data into each engine (where its database isn't there from an earlier run), starts it, times the mix and the
/// look-ups, stops it, and puts all results side by side. <c>report</c>: only the last step.
/// </summary>
internal static class CompareCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Measures and reports.</summary>
    public static void Run(CompareOptions options)
    {
        Engine[] engines = JsonSerializer.Deserialize<Engine[]>(File.ReadAllText(options.Engines), Json) ?? [];
        MixQuery[] mix = MixQuery.Read(options.Queries, options.Category);
        foreach (Engine engine in engines.Where(engine => options.Only is null || options.Only.Contains(engine.Name))) Measure(engine, mix, options);
        ReportOn(options);
    }

    /// <summary>Prints what the folder has of the data, in the order of the engines' file.</summary>
    public static void ReportOn(CompareOptions options)
    {
        Engine[] engines = JsonSerializer.Deserialize<Engine[]>(File.ReadAllText(options.Engines), Json) ?? [];
        EngineResult[] results = [.. engines.Select(engine => ResultFile(engine, options)).Where(File.Exists)
            .Select(file => JsonSerializer.Deserialize<EngineResult>(File.ReadAllText(file), Json)!)];
        if (results.Length > 0) Console.WriteLine(Report.Write(results));
    }

    private static void Measure(Engine engine, MixQuery[] mix, CompareOptions options)
    {
        string folder = Path.GetFullPath(Path.Combine(options.Folder, engine.Name));
        Directory.CreateDirectory(folder);
        string database = Path.Combine(folder, options.DataName), log = database + ".log", resultFile = ResultFile(engine, options);
        EngineResult result = File.Exists(resultFile)
            ? JsonSerializer.Deserialize<EngineResult>(File.ReadAllText(resultFile), Json)!
            : new() { Engine = engine.Name, Data = options.DataName };
        if (!Directory.Exists(database))
        {
            long started = Stopwatch.GetTimestamp();
            Shell.Run(engine.Fill(engine.Load, database, Path.GetFullPath(options.Data)), log);
            result.LoadSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            Console.Error.WriteLine($"{engine.Name}: loaded in {result.LoadSeconds:F1} s");
        }
        result.DatabaseBytes = new DirectoryInfo(database).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        Save(result, resultFile);
        if (options.LoadOnly) return;
        using RunningEngine running = RunningEngine.Start(engine, database, log, out TimeSpan untilFirstAnswer);
        result.StartSeconds = untilFirstAnswer.TotalSeconds;
        var timer = new MixTimer(engine, options.Runs, options.Timeout);
        foreach (MixQuery query in mix)
        {
            QueryTiming timing = timer.Time(query);
            result.Queries.RemoveAll(other => other.Category == query.Category && other.Name == query.Name);
            result.Queries.Add(timing);
            string time = timing.Median is { } median ? $"{median:F2} ms, {timing.Count} rows" : timing.Failure!;
            Console.Error.WriteLine($"{engine.Name} {query.Category}/{query.Name}: {time}");
            Save(result, resultFile);
        }
        result.Queries.Sort((a, b) => string.CompareOrdinal(a.Category + "/" + a.Name, b.Category + "/" + b.Name));
        (result.PrivateBytes, result.ResidentBytes) = running.Memory();
        MixQuery[] lookups = [.. mix.Where(query => query.Category == "lookup")];
        if (lookups.Length > 0)
        {
            result.LookupsOneClient = timer.Throughput(lookups, 1, options.Datasets, TimeSpan.FromSeconds(4));
            result.LookupsEightClients = timer.Throughput(lookups, 8, options.Datasets, TimeSpan.FromSeconds(4));
        }
        Save(result, resultFile);
    }

    private static string ResultFile(Engine engine, CompareOptions options) => Path.Combine(options.Folder, $"{options.DataName}-{engine.Name}.json");

    private static void Save(EngineResult result, string file) => File.WriteAllText(file, JsonSerializer.Serialize(result, Json));
}
