using KnowledgeGraph.Query;
using KnowledgeGraph.Server.Graphs;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Pages;

/// <summary>Keeps what the home page says for as long as the graph stays the same. Thread-safe.</summary>
internal sealed class FicheOverviewCache(PublishedGraph graph, QueryEngine engine)
{
    private Entry? _entry;

    /// <summary>What the graph in service says.</summary>
    public FicheOverview Current
    {
        get
        {
            // Read before the snapshot: what is kept is never older than its version.
            GraphVersion version = graph.Version;
            Entry? entry = Volatile.Read(ref _entry);
            if (entry?.Version == version) return entry.Overview;
            using Snapshot snapshot = graph.Store.AcquireSnapshot();
            entry = new Entry(version, FicheOverview.Read(engine, snapshot));
            Volatile.Write(ref _entry, entry);
            return entry.Overview;
        }
    }

    private sealed record Entry(GraphVersion Version, FicheOverview Overview);
}
