using System.Diagnostics;
using System.Globalization;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Cli;

/// <summary>Tells every second how many statements were read, and hands them on. One thread at a time.</summary>
/// <param name="error">Standard error.</param>
internal sealed class LoadProgress(TextWriter error)
{
    private const int CheckEvery = 4096;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly long _started = Stopwatch.GetTimestamp();
    private TimeSpan _told;

    /// <summary>The statements so far, of all files; one that comes twice counts twice.</summary>
    public long Count { get; private set; }

    /// <summary>The time since the beginning.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    /// <summary>The statements a second, so far.</summary>
    public double Rate => Count / Math.Max(Elapsed.TotalSeconds, 1e-6);

    /// <summary>A sink that counts what a file holds.</summary>
    public IQuadSink Watch(string file, IQuadSink sink) => new Counter(this, file, sink);

    /// <summary>Tells which phase begins.</summary>
    public void Tell(string phase) =>
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{Elapsed.TotalSeconds,6:N1} s] {phase}"));

    private void Add(string file)
    {
        if (++Count % CheckEvery != 0 || Elapsed - _told < Interval) return;
        _told = Elapsed;
        Tell(string.Create(CultureInfo.InvariantCulture, $"reading {file}: {Count:N0} statements, {Rate:N0} a second"));
    }

    private sealed class Counter(LoadProgress progress, string file, IQuadSink sink) : IQuadSink
    {
        public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
        {
            sink.OnQuad(subject, predicate, @object, graph);
            progress.Add(file);
        }
    }
}
