namespace KnowledgeGraph.Storage.Segments;

/// <summary>
/// A scan of a small graph, read whole and sorted anew: what a pattern matches in it is found without reading the matches of all other
/// graphs.
/// </summary>
internal sealed class OneGraphScan : QuadScan
{
    private const int ChunkRows = 256;

    private readonly List<QuadKey> _rows = [];
    private readonly QuadOrder _order;
    private readonly QuadKey _prefix;
    private readonly int _freeColumn;
    private readonly bool _hasGraphs;
    private readonly bool _hasFreeColumn;
    private int _next;
    private bool _disposed;

    /// <summary>Reads the rows that match.</summary>
    /// <param name="graph">All rows of the graph; the caller's.</param>
    /// <param name="quad">The constants, the graph among them, and 0 for any; in the columns subject, predicate, object, graph.</param>
    /// <param name="order">The order, in which the constants but the graph come first.</param>
    /// <param name="prefixLength">How many constants come first.</param>
    /// <param name="hasGraphs">Whether the graph column is given.</param>
    public OneGraphScan(QuadScan graph, in QuadKey quad, QuadOrder order, int prefixLength, bool hasGraphs)
    {
        _order = order;
        _prefix = OrderLayout.Arrange(quad, order);
        _freeColumn = prefixLength;
        _hasGraphs = hasGraphs;
        _hasFreeColumn = prefixLength < 4 && (hasGraphs || OrderLayout.RolesOf(order)[prefixLength] != OrderLayout.Graph);
        var subjects = new ValueId[ChunkRows];
        var predicates = new ValueId[ChunkRows];
        var objects = new ValueId[ChunkRows];
        int count;
        while ((count = graph.Read(subjects, predicates, objects, default)) > 0)
        {
            for (int i = 0; i < count; i++)
            {
                QuadKey row = OrderLayout.Arrange(new(subjects[i].Bits, predicates[i].Bits, objects[i].Bits, quad.C3), order);
                if (row.CompareTo(_prefix, prefixLength) == 0) _rows.Add(row);
            }
        }
        _rows.Sort((left, right) => left.CompareTo(right, 4));
    }

    public override int Read(Span<ValueId> subjects, Span<ValueId> predicates, Span<ValueId> objects, Span<ValueId> graphs)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        int rows = Math.Min(CapacityOf(subjects, predicates, objects, graphs), _rows.Count - _next);
        if (rows == 0) return 0;
        Fill(0, subjects, rows);
        Fill(OrderLayout.Predicate, predicates, rows);
        Fill(2, objects, rows);
        if (_hasGraphs) Fill(OrderLayout.Graph, graphs, rows);
        else if (!graphs.IsEmpty) graphs[..rows].Clear();
        _next += rows;
        return rows;
    }

    public override void SeekTo(ValueId key) => SkipBefore(key);

    public override long SkipBefore(ValueId key)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_hasFreeColumn) return 0;
        int low = _next, high = _rows.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_rows[middle][_freeColumn] < key.Bits) low = middle + 1;
            else high = middle;
        }
        int skipped = low - _next;
        _next = low;
        return skipped;
    }

    public override long Skip(long rows)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        int skipped = (int)Math.Clamp(rows, 0, _rows.Count - _next);
        _next += skipped;
        return skipped;
    }

    public override void Dispose() => _disposed = true;

    private void Fill(int role, Span<ValueId> destination, int rows)
    {
        if (destination.IsEmpty) return;
        int column = OrderLayout.ColumnOf(_order, role);
        for (int i = 0; i < rows; i++) destination[i] = new(_rows[_next + i][column]);
    }
}
