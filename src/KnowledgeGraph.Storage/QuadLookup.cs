using System.Runtime.InteropServices;
using KnowledgeGraph.Storage.Segments;

namespace KnowledgeGraph.Storage;

/// <summary>
/// Finds the rows of many keys: a search goes on from the one before, so that keys that ascend are found with few steps each, in blocks
/// that were just read. One thread at a time.
/// </summary>
/// <remarks>It keeps its snapshot's memory until it is disposed, also where the snapshot is disposed before.</remarks>
public sealed class QuadLookup : IDisposable
{
    private readonly StoreState _state;
    private readonly Source[] _sources;
    private readonly QuadKey _prefix;
    private readonly int _prefixLength;
    private readonly bool _hasGraphs;
    private readonly QuadOrder _order;
    private QuadKey _last;
    private bool _disposed;

    /// <summary>Opens ranges, each without graphs to be filtered or merged; the look-up holds the state until it is disposed.</summary>
    internal QuadLookup(StoreState state, List<RunRange> ranges, QuadOrder order, in QuadKey prefix, int prefixLength, bool hasGraphs)
    {
        state.AddReference();
        _state = state;
        _sources = [.. ranges.Select(range => new Source { Range = range, Next = range.Start })];
        _order = order;
        _prefix = prefix;
        _prefixLength = prefixLength;
        _hasGraphs = hasGraphs;
    }

    /// <summary>
    /// Finds the rows whose first columns after the constants, in the look-up's order, are a key; an empty run where there are none. False
    /// where rows of the key were changed since the last merge and <see cref="Snapshot.Scan"/> must be asked. Quickest where the key is not
    /// below the one before.
    /// </summary>
    /// <param name="key">One value for each of the first columns, as many as there are free ones at most.</param>
    /// <param name="run">The rows.</param>
    public bool TryFind(ReadOnlySpan<ValueId> key, out QuadRun run)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        QuadKey sought = _prefix;
        for (int i = 0; i < key.Length; i++) sought = sought.With(_prefixLength + i, key[i].Bits);
        bool isBack = sought.CompareTo(_last, 4) < 0;
        _last = sought;
        run = default;
        bool isWhole = true;
        for (int i = 0; i < _sources.Length; i++)
        {
            ref Source source = ref _sources[i];
            long from = isBack ? source.Range.Start : source.Next;
            (long start, long end) = source.Range.Permutation.SearchRange(sought, _prefixLength + key.Length, from, source.Range.End);
            source.Next = start;
            if (start == end) continue;
            isWhole &= run.Count == 0 && source.Range.Sign > 0;
            run = new(i, start, end - start);
        }
        return isWhole;
    }

    /// <summary>
    /// Reads the first rows of a run into the columns given, as many as these are long; an empty span means that the column is not wanted.
    /// Merged graphs have no graph column: its cells are <see cref="ValueId.None"/>.
    /// </summary>
    public void Read(QuadRun run, Span<ValueId> subjects, Span<ValueId> predicates, Span<ValueId> objects, Span<ValueId> graphs)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Fill(run, 0, subjects);
        Fill(run, OrderLayout.Predicate, predicates);
        Fill(run, 2, objects);
        if (_hasGraphs) Fill(run, OrderLayout.Graph, graphs);
        else graphs.Clear();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _state.Release();
    }

    private void Fill(QuadRun run, int role, Span<ValueId> destination)
    {
        if (destination.IsEmpty) return;
        int column = OrderLayout.ColumnOf(_order, role);
        if (column < _prefixLength) destination.Fill(new(_prefix[column]));
        else _sources[run.Source].Range.Permutation.Decode(run.First, column, MemoryMarshal.Cast<ValueId, ulong>(destination));
    }

    private struct Source
    {
        public RunRange Range;
        public long Next;
    }
}
