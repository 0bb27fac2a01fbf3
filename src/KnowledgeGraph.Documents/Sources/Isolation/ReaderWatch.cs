using System.ComponentModel;
using System.Diagnostics;

namespace KnowledgeGraph.Documents.Sources.Isolation;

/// <summary>Looks at a child while it reads a document, and ends it where it takes more than its limits.</summary>
internal sealed class ReaderWatch : IDisposable
{
    // What the runtime itself takes, beside what is made of the document.
    private const long RuntimeBytes = 256L << 20;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly ReaderLimits _limits;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly TimeSpan _before;
    private readonly Timer _timer;
    private volatile string? _exceeded;

    public ReaderWatch(Process process, ReaderLimits limits)
    {
        _process = process;
        _limits = limits;
        _before = ProcessorTime();
        _timer = new Timer(_ => Look(), null, LookEvery, LookEvery);
    }

    /// <summary>The limit for which the child was ended, as <c>20 s</c>; null where it was not.</summary>
    public string? Exceeded => _exceeded;

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (_exceeded is not null) return;
        try
        {
            if (ProcessorTime() - _before > _limits.ProcessorTime) End($"{_limits.ProcessorTime.TotalSeconds:0.#} s");
            else if (Stopwatch.GetElapsedTime(_started) > _limits.Time) End($"{_limits.Time.TotalSeconds:0.#} s");
            else if (_process.WorkingSet64 > ((long)_limits.MemoryMiB << 20) + RuntimeBytes) End($"{_limits.MemoryMiB} MiB");
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            // It has ended meanwhile.
        }
    }

    private TimeSpan ProcessorTime()
    {
        _process.Refresh();
        return _process.HasExited ? TimeSpan.Zero : _process.TotalProcessorTime;
    }

    private void End(string limit)
    {
        _exceeded = limit;
        _process.Kill(entireProcessTree: true);
    }
}
