using System.Buffers;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators.Paths;

/// <summary>The edges that the paths of a query walk: the triples of the active graph, which under GRAPH is now one, now another.</summary>
internal sealed class PathGraph(QueryContext context, GraphSelector graphs)
{
    private const int ChunkRows = 256;

    public QueryContext Context { get; } = context;

    /// <summary>The graphs whose triples are walked.</summary>
    public GraphSelector Graphs { get; set; } = graphs;

    /// <summary>The triples that match.</summary>
    public QuadScan Open(in TriplePrefix prefix) => Context.Snapshot.Scan(
        prefix, Graphs, ScanOrder.For(!prefix.Subject.IsNone, !prefix.Predicate.IsNone, !prefix.Object.IsNone));

    /// <summary>Adds the objects of the triples that match, or their subjects, leaving out some predicates.</summary>
    public void Read(in TriplePrefix prefix, bool subjects, IReadOnlySet<ValueId>? excluded, IdSet target)
    {
        using QuadScan scan = Open(prefix);
        ValueId[] ends = ArrayPool<ValueId>.Shared.Rent(ChunkRows), predicates = ArrayPool<ValueId>.Shared.Rent(ChunkRows);
        try
        {
            Span<ValueId> nodes = ends.AsSpan(0, ChunkRows), kinds = excluded is null ? default : predicates.AsSpan(0, ChunkRows);
            int count;
            while ((count = scan.Read(subjects ? nodes : default, kinds, subjects ? default : nodes, default)) > 0)
            {
                for (int i = 0; i < count; i++)
                {
                    if (excluded?.Contains(kinds[i]) != true) target.Add(nodes[i]);
                }
                if (count == ChunkRows) Context.Check();
            }
        }
        finally
        {
            ArrayPool<ValueId>.Shared.Return(ends);
            ArrayPool<ValueId>.Shared.Return(predicates);
        }
    }

    /// <summary>Adds subject and object of the triples of a predicate, or of any predicate but some; or object and subject.</summary>
    public void ReadPairs(ValueId predicate, bool isReversed, IReadOnlySet<ValueId>? excluded, PathRelation target)
    {
        var prefix = new TriplePrefix(default, predicate, default);
        using QuadScan scan = Context.Snapshot.Scan(prefix, Graphs, ScanOrder.For(prefix, isReversed ? 2 : 0));
        var subjects = new ValueId[ChunkRows];
        var objects = new ValueId[ChunkRows];
        ValueId[] kinds = excluded is null ? [] : new ValueId[ChunkRows];
        int count;
        while ((count = scan.Read(subjects, kinds, objects, default)) > 0)
        {
            for (int i = 0; i < count; i++)
            {
                if (excluded?.Contains(kinds[i]) == true) continue;
                if (isReversed) target.Add(objects[i], subjects[i]);
                else target.Add(subjects[i], objects[i]);
            }
            Context.Check();
        }
    }

    /// <summary>Whether the node is the subject or the object of a triple.</summary>
    public bool IsNode(ValueId node) =>
        !node.IsLocal
        && (Context.Snapshot.Count(new TriplePrefix(node, default, default), Graphs) > 0
            || Context.Snapshot.Count(new TriplePrefix(default, default, node), Graphs) > 0);
}
