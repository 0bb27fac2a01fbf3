using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators.Paths;

/// <summary>One path or another.</summary>
internal sealed class AlternativeStep(PathStep left, PathStep right) : PathStep
{
    public override void Expand(ValueId node, IdSet reached)
    {
        left.Expand(node, reached);
        right.Expand(node, reached);
    }

    public override void AddSources(List<NodeScan> sources)
    {
        left.AddSources(sources);
        right.AddSources(sources);
    }

    public override bool TryAddPairs(PathRelation relation) => left.TryAddPairs(relation) && right.TryAddPairs(relation);

    public override void Dispose()
    {
        left.Dispose();
        right.Dispose();
    }
}
