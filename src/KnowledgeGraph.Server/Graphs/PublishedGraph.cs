using KnowledgeGraph.Catalogue.Building;
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

    /// <summary>The store that holds the graph.</summary>
    public QuadStore Store { get; } = store;

    /// <summary>The state: what is in service and how the last build ended.</summary>
    public GraphState State => _state;

    /// <summary>Tells that a build succeeded and is in service.</summary>
    public void Publish(BuildReport report) => _state = new GraphState(report, null);

    /// <summary>Tells that a build failed; what was in service stays.</summary>
    public void ReportFailure(string message) => _state = new GraphState(_state.Report, message);

    /// <inheritdoc/>
    public void Dispose() => Store.Dispose();
}
