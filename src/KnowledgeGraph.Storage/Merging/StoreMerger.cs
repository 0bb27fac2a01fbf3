using System.Diagnostics;
using KnowledgeGraph.Storage.Segments;

namespace KnowledgeGraph.Storage.Merging;

/// <summary>
/// Merges a store's layers into its segment beside readers and writers: a new segment is made of a state, then what was committed
/// meanwhile is taken in, round by round; only the last, small round and the swap keep writers waiting. One merge at a time. Thread-safe.
/// </summary>
/// <remarks>
/// A merge that fails leaves the store as it was, and is tried again later: merges only save room and time. One that finds the segment
/// damaged is not tried again.
/// </remarks>
internal sealed class StoreMerger(QuadStore store, QuadStoreOptions options)
{
    private const int MaxRounds = 8;
    private const long LastRoundRows = 2048;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaxWriterWait = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private volatile MergePace? _pace;
    private int _isScheduled;
    private long _failedAt;
    private volatile bool _isGivenUp;

    /// <summary>Lets a merge run soon, unless one is about to.</summary>
    public void Schedule()
    {
        bool waits = _isGivenUp || (_failedAt != 0 && Stopwatch.GetElapsedTime(_failedAt) < RetryDelay);
        if (waits || Interlocked.Exchange(ref _isScheduled, 1) != 0) return;
        if (options.MergesInline) RunScheduled();
        else new Thread(RunScheduled) { Name = "merges of a store", IsBackground = true }.Start();
    }

    /// <summary>Merges now, as fast as can be, and returns when that is done.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
        _pace?.Hurry();
        _turn.Wait(either.Token);
        try
        {
            Merge(new MergePace(1, either.Token), isHurried: true);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Waits, but not for long, where writers outrun the merge that runs by far, and hurries it. Not within a transaction.</summary>
    public void WaitForRoom(CancellationToken cancellationToken)
    {
        if (_pace is not { } pace || !store.IsMergePressing()) return;
        pace.Hurry();
        if (_turn.Wait(MaxWriterWait, cancellationToken)) _turn.Release();
    }

    /// <summary>Ends the merge that runs, and takes no more.</summary>
    public void Stop()
    {
        _isGivenUp = true;
        _stop.Cancel();
        _turn.Wait();
        _turn.Release();
    }

    private void RunScheduled()
    {
        try
        {
            do
            {
                _turn.Wait(_stop.Token);
                try
                {
                    Merge(new MergePace(options.MergeShare, _stop.Token), isHurried: options.MergesInline);
                }
                finally
                {
                    _turn.Release();
                }
            }
            while (!_isGivenUp && store.IsMergeDue());
            _failedAt = 0;
        }
        catch (Exception error) when (_stop.IsCancellationRequested && error is OperationCanceledException or ObjectDisposedException)
        {
        }
        catch (Exception error)
        {
            // Whatever it is: a merge only saves room and time, and its thread must not take the process down.
            _isGivenUp |= error is StorageCorruptionException;
            _failedAt = Stopwatch.GetTimestamp();
            string consequence = _isGivenUp ? "no merge is tried again" : "the store goes on, and it is tried again later";
            options.Notify?.Invoke(new(StoreNoticeKind.MergeFailed, $"a merge failed, {consequence}: {error.Message}"));
        }
        finally
        {
            Volatile.Write(ref _isScheduled, 0);
        }
    }

    private void Merge(MergePace pace, bool isHurried)
    {
        long started = Stopwatch.GetTimestamp();
        StoreState start = store.FreezeLayers(pace.CancellationToken);
        _pace = pace;
        try
        {
            MergeTarget? target = null;
            if (isHurried) Build();
            else LowPriority.Run(Build);
            using (target)
            {
                if (!CatchUp(target!, start, pace) || !store.TryFinishMerge(target!, start, pace.CancellationToken)) return;
            }
            string seconds = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(started).TotalSeconds:F1}");
            options.Notify?.Invoke(new(StoreNoticeKind.Merged, $"{start.QuadCount:N0} quads were merged into one segment in {seconds} s"));

            void Build()
            {
                target = new(SegmentMerge.Run(start, pace.Step), start, store.Directory, options, pace);
            }
        }
        finally
        {
            _pace = null;
            store.ThawLayers();
            start.Release();
        }
    }

    // False where the store was replaced meanwhile, so that there is nothing to merge any more.
    private bool CatchUp(MergeTarget target, StoreState start, MergePace pace)
    {
        for (int round = 0; round < MaxRounds; round++)
        {
            StoreState now = store.FreezeLayers(pace.CancellationToken);
            try
            {
                if (now.Terms != start.Terms) return false;
                if (target.CatchUp(now) <= LastRoundRows) break;
            }
            finally
            {
                now.Release();
            }
        }
        target.Log?.FlushAll();
        return true;
    }
}
