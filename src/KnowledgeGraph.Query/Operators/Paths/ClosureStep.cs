using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators.Paths;

/// <summary>
/// A path repeated: <c>*</c>, <c>+</c> or <c>?</c> (ALP, SPARQL 1.1 §18.5). Breadth first, without recursion along the data.
/// </summary>
/// <param name="graph">The edges.</param>
/// <param name="inner">The path repeated.</param>
/// <param name="includesStart">Whether no repetition counts too.</param>
/// <param name="isRepeated">Whether more than one repetition counts.</param>
internal sealed class ClosureStep(PathGraph graph, PathStep inner, bool includesStart, bool isRepeated) : PathStep
{
    private const int ExpansionsPerCheck = 64;

    private readonly IdSet _visited = new(graph.Context);

    public override void Expand(ValueId node, IdSet reached)
    {
        Walk(node, _visited);
        foreach (ValueId each in _visited.Items) reached.Add(each);
    }

    /// <summary>Replaces the content of <paramref name="visited"/> by the nodes reached.</summary>
    public void Walk(ValueId node, IdSet visited)
    {
        visited.Clear();
        if (includesStart) visited.Add(node);
        inner.Expand(node, visited);
        if (!isRepeated) return;
        for (int i = 0; i < visited.Count; i++)
        {
            if (visited[i] != node || !includesStart) inner.Expand(visited[i], visited);
            if (i % ExpansionsPerCheck == 0) graph.Context.Check();
        }
    }

    public override void AddSources(List<NodeScan> sources)
    {
        if (includesStart) sources.AddRange([new NodeScan(default, Subjects: true, null), new NodeScan(default, Subjects: false, null)]);
        else inner.AddSources(sources);
    }

    public override bool TryAddPairs(PathRelation relation) => false;

    /// <summary>The relation that is repeated, for walks from every node; null where it may be too large.</summary>
    public PathRelation? Materialise()
    {
        var relation = new PathRelation(graph.Context);
        if (inner.TryAddPairs(relation))
        {
            relation.Complete();
            return relation;
        }
        relation.Dispose();
        return null;
    }

    /// <summary>As the other, on a materialised relation.</summary>
    public void Walk(ValueId node, PathRelation relation) => relation.Walk(node, includesStart, isRepeated);

    public override void Dispose()
    {
        inner.Dispose();
        _visited.Dispose();
    }
}
