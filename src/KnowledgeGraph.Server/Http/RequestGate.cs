using System.Threading.RateLimiting;

namespace KnowledgeGraph.Server.Http;

/// <summary>
/// Lets a number of requests work at the same time, and some more wait for their turn, the oldest first. A request comes here once its
/// body is read, so that a slow client holds nobody up. Thread-safe.
/// </summary>
internal sealed class RequestGate(int most, int mostWaiting) : IDisposable
{
    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = most,
        QueueLimit = mostWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits for its turn; what is returned is disposed when the work is done.</summary>
    /// <exception cref="ProtocolException">Too many are waiting.</exception>
    /// <exception cref="OperationCanceledException">The client left.</exception>
    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        RateLimitLease lease = await _limiter.AcquireAsync(1, cancellationToken);
        if (lease.IsAcquired) return lease;
        lease.Dispose();
        throw new ProtocolException(StatusCodes.Status503ServiceUnavailable, "too many requests are waiting; try again in some seconds")
        {
            Header = ("Retry-After", "5"),
        };
    }

    public void Dispose() => _limiter.Dispose();
}
