using System.Collections;
using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>
/// What the store holds already, as parts of a load: its rows, the terms that came since the last merge, and as a run of their own the
/// terms of the segment that quads still use. One thread at a time.
/// </summary>
internal sealed unsafe class ExistingQuads : IDisposable
{
    private readonly StoreState _state;
    private readonly SegmentDictionary? _segment;
    private readonly Dictionary<ValueTag, uint> _starts = [];
    private readonly List<LoadPart> _parts = [];
    private readonly uint _segmentTerms;
    private readonly BitArray _isUsed;
    private readonly NativeBlock _numbers;

    public ExistingQuads(StoreState state)
    {
        _state = state;
        _segment = state.Layers.Length > 0 ? state.Terms.Segment : null;
        long count = 0;
        // Triple terms are added by their terms, like new ones.
        foreach (ValueTag tag in SegmentDictionary.Tags[..^1])
        {
            _starts.Add(tag, (uint)count);
            count += _segment?[tag].Count ?? 0;
        }
        if (count > int.MaxValue) throw new StorageLimitException("a load cannot add to a store of more than 2 billion terms");
        _segmentTerms = (uint)count;
        _isUsed = new((int)count);
        _numbers = new(count * sizeof(uint));
    }

    /// <summary>The numbers in the load of the terms of the segment, by tag and then by their numbers in it.</summary>
    public uint* SegmentNumbers => (uint*)_numbers.Address;

    /// <summary>The parts, once the quads were read; they stay this object's.</summary>
    public IReadOnlyList<LoadPart> Parts => _parts;

    /// <summary>Reads all quads.</summary>
    /// <param name="spill">Puts a batch away.</param>
    /// <param name="maxBatchBytes">The memory that a batch may take.</param>
    /// <param name="checkInterval">The quads after which the memory is looked at.</param>
    /// <param name="monitor">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public void Read(
        Func<LoadBatch, LoadPart> spill, long maxBatchBytes, int checkInterval, LoadMonitor monitor, CancellationToken cancellationToken)
    {
        monitor.Begin(LoadPhase.ReadingStore, _state.QuadCount);
        var sources = new List<RunCursor>();
        foreach (Layer layer in _state.Layers)
        {
            Open(sources, layer.Added, 1);
            Open(sources, layer.Removed, -1);
        }
        using var run = new MergedRun(sources, distinct: false);
        var batch = new LoadBatch(_segmentTerms);
        try
        {
            for (int ready = run.Fill(), untilCheck = 0; ready > 0; ready = run.Fill())
            {
                ReadOnlySpan<ulong> c0 = run.Column(0), c1 = run.Column(1), c2 = run.Column(2), c3 = run.Column(3);
                for (int i = 0; i < ready; i++)
                {
                    batch.AddRow(NumberOf(batch, c0[i]), NumberOf(batch, c1[i]), NumberOf(batch, c2[i]), NumberOf(batch, c3[i]));
                }
                run.Advance(ready);
                monitor.Advance(ready);
                if ((untilCheck -= ready) > 0) continue;
                untilCheck = checkInterval;
                cancellationToken.ThrowIfCancellationRequested();
                if (batch.Bytes < maxBatchBytes) continue;
                LoadBatch full = batch;
                batch = new(_segmentTerms);
                _parts.Add(spill(full));
            }
            LoadBatch last = batch;
            batch = null;
            _parts.Add(new(last, cancellationToken));
        }
        finally
        {
            batch?.Dispose();
        }
    }

    /// <summary>The terms of the segment that quads use, as runs, once the quads were read.</summary>
    public IEnumerable<TermRun> OpenSegmentTerms() => _segment is null
        ? []
        : _starts.Select(start => new SegmentRun(_segment, start.Key, start.Value, _isUsed, _numbers));

    public void Dispose()
    {
        foreach (LoadPart part in _parts) part.Dispose();
        _numbers.Free();
    }

    private uint NumberOf(LoadBatch batch, ulong id)
    {
        var value = new ValueId(id);
        if (value.Tag == ValueTag.BlankNode) return batch.AddId(RunOrder.ExistingBlankNode, id);
        if (RunOrder.IsId(value.Tag)) return batch.AddId(value.Tag, id);
        if (value.IsTripleTerm)
        {
            TripleIds triple = _state.Terms.TripleOf(value);
            return batch.AddTriple(
                triple.Depth, NumberOf(batch, triple.Subject), NumberOf(batch, triple.Predicate), NumberOf(batch, triple.Object));
        }
        if ((id & TermDictionary.DeltaBit) == 0)
        {
            uint number = _starts[value.Tag] + (uint)value.Payload;
            _isUsed[(int)number] = true;
            return number;
        }
        DictionaryKey key = _state.Terms.Delta[(uint)id];
        return batch.Add(key.Tag, key.Value, batch.Terms.SuffixOf(key.Suffix));
    }

    private static void Open(List<RunCursor> sources, QuadSet? set, int sign)
    {
        if (set is not null) sources.Add(new(set[QuadOrder.Spo], 0, set.Count, sign, null, distinct: false));
    }
}
