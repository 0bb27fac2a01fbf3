using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Segments.Columns;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>Packs sorted rows into one order, some blocks on each thread at a time. One caller at a time.</summary>
internal sealed unsafe class OrderPacker
{
    private const int BlockRows = PackedBlock.MaxRows;
    private const int ItemBlocks = 8;
    private readonly PermutationBuilder _builder;
    private readonly StatisticsBuilder? _statistics;
    private readonly QuadOrder _order;
    private readonly ValueTable _values;
    private readonly ulong[] _predicates;
    private readonly ulong[] _graphs;
    private readonly LoadMonitor _monitor;

    // Rows that are too few for a block wait for those that come next.
    private readonly LoadRow[] _waiting = new LoadRow[BlockRows];
    private int _waitingCount;

    /// <param name="order">The order.</param>
    /// <param name="builder">Takes the packed blocks; the caller's.</param>
    /// <param name="statistics">Takes the rows too; null: nobody does.</param>
    /// <param name="ids">The ids of the numbers.</param>
    /// <param name="monitor">Is told how many rows were packed.</param>
    public OrderPacker(QuadOrder order, PermutationBuilder builder, StatisticsBuilder? statistics, LoadIds ids, LoadMonitor monitor)
    {
        _builder = builder;
        _statistics = statistics;
        _order = order;
        _values = ids.Values;
        _predicates = ids.Predicates.Ids;
        _graphs = ids.Graphs.Ids;
        _monitor = monitor;
    }

    /// <summary>Adds rows; all rows together are distinct and sorted by the order.</summary>
    public void Append(LoadRow* rows, long count, int threads, CancellationToken cancellationToken)
    {
        if (_waitingCount > 0)
        {
            int taken = (int)Math.Min(BlockRows - _waitingCount, count);
            new ReadOnlySpan<LoadRow>(rows, taken).CopyTo(_waiting.AsSpan(_waitingCount));
            _waitingCount += taken;
            rows += taken;
            count -= taken;
            if (_waitingCount < BlockRows) return;
            PackWaiting();
        }
        long blocks = count / BlockRows, next = 0;
        OrderedPipeline.Run(
            blocks > ItemBlocks ? threads : 1,
            () => new Item(),
            item =>
            {
                item.Rows = rows + (next * BlockRows);
                item.Blocks = (int)Math.Min(ItemBlocks, blocks - next);
                next += item.Blocks;
                return item.Blocks > 0;
            },
            item =>
            {
                for (int block = 0; block < item.Blocks; block++) Pack(item.Packers[block], new(item.Rows + (block * BlockRows), BlockRows));
            },
            item =>
            {
                for (int block = 0; block < item.Blocks; block++) Append(item.Packers[block]);
                _monitor.Advance((long)item.Blocks * BlockRows);
            },
            cancellationToken);
        _waitingCount = (int)(count % BlockRows);
        new ReadOnlySpan<LoadRow>(rows + (blocks * BlockRows), _waitingCount).CopyTo(_waiting);
    }

    /// <summary>Packs the rows that still wait; no row is added any more.</summary>
    public void Complete()
    {
        if (_waitingCount > 0) PackWaiting();
    }

    private void PackWaiting()
    {
        using var packer = new BlockPacker();
        Pack(packer, _waiting.AsSpan(0, _waitingCount));
        Append(packer);
        _monitor.Advance(_waitingCount);
        _waitingCount = 0;
    }

    private void Append(BlockPacker packer)
    {
        _builder.Append(packer);
        _statistics?.Append(packer.Rows[0], packer.Rows[1], packer.Rows[2]);
    }

    private void Pack(BlockPacker packer, ReadOnlySpan<LoadRow> rows)
    {
        packer.Rows.Count = rows.Length;
        ReadOnlySpan<byte> roles = OrderLayout.RolesOf(_order);
        for (int column = 0; column < 4; column++)
        {
            Span<ulong> target = packer.Rows[column];
            switch (roles[column])
            {
                case 0:
                    for (int i = 0; i < target.Length; i++) target[i] = _values.IdOf(rows[i].Subject);
                    break;
                case 1:
                    for (int i = 0; i < target.Length; i++) target[i] = _predicates[rows[i].Predicate];
                    break;
                case 2:
                    for (int i = 0; i < target.Length; i++) target[i] = _values.IdOf(rows[i].Object);
                    break;
                default:
                    for (int i = 0; i < target.Length; i++) target[i] = _graphs[rows[i].Graph];
                    break;
            }
        }
        packer.Pack(_order);
    }

    private sealed class Item : IDisposable
    {
        public Item()
        {
            for (int i = 0; i < ItemBlocks; i++) Packers[i] = new();
        }

        public BlockPacker[] Packers { get; } = new BlockPacker[ItemBlocks];

        public LoadRow* Rows { get; set; }

        public int Blocks { get; set; }

        public void Dispose()
        {
            foreach (BlockPacker packer in Packers) packer.Dispose();
        }
    }
}
