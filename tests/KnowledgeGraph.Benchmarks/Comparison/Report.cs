using System.Globalization;
using System.Text;

namespace KnowledgeGraph.Benchmarks.Comparison;

/// <summary>Puts the results of engines side by side, in Markdown. The first engine is ours: ratios are its times to the fastest other's.</summary>
internal static class Report
{
    /// <summary>The tables of engines on the same data.</summary>
    public static string Write(IReadOnlyList<EngineResult> engines)
    {
        var text = new StringBuilder();
        Line(text, $"## {engines[0].Data}\n");
        Summary(text, engines);
        Categories(text, engines);
        Queries(text, engines);
        return text.ToString();
    }

    private static void Summary(StringBuilder text, IReadOnlyList<EngineResult> engines)
    {
        Header(text, "", engines);
        Row(text, "load, s", engines, engine => Number(engine.LoadSeconds));
        Row(text, "database, MB", engines, engine => Number(engine.DatabaseBytes / 1e6));
        Row(text, "start to first answer, s", engines, engine => Number(engine.StartSeconds));
        Row(text, "look-ups/s, 1 client", engines, engine => Number(engine.LookupsOneClient));
        Row(text, "look-ups/s, 8 clients", engines, engine => Number(engine.LookupsEightClients));
        Row(text, "private memory after the mix, MB", engines, engine => Number(engine.PrivateBytes / 1e6));
        Row(text, "resident memory after the mix, MB", engines, engine => Number(engine.ResidentBytes / 1e6));
        text.Append('\n');
    }

    private static void Categories(StringBuilder text, IReadOnlyList<EngineResult> engines)
    {
        Line(text, "Geometric means, ms; failed queries count 60 s.\n");
        Header(text, "category", engines, "ratio");
        foreach (IGrouping<string, QueryTiming> category in engines[0].Queries.GroupBy(query => query.Category))
        {
            double[] means = [.. engines.Select(engine => Mean(engine, category.Key))];
            Line(text, $"| {category.Key} |{Cells(means)} {Ratio(means)} |");
        }
        double[] all = [.. engines.Select(engine => Mean(engine, null))];
        Line(text, $"| all |{Cells(all)} {Ratio(all)} |\n");
    }

    private static void Queries(StringBuilder text, IReadOnlyList<EngineResult> engines)
    {
        Line(text, "Warm medians, ms. ✗: failed. ≠: another answer than the first engine's.\n");
        Header(text, "query | rows", engines, "ratio");
        foreach (QueryTiming query in engines[0].Queries)
        {
            QueryTiming?[] timings = [.. engines.Select(engine => engine.Queries.Find(other => other.Category == query.Category && other.Name == query.Name))];
            IEnumerable<string> cells = timings.Select(timing => timing is null ? "–" : timing.Median is { } median ? Number(median) + Mark(query, timing) : "✗");
            double?[] valid = [.. timings.Select(timing => timing?.Median)];
            double best = valid.Skip(1).Min() ?? double.NaN;
            string ratio = valid[0] is { } own && !double.IsNaN(best) ? Number(own / best) : "";
            Line(text, $"| {query.Category}/{query.Name} | {query.Count} | {string.Join(" | ", cells)} | {ratio} |");
        }
        text.Append('\n');
        foreach (EngineResult engine in engines)
        {
            foreach (QueryTiming query in engine.Queries.Where(query => query.Failure is not null))
            {
                Line(text, $"- {engine.Engine}, {query.Category}/{query.Name}: {query.Failure}");
            }
        }
    }

    private static string Mark(QueryTiming own, QueryTiming other) =>
        own.Failure is not null || own.Hash == other.Hash ? "" : own.Count == other.Count ? " ≠" : $" ≠({other.Count})";

    private static double Mean(EngineResult engine, string? category)
    {
        double[] times = [.. engine.Queries.Where(query => category is null || query.Category == category).Select(query => query.Median ?? 60_000)];
        return times.Length == 0 ? double.NaN : Math.Exp(times.Average(Math.Log));
    }

    private static string Ratio(double[] values) =>
        values.Skip(1).Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Min() is var best && double.IsNaN(best) ? "" : Number(values[0] / best);

    private static string Cells(double[] values) => string.Concat(values.Select(value => $" {Number(value)} |"));

    private static void Header(StringBuilder text, string first, IReadOnlyList<EngineResult> engines, string? last = null)
    {
        int columns = first.Count(letter => letter == '|') + engines.Count + (last is null ? 0 : 1);
        Line(text, $"| {first} | {string.Join(" | ", engines.Select(engine => engine.Engine))} |{(last is null ? "" : $" {last} |")}");
        Line(text, $"|---|{string.Concat(Enumerable.Repeat("--:|", columns))}");
    }

    private static void Row(StringBuilder text, string name, IReadOnlyList<EngineResult> engines, Func<EngineResult, string> cell) =>
        Line(text, $"| {name} | {string.Join(" | ", engines.Select(cell))} |");

    private static string Number(double? value) => value switch
    {
        null => "–",
        double number when double.IsNaN(number) => "–",
        >= 100 => value.Value.ToString("F0", CultureInfo.InvariantCulture),
        >= 10 => value.Value.ToString("F1", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("F2", CultureInfo.InvariantCulture),
    };

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
