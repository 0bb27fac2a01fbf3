using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Storage;

/// <summary>Hands the quads of a snapshot to a sink.</summary>
public static class SnapshotExport
{
    private const int BatchRows = 1024;

    /// <summary>Gives every row that the selector reads, subject by subject; a merge gives triples without a graph.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; checked every 1024 rows.</exception>
    public static void CopyTo(this Snapshot snapshot, GraphSelector graphs, IQuadSink sink, CancellationToken cancellationToken = default) =>
        snapshot.CopyTo(default, graphs, graphs.IsMerge ? QuadOrder.Spo : QuadOrder.Gspo, sink, cancellationToken);

    /// <summary>Gives the rows of a scan, in its order; see <see cref="Snapshot.Scan"/>.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; checked every 1024 rows.</exception>
    public static void CopyTo(
        this Snapshot snapshot,
        in TriplePrefix prefix,
        GraphSelector graphs,
        QuadOrder order,
        IQuadSink sink,
        CancellationToken cancellationToken = default)
    {
        var subjects = new ValueId[BatchRows];
        var predicates = new ValueId[BatchRows];
        var objects = new ValueId[BatchRows];
        ValueId[] names = graphs.IsMerge ? [] : new ValueId[BatchRows];
        TermDecoder terms = snapshot.CreateTermDecoder();
        using QuadScan scan = snapshot.Scan(prefix, graphs, order);
        int rows;
        while ((rows = scan.Read(subjects, predicates, objects, names)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int i = 0; i < rows; i++)
            {
                Utf8Term graph = graphs.IsMerge || names[i] == ValueId.DefaultGraph ? default : terms.Decode(names[i]);
                sink.OnQuad(
                    terms.Decode(subjects[i]),
                    terms.Decode(predicates[i]),
                    terms.Decode(objects[i]),
                    graph);
            }
        }
    }
}
