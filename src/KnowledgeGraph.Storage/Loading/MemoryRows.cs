using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>The rows of a load in memory, of which each order is a stable sort of the one before.</summary>
internal sealed unsafe class MemoryRows : RowTable
{
    private readonly NativeBlock _rows;
    private readonly NativeBlock _scratch;
    private readonly RowSorter _sorter;
    private bool _isDistinct;

    /// <param name="count">The number of rows.</param>
    /// <param name="limits">For each role, the number above all of its numbers.</param>
    /// <param name="threads">The number of threads.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public MemoryRows(long count, uint[] limits, int threads, CancellationToken cancellationToken)
    {
        _rows = new(count * sizeof(LoadRow));
        _scratch = new(count * sizeof(LoadRow));
        _sorter = new((LoadRow*)_rows.Address, (LoadRow*)_scratch.Address, count, limits, threads, cancellationToken);
    }

    public override long Count => _sorter.Count;

    public override LoadRow* TargetOf(RowChunk chunk) => (LoadRow*)_rows.Address + chunk.Start;

    public override void Add(RowChunk chunk)
    {
    }

    public override void Read(QuadOrder order, ReadOnlySpan<int> roles, RowAction take)
    {
        foreach (int role in roles) _sorter.Sort(role);
        if (!_isDistinct) _sorter.KeepDistinct();
        _isDistinct = true;
        take(_sorter.Rows, _sorter.Count);
    }

    public override void Dispose()
    {
        _sorter.Dispose();
        _rows.Free();
        _scratch.Free();
    }
}
