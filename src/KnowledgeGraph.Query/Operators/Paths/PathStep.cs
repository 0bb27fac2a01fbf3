using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators.Paths;

/// <summary>A property path inside a closure, walked from a node to the nodes that it reaches (SPARQL 1.1 §18.4).</summary>
internal abstract class PathStep : IDisposable
{
    /// <summary>Adds the nodes that the path reaches from a node.</summary>
    public abstract void Expand(ValueId node, IdSet reached);

    /// <summary>Adds where all nodes of the graph stand from which the path may reach some node.</summary>
    public abstract void AddSources(List<NodeScan> sources);

    /// <summary>Adds all pairs of nodes of the graph that the path connects; false where they may be far more than its edges.</summary>
    public abstract bool TryAddPairs(PathRelation relation);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}
