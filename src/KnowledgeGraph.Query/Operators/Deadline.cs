using System.Diagnostics;
using System.Globalization;

namespace KnowledgeGraph.Query.Operators;

/// <summary>The moment at which a query or an update must be done; for ever where there is no limit. Immutable.</summary>
internal sealed class Deadline(TimeSpan? limit, string subject = "query")
{
    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>Ends the work where its time is over.</summary>
    /// <exception cref="QueryTimeoutException">The time is over.</exception>
    public void Check()
    {
        if (limit is { } most && Stopwatch.GetElapsedTime(_started) > most) throw Passed(most);
    }

    /// <summary>
    /// Runs something that waits, with a token that is cancelled with the given one and where the time is over.
    /// </summary>
    /// <exception cref="QueryTimeoutException">The time was over.</exception>
    /// <exception cref="OperationCanceledException">The given token was cancelled.</exception>
    public T Run<T>(Func<CancellationToken, T> wait, CancellationToken cancellationToken)
    {
        if (limit is not { } most) return wait(cancellationToken);
        Check();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        TimeSpan left = most - Stopwatch.GetElapsedTime(_started);
        source.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        try
        {
            return wait(source.Token);
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Passed(most);
        }
    }

    private QueryTimeoutException Passed(TimeSpan most) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"the {subject} ran longer than its limit of {most.TotalSeconds:0.###} s; "
        + $"make it more selective, add a LIMIT, or raise the limit"));
}
