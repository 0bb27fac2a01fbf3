using System.Diagnostics;

namespace KnowledgeGraph.Storage.Merging;

/// <summary>
/// How fast a merge may go: it works for a moment and sleeps for a moment, so that readers and writers keep their share of the
/// processors and of the disk; and it ends where it is told to. Stepped by one thread; hurried by any.
/// </summary>
/// <param name="share">The part of the time in which the merge works, above 0 and up to 1.</param>
/// <param name="cancellationToken">Ends the merge at its next step.</param>
internal sealed class MergePace(double share, CancellationToken cancellationToken)
{
    private const double WorkMilliseconds = 5;
    private long _resumed = Stopwatch.GetTimestamp();
    private volatile bool _hurries;

    /// <summary>Ends the merge at its next step.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Lets the rest of the merge go without pauses: somebody waits for it.</summary>
    public void Hurry() => _hurries = true;

    /// <summary>To be called after every bit of work; returns after a pause where one is due.</summary>
    /// <exception cref="OperationCanceledException">The merge is to end.</exception>
    public void Step()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_hurries || share >= 1) return;
        double worked = Stopwatch.GetElapsedTime(_resumed).TotalMilliseconds;
        if (worked < WorkMilliseconds) return;
        Thread.Sleep(TimeSpan.FromMilliseconds(worked * (1 - share) / share));
        _resumed = Stopwatch.GetTimestamp();
    }
}
