using System.Diagnostics;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>Tells how far a load has come. Thread-safe.</summary>
internal sealed class LoadMonitor(Action<LoadProgress>? onProgress)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    // About how much of the time each phase takes.
    private static readonly double[] Shares = [0.45, 0, 0.1, 0.15, 0.05, 0.22, 0.03];
    private readonly Lock _gate = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private LoadPhase _phase;
    private TimeSpan _told;
    private long _quads;
    private long _done;
    private long _total;

    /// <summary>The quads read so far.</summary>
    public long Quads => Volatile.Read(ref _quads);

    /// <summary>Begins a phase of a size, 0 where it is not known.</summary>
    public void Begin(LoadPhase phase, long total)
    {
        lock (_gate) (_phase, _total, _done) = (phase, total, 0);
        Tell();
    }

    /// <summary>Tells that quads were read, and how far in the documents.</summary>
    public void Read(long quads, long position)
    {
        Interlocked.Add(ref _quads, quads);
        Interlocked.Exchange(ref _done, position);
        TellFromTimeToTime();
    }

    /// <summary>Tells that more of the phase is done.</summary>
    public void Advance(long done)
    {
        Interlocked.Add(ref _done, done);
        TellFromTimeToTime();
    }

    private void TellFromTimeToTime()
    {
        if (onProgress is null || Stopwatch.GetElapsedTime(_started) - _told < Interval) return;
        Tell();
    }

    private void Tell()
    {
        if (onProgress is null) return;
        lock (_gate)
        {
            TimeSpan elapsed = Stopwatch.GetElapsedTime(_started);
            _told = elapsed;
            long done = Volatile.Read(ref _done);
            onProgress(new(_phase, Quads, done, _total, elapsed, Remaining(elapsed, done)));
        }
    }

    private TimeSpan? Remaining(TimeSpan elapsed, long done)
    {
        if (_total == 0 && _phase == LoadPhase.Reading) return null;
        double share = Shares.Take((int)_phase).Sum() + (_total == 0 ? 0 : Shares[(int)_phase] * Math.Min((double)done / _total, 1));
        return share < 0.01 ? null : elapsed * ((1 - share) / share);
    }
}
