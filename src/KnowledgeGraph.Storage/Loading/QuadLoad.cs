using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Segments;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>Makes the orders of a segment out of the rows of a load. Used once, by one thread.</summary>
internal sealed unsafe class QuadLoad : IDisposable
{
    private const int ChunkRows = 64 * 1024;
    private readonly IReadOnlyList<LoadPart> _parts;
    private readonly ValueTable _values;
    private readonly PartNumbers[] _numbers;
    private readonly ValueIndex _predicates;
    private readonly ValueIndex _graphs;
    private readonly int _threads;
    private readonly LoadMonitor _monitor;
    private readonly CancellationToken _cancellationToken;
    private NativeBlock? _rows;
    private NativeBlock? _scratch;

    /// <param name="parts">The parts, which stay the caller's.</param>
    /// <param name="segmentNumbers">The numbers of the terms of the store's segment.</param>
    /// <param name="values">The ids.</param>
    /// <param name="threads">The number of threads.</param>
    /// <param name="monitor">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public QuadLoad(
        IReadOnlyList<LoadPart> parts, uint* segmentNumbers, ValueTable values, int threads, LoadMonitor monitor, CancellationToken cancellationToken)
    {
        _parts = parts;
        _values = values;
        _threads = threads;
        _monitor = monitor;
        _cancellationToken = cancellationToken;
        _numbers = new PartNumbers[parts.Count];
        for (int i = 0; i < _numbers.Length; i++) _numbers[i] = new(parts[i], segmentNumbers);
        _predicates = new(_numbers.SelectMany(part => part.Predicates), values);
        _graphs = new(_numbers.SelectMany(part => part.Graphs), values);
        foreach (PartNumbers part in _numbers) part.Learn(_predicates, _graphs);
    }

    /// <summary>Sorts and packs everything; the set is the caller's.</summary>
    public QuadSet Run()
    {
        long count = ReadRows();
        var permutations = new PackedPermutation?[OrderLayout.OrderCount];
        try
        {
            using var sorter = new RowSorter((LoadRow*)_rows!.Address, (LoadRow*)_scratch!.Address, count, _threads, _cancellationToken);
            Sort(sorter, 3);
            Sort(sorter, 2);
            Sort(sorter, 1);
            Sort(sorter, 0);
            sorter.KeepDistinct();
            // Where all quads are in one graph, the last order is a view of the first.
            bool isOneGraph = _graphs.Ids.Length == 1;
            _monitor.Begin(LoadPhase.PackingQuads, sorter.Count * (OrderLayout.OrderCount - (isOneGraph ? 1 : 0)));
            // Each order is a stable sort of the one before by one role.
            Pack(QuadOrder.Spo);
            SortAndPack(1, QuadOrder.Pso);
            SortAndPack(2, QuadOrder.Ops);
            SortAndPack(0, QuadOrder.Sop);
            SortAndPack(2, QuadOrder.Osp);
            SortAndPack(1, QuadOrder.Pos);
            if (!isOneGraph)
            {
                Sort(sorter, 0);
                SortAndPack(3, QuadOrder.Gspo);
            }
            return new(permutations);

            void SortAndPack(int role, QuadOrder order)
            {
                Sort(sorter, role);
                Pack(order);
            }

            void Pack(QuadOrder order)
            {
                using var packer = new OrderPacker(order, _values, _predicates, _graphs, _monitor);
                packer.Append(sorter.Rows, sorter.Count, _threads, _cancellationToken);
                permutations[(int)order] = packer.Complete();
            }
        }
        catch
        {
            foreach (PackedPermutation? permutation in permutations) permutation?.Free();
            throw;
        }
    }

    public void Dispose()
    {
        _rows?.Free();
        _scratch?.Free();
    }

    private void Sort(RowSorter sorter, int role) => sorter.Sort(role, role switch
    {
        1 => (uint)_predicates.Ids.Length,
        3 => (uint)_graphs.Ids.Length,
        _ => _values.Count,
    });

    private long ReadRows()
    {
        long total = _parts.Sum(part => part.RowCount);
        _monitor.Begin(LoadPhase.NumberingQuads, total);
        _rows = new(total * sizeof(LoadRow));
        _scratch = new(total * sizeof(LoadRow));
        int part = 0;
        long start = 0, written = 0;
        OrderedPipeline.Run(
            _threads,
            () => new Chunk(),
            chunk =>
            {
                while (part < _parts.Count)
                {
                    chunk.Count = _parts[part].ReadRows(start, chunk.Rows);
                    if (chunk.Count > 0) break;
                    (part, start) = (part + 1, 0);
                }
                if (part == _parts.Count) return false;
                (chunk.Part, chunk.Target) = (part, written);
                start += chunk.Count;
                written += chunk.Count;
                return true;
            },
            chunk => _numbers[chunk.Part].Translate(chunk.Rows.AsSpan(0, chunk.Count), (LoadRow*)_rows.Address + chunk.Target),
            chunk => _monitor.Advance(chunk.Count),
            _cancellationToken);
        return total;
    }

    private sealed class Chunk
    {
        public LoadRow[] Rows { get; } = new LoadRow[ChunkRows];

        public int Count { get; set; }

        public int Part { get; set; }

        public long Target { get; set; }
    }
}
