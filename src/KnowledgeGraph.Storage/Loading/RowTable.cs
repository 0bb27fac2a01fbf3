namespace KnowledgeGraph.Storage.Loading;

/// <summary>All rows of a load, which are given out sorted, one order after the other. Used by one thread.</summary>
internal abstract unsafe class RowTable : IDisposable
{
    /// <summary>
    /// The orders as they are asked for, the first one first. Each is a stable sort of the one before by these roles, the first of them
    /// first.
    /// </summary>
    public static readonly (QuadOrder Order, int[] Roles)[] Sequence =
    [
        (QuadOrder.Spo, [3, 2, 1, 0]),
        (QuadOrder.Pso, [1]),
        (QuadOrder.Ops, [2]),
        (QuadOrder.Sop, [0]),
        (QuadOrder.Osp, [2]),
        (QuadOrder.Pos, [1]),
        (QuadOrder.Gspo, [0, 3]),
    ];

    /// <summary>The rows: all that were added, and once the first order was given out, the distinct ones.</summary>
    public abstract long Count { get; }

    /// <summary>Where a chunk's rows of the whole load are to be written. Thread-safe.</summary>
    public abstract LoadRow* TargetOf(RowChunk chunk);

    /// <summary>Takes a chunk whose rows were written; the chunks come in their order.</summary>
    public abstract void Add(RowChunk chunk);

    /// <summary>Gives out the rows of an order, piece by piece.</summary>
    public abstract void Read(QuadOrder order, ReadOnlySpan<int> roles, RowAction take);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Takes rows, which are valid during the call.</summary>
    public delegate void RowAction(LoadRow* rows, long count);
}
