using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators.Paths;

/// <summary>One edge: of a predicate, or of any predicate but some.</summary>
/// <param name="graph">The edges.</param>
/// <param name="predicate">The predicate; none for any.</param>
/// <param name="excluded">The predicates left out, or null.</param>
/// <param name="isReversed">Whether edges are walked from object to subject.</param>
internal sealed class EdgeStep(PathGraph graph, ValueId predicate, IReadOnlySet<ValueId>? excluded, bool isReversed) : PathStep
{
    public override void Expand(ValueId node, IdSet reached)
    {
        if (node.IsLocal || predicate.IsLocal) return;
        // A literal is the subject of nothing.
        if (!isReversed && node.IsLiteral) return;
        var prefix = isReversed ? new TriplePrefix(default, predicate, node) : new TriplePrefix(node, predicate, default);
        graph.Read(prefix, subjects: isReversed, excluded, reached);
    }

    public override bool TryAddPairs(PathRelation relation)
    {
        if (!predicate.IsLocal) graph.ReadPairs(predicate, isReversed, excluded, relation);
        return true;
    }

    public override void AddSources(List<NodeScan> sources)
    {
        if (!predicate.IsLocal) sources.Add(new NodeScan(new TriplePrefix(default, predicate, default), !isReversed, excluded));
    }
}
