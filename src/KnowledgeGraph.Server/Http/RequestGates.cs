using KnowledgeGraph.Server.Configuration;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.Http;

/// <summary>The two queues of requests: readers never wait for writers. Thread-safe.</summary>
internal sealed class RequestGates(IOptions<SparqlOptions> options) : IDisposable
{
    /// <summary>For queries and what else reads much.</summary>
    public RequestGate Reading { get; } = new(options.Value.MaxConcurrentQueries, options.Value.MaxQueuedQueries);

    /// <summary>For updates and uploads. Several at a time, since the store syncs to disk what several have committed at once.</summary>
    public RequestGate Writing { get; } = new(options.Value.MaxConcurrentQueries, options.Value.MaxQueuedQueries);

    public void Dispose()
    {
        Reading.Dispose();
        Writing.Dispose();
    }
}
