using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators.Paths;

/// <summary>One path, then another.</summary>
internal sealed class SequenceStep(QueryContext context, PathStep first, PathStep second) : PathStep
{
    private readonly IdSet _middle = new(context);

    public override void Expand(ValueId node, IdSet reached)
    {
        _middle.Clear();
        first.Expand(node, _middle);
        for (int i = 0; i < _middle.Count; i++) second.Expand(_middle[i], reached);
    }

    public override void AddSources(IdSet sources) => first.AddSources(sources);

    public override void Dispose()
    {
        first.Dispose();
        second.Dispose();
        _middle.Dispose();
    }
}
