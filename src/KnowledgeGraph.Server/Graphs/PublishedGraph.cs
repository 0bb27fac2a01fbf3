using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Server.Http;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Graphs;

/// <summary>
/// The graph in service and the story of its last build. Readers take snapshots; a build that fails leaves the graph as it is and is
/// told here. Thread-safe.
/// </summary>
/// <param name="store">The store that holds the graph; disposed with this.</param>
public sealed class PublishedGraph(QuadStore store) : IDisposable
{
    private volatile GraphState _state = GraphState.Empty;
    private GraphVersion _version = new(0, DateTimeOffset.UtcNow);

    /// <summary>The store that holds the graph.</summary>
    public QuadStore Store { get; } = store;

    /// <summary>The state: what is in service and how the last build ended.</summary>
    public GraphState State => _state;

    /// <summary>
    /// The version of what the store holds. What is made from a snapshot that was taken after this was read can be kept as long as it stays
    /// the same.
    /// </summary>
    public GraphVersion Version => Volatile.Read(ref _version);

    /// <summary>Tells that a build succeeded and is in service.</summary>
    public void Publish(BuildReport report)
    {
        _state = new GraphState(report, null);
        NoteChange();
    }

    /// <summary>Puts in service what the store holds, wherever it came from.</summary>
    public void PublishAsItIs()
    {
        using Snapshot snapshot = Store.AcquireSnapshot();
        Publish(new BuildReport(DateTimeOffset.UtcNow, TimeSpan.Zero, snapshot.QuadCount, [], []));
    }

    /// <summary>Tells that the store was changed; to be called once readers can see the change.</summary>
    public void NoteChange()
    {
        GraphVersion before;
        do before = Version;
        while (Interlocked.CompareExchange(ref _version, new GraphVersion(before.Number + 1, DateTimeOffset.UtcNow), before) != before);
    }

    /// <summary>Passes where a graph is in service: an empty store is no answer.</summary>
    /// <exception cref="ProtocolException">None is yet.</exception>
    internal void DemandReady()
    {
        if (_state.Report is not null) return;
        throw new ProtocolException(StatusCodes.Status503ServiceUnavailable, "the graph is not in service yet; try again in some seconds")
        {
            Header = ("Retry-After", "5"),
        };
    }

    /// <summary>Tells that a build failed; what was in service stays.</summary>
    public void ReportFailure(string message) => _state = new GraphState(_state.Report, message);

    /// <inheritdoc/>
    public void Dispose() => Store.Dispose();
}
