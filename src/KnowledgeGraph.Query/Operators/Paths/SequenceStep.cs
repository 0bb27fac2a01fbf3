using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators.Paths;

/// <summary>One path, then another.</summary>
internal sealed class SequenceStep(PathGraph graph, PathStep first, PathStep second) : PathStep
{
    private readonly IdSet _middle = new(graph.Context);

    public override void Expand(ValueId node, IdSet reached)
    {
        _middle.Clear();
        first.Expand(node, _middle);
        for (int i = 0; i < _middle.Count; i++)
        {
            // The node between the two is a variable of the pattern: it ranges over the nodes of the graph, whatever the start may be.
            if (_middle[i] != node || graph.IsNode(node)) second.Expand(_middle[i], reached);
        }
    }

    // The pairs of a sequence may be as many as the product of its edges.
    public override bool TryAddPairs(PathRelation relation) => false;

    public override void AddSources(List<NodeScan> sources) => first.AddSources(sources);

    public override void Dispose()
    {
        first.Dispose();
        second.Dispose();
        _middle.Dispose();
    }
}
