using System.Globalization;
using KnowledgeGraph.Storage.Loading;

namespace KnowledgeGraph.Cli;

/// <summary>Tells on standard error how a load goes: every second, at each phase, and at the end.</summary>
internal sealed class LoadReport(TextWriter error, bool isVerbose)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly List<(LoadPhase Phase, TimeSpan Start)> _phases = [];
    private readonly long _started = System.Diagnostics.Stopwatch.GetTimestamp();
    private TimeSpan _told;

    /// <summary>Tells of progress, unless it was told just before.</summary>
    public void Tell(LoadProgress progress)
    {
        bool isNew = _phases.Count == 0 || _phases[^1].Phase != progress.Phase;
        if (isNew) _phases.Add((progress.Phase, progress.Elapsed));
        else if (progress.Elapsed - _told < Interval) return;
        _told = progress.Elapsed;
        string done = progress is { Total: > 0, Done: > 0 } ? $" {100.0 * progress.Done / progress.Total:N0} %," : "";
        string rate = progress.Quads > 0 ? $" {progress.Quads:N0} statements, {progress.Quads / progress.Elapsed.TotalSeconds:N0} a second" : "";
        string left = progress.Remaining is { } remaining ? $", about {Math.Ceiling(remaining.TotalSeconds):N0} s left" : "";
        Write(progress.Elapsed, $"{NameOf(progress.Phase)}:{done}{rate}{left}");
    }

    /// <summary>Tells what was loaded.</summary>
    public void Done(LoadResult result)
    {
        TimeSpan elapsed = System.Diagnostics.Stopwatch.GetElapsedTime(_started);
        for (int i = 0; isVerbose && i < _phases.Count; i++)
        {
            TimeSpan end = i + 1 < _phases.Count ? _phases[i + 1].Start : elapsed;
            error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{NameOf(_phases[i].Phase),-24} {(end - _phases[i].Start).TotalSeconds,8:N2} s"));
        }
        double rate = result.QuadsRead / Math.Max(elapsed.TotalSeconds, 1e-6);
        Write(elapsed, $"loaded {result.QuadsRead:N0} statements, {result.QuadsAdded:N0} of them new, {rate:N0} a second");
    }

    private void Write(TimeSpan elapsed, FormattableString text) =>
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{elapsed.TotalSeconds,6:N1} s] {text.ToString(CultureInfo.InvariantCulture)}"));

    private static string NameOf(LoadPhase phase) => phase switch
    {
        LoadPhase.Reading => "reading",
        LoadPhase.ReadingStore => "reading the store",
        LoadPhase.SortingTerms => "sorting terms",
        LoadPhase.MergingTerms => "merging terms",
        LoadPhase.NumberingQuads => "numbering statements",
        LoadPhase.PackingQuads => "sorting and packing",
        _ => "writing",
    };
}
