using KnowledgeGraph.Storage.Segments;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>Writes the orders of a segment out of the rows of a load. Used once, by one thread.</summary>
internal sealed unsafe class QuadLoad
{
    private readonly IReadOnlyList<LoadPart> _parts;
    private readonly PartNumbers[] _numbers;
    private readonly LoadIds _ids;
    private readonly int _threads;
    private readonly LoadMonitor _monitor;
    private readonly CancellationToken _cancellationToken;

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
        _threads = threads;
        _monitor = monitor;
        _cancellationToken = cancellationToken;
        _numbers = new PartNumbers[parts.Count];
        for (int i = 0; i < _numbers.Length; i++) _numbers[i] = new(parts[i], segmentNumbers);
        var predicates = new ValueIndex([.. _numbers.Select(part => part.Predicates)], values);
        var graphs = new ValueIndex([.. _numbers.Select(part => part.Graphs)], values);
        foreach (PartNumbers part in _numbers) part.Learn(predicates, graphs);
        _ids = new(values, predicates, graphs);
    }

    /// <summary>Numbers, sorts, packs and writes everything.</summary>
    /// <param name="writer">Takes the orders.</param>
    /// <param name="type">The id of <c>rdf:type</c>, for the statistics.</param>
    /// <param name="maxBytes">The memory to sort in.</param>
    /// <param name="files">Takes what does not fit.</param>
    public StoreStatistics Run(SegmentWriter writer, ValueId type, long maxBytes, SpillFiles? files)
    {
        long count = _parts.Sum(part => part.RowCount);
        bool fits = count * 2 * sizeof(LoadRow) <= maxBytes;
        using RowTable rows = fits
            ? new MemoryRows(count, _ids.Limits, _threads, _cancellationToken)
            : new SpilledRows(count, maxBytes, files!, _ids.Limits, _threads, _cancellationToken);
        Number(rows, count);
        Array.Clear(_numbers);
        foreach (LoadPart part in _parts) part.ForgetNumbers();
        // Where all quads are in one graph, the last order is a view of the first.
        int orders = RowTable.Sequence.Length - (_ids.Graphs.Ids.Length == 1 ? 1 : 0);
        _monitor.Begin(LoadPhase.PackingQuads, count * orders);
        var statistics = new StatisticsBuilder(type);
        foreach ((QuadOrder order, int[] roles) in RowTable.Sequence.AsSpan(0, orders))
        {
            using PermutationBuilder builder = writer.BeginOrder(order);
            var packer = new OrderPacker(order, builder, order == QuadOrder.Spo ? statistics : null, _ids, _monitor);
            rows.Read(order, roles, (first, length) => packer.Append(first, length, _threads, _cancellationToken));
            packer.Complete();
            writer.EndOrder(order, builder);
        }
        return statistics.Complete();
    }

    private void Number(RowTable rows, long count)
    {
        _monitor.Begin(LoadPhase.NumberingQuads, count);
        int part = 0;
        long start = 0, next = 0;
        OrderedPipeline.Run(
            _threads,
            () => new RowChunk(),
            chunk =>
            {
                for (; part < _parts.Count; part++, start = 0)
                {
                    chunk.Count = _parts[part].ReadRows(start, chunk.Room);
                    if (chunk.Count > 0) break;
                }
                (chunk.Part, chunk.Start) = (part, next);
                start += chunk.Count;
                next += chunk.Count;
                return part < _parts.Count;
            },
            chunk => _numbers[chunk.Part].Translate(chunk.Rows, rows.TargetOf(chunk)),
            chunk =>
            {
                rows.Add(chunk);
                _monitor.Advance(chunk.Count);
            },
            _cancellationToken);
    }
}
