using System.Runtime.InteropServices;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>A scan of several layers, or of some graphs, or of triples that stand in several graphs.</summary>
internal sealed class MergedScan : QuadScan
{
    private readonly StoreState _state;
    private readonly MergedRun _run;
    private readonly QuadOrder _order;
    private readonly QuadKey _prefix;
    private readonly int _freeColumn;
    private readonly bool _hasGraphs;
    private readonly bool _hasFreeColumn;
    private bool _disposed;

    /// <summary>Opens the run, which the scan owns; the state is held until the scan is disposed.</summary>
    public MergedScan(StoreState state, MergedRun run, QuadOrder order, in QuadKey prefix, int prefixLength, bool hasGraphs)
    {
        state.AddReference();
        _state = state;
        _run = run;
        _order = order;
        _prefix = prefix;
        _freeColumn = prefixLength;
        _hasGraphs = hasGraphs;
        _hasFreeColumn = prefixLength < 4 && (hasGraphs || OrderLayout.RolesOf(order)[prefixLength] != OrderLayout.Graph);
    }

    public override int Read(Span<ValueId> subjects, Span<ValueId> predicates, Span<ValueId> objects, Span<ValueId> graphs)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        int capacity = CapacityOf(subjects, predicates, objects, graphs);
        int rows = 0;
        while (rows < capacity)
        {
            int ready = Math.Min(_run.Fill(), capacity - rows);
            if (ready == 0) break;
            Fill(0, subjects, rows, ready);
            Fill(1, predicates, rows, ready);
            Fill(2, objects, rows, ready);
            if (_hasGraphs) Fill(OrderLayout.Graph, graphs, rows, ready);
            else if (!graphs.IsEmpty) graphs.Slice(rows, ready).Clear();
            _run.Advance(ready);
            rows += ready;
        }
        return rows;
    }

    public override void SeekTo(ValueId key)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_hasFreeColumn) return;
        _run.SeekTo(_prefix.With(_freeColumn, key.Bits), _freeColumn + 1);
    }

    public override long SkipBefore(ValueId key)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_hasFreeColumn) return 0;
        return _run.SkipBefore(_prefix.With(_freeColumn, key.Bits), _freeColumn + 1);
    }

    public override long Skip(long rows)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _run.Skip(rows);
    }

    public override void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _run.Dispose();
        _state.Release();
    }

    private void Fill(int role, Span<ValueId> destination, int at, int rows)
    {
        if (destination.IsEmpty) return;
        _run.Column(OrderLayout.ColumnOf(_order, role))[..rows].CopyTo(MemoryMarshal.Cast<ValueId, ulong>(destination[at..]));
    }
}
