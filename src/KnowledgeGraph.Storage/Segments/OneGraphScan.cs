using System.Runtime.CompilerServices;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>
/// A scan of a small graph, read whole and sorted anew: what a pattern matches in it is found without reading the matches of all other
/// graphs.
/// </summary>
internal sealed class OneGraphScan : RowRangeScan
{
    private const int ChunkRows = 256;

    private readonly List<QuadKey> _rows = [];

    /// <summary>Reads the rows that match.</summary>
    /// <param name="graph">All rows of the graph; the caller's.</param>
    /// <param name="quad">The constants, the graph among them, and 0 for any; in the columns subject, predicate, object, graph.</param>
    /// <param name="order">The order, in which the constants but the graph come first.</param>
    /// <param name="prefixLength">How many constants come first.</param>
    /// <param name="hasGraphs">Whether the graph column is given.</param>
    public OneGraphScan(QuadScan graph, in QuadKey quad, QuadOrder order, int prefixLength, bool hasGraphs)
        : base(order, OrderLayout.Arrange(quad, order), prefixLength, hasGraphs)
    {
        QuadKey prefix = OrderLayout.Arrange(quad, order);
        var subjects = new ValueId[ChunkRows];
        var predicates = new ValueId[ChunkRows];
        var objects = new ValueId[ChunkRows];
        int count;
        while ((count = graph.Read(subjects, predicates, objects, default)) > 0)
        {
            for (int i = 0; i < count; i++)
            {
                QuadKey row = OrderLayout.Arrange(new(subjects[i].Bits, predicates[i].Bits, objects[i].Bits, quad.C3), order);
                if (row.CompareTo(prefix, prefixLength) == 0) _rows.Add(row);
            }
        }
        _rows.Sort((left, right) => left.CompareTo(right, 4));
        Begin(0, _rows.Count);
    }

    public override long MemoryBytes => (long)_rows.Capacity * Unsafe.SizeOf<QuadKey>();

    protected override void Decode(long start, int column, Span<ValueId> destination)
    {
        for (int i = 0; i < destination.Length; i++) destination[i] = new(_rows[(int)start + i][column]);
    }

    protected override long Search(in QuadKey key)
    {
        int low = (int)Next, high = _rows.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_rows[middle].CompareTo(key, FreeColumn + 1) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
