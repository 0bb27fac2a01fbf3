using System.Runtime.InteropServices;
using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Merging;

/// <summary>
/// Makes one segment of a segment and the layers on top of it. The old segment's rows are read in each order and stay in it, for
/// merging dictionaries keeps the order of a segment's terms; only the layers' rows are sorted. So the work grows with the segment
/// like a scan, and the memory with the layers and the new segment's packed bytes. One thread at a time.
/// </summary>
internal sealed class SegmentMerge : IDisposable
{
    /// <summary>Each order is a stable sort by one role of the one before; the first is sorted already.</summary>
    private static readonly (QuadOrder? Order, int Role)[] Chain =
    [
        (QuadOrder.Spo, -1), (QuadOrder.Pso, 1), (QuadOrder.Ops, 2), (QuadOrder.Sop, 0), (QuadOrder.Osp, 2), (QuadOrder.Pos, 1),
        (null, 0), (QuadOrder.Gspo, 3),
    ];

    private readonly QuadSet? _segment;
    private readonly NativeList<QuadKey> _added;
    private readonly NativeList<QuadKey> _removed;
    private readonly NativeList<QuadKey> _scratch = new();
    private readonly QuadKey[] _chunk = new QuadKey[RunCursor.ChunkRows];
    private readonly DictionaryMerge _ids;
    private readonly Action? _step;

    private SegmentMerge(QuadSet? segment, IReadOnlyList<Layer> layers, TermDictionary terms, uint deltaTermCount, Action? step)
    {
        _segment = segment;
        _added = Sum(layers, 1);
        _removed = Sum(layers, -1);
        _ids = new(terms, deltaTermCount);
        _step = step;
    }

    /// <summary>Merges a segment, or none, and the layers on top of it; all stay the caller's.</summary>
    /// <param name="segment">The segment's quads.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="terms">The dictionary of all.</param>
    /// <param name="deltaTermCount">The delta terms that the layers know.</param>
    /// <param name="step">Called again and again, may take its time or throw; null: as fast as can be.</param>
    public static MergedSegment Run(
        QuadSet? segment, IReadOnlyList<Layer> layers, TermDictionary terms, uint deltaTermCount, Action? step)
    {
        using var merge = new SegmentMerge(segment, layers, terms, deltaTermCount, step);
        return merge.Run();
    }

    /// <summary>The same of a state.</summary>
    public static MergedSegment Run(StoreState state, Action? step)
    {
        int segmentLayers = MergePolicy.SegmentLayersOf(state);
        QuadSet? segment = segmentLayers == 0 ? null : state.Layers[0].Added;
        return Run(segment, state.Layers[segmentLayers..], state.Terms, state.DeltaTermCount, step);
    }

    public void Dispose()
    {
        _added.Dispose();
        _removed.Dispose();
        _scratch.Dispose();
    }

    private MergedSegment Run()
    {
        long rows = (_segment?.Count ?? 0) + _added.Count - _removed.Count;
        if (rows == 0) return new(null, null, _ids);
        Mark();
        SegmentDictionary terms = _ids.Run(_step);
        var permutations = new PackedPermutation?[OrderLayout.OrderCount];
        try
        {
            foreach (ref QuadKey row in _added.Span)
            {
                row = new(_ids.Map(row.C0), _ids.Map(row.C1), _ids.Map(row.C2), _ids.Map(row.C3));
            }
            _scratch.Resize(Math.Max(_added.Count, _removed.Count));
            QuadSorter.SortAll(_added.Span, _scratch.Span[.._added.Count]);
            foreach ((QuadOrder? order, int role) in Chain)
            {
                // Where all rows are in one graph, the last order is a view of the first.
                if (permutations[(int)QuadOrder.Pos] is { } rowsOfAll && QuadSet.IsOneGraph(rowsOfAll.Summary)) break;
                Sort(_added, role);
                Sort(_removed, role);
                if (order is { } built) permutations[(int)built] = BuildOrder(built);
            }
        }
        catch
        {
            foreach (PackedPermutation? permutation in permutations) permutation?.Free();
            terms.Free();
            throw;
        }
        var quads = new QuadSet(permutations);
        quads.AddReference();
        return new(new Layer(quads, null, quads, null), terms, _ids);
    }

    /// <summary>The rows, in SPO, that the layers together add (sign 1) or take away (−1).</summary>
    private static NativeList<QuadKey> Sum(IReadOnlyList<Layer> layers, int sign)
    {
        var sources = new List<RunCursor>();
        foreach (Layer layer in layers)
        {
            if (layer.Added is { } added) sources.Add(new(added[QuadOrder.Spo], 0, added.Count, sign, null, distinct: false));
            if (layer.Removed is { } removed) sources.Add(new(removed[QuadOrder.Spo], 0, removed.Count, -sign, null, distinct: false));
        }
        using var run = new MergedRun(sources, distinct: false);
        var rows = new NativeList<QuadKey>();
        for (int ready = run.Fill(); ready > 0; ready = run.Fill())
        {
            ReadOnlySpan<ulong> c0 = run.Column(0), c1 = run.Column(1), c2 = run.Column(2), c3 = run.Column(3);
            for (int i = 0; i < ready; i++) rows.Add(new(c0[i], c1[i], c2[i], c3[i]));
            run.Advance(ready);
        }
        return rows;
    }

    private void Mark()
    {
        foreach (ref readonly QuadKey row in _added.Span) Mark(row);
        if (_segment is null) return;
        if (_removed.Count == 0)
        {
            _ids.MarkSegment();
            return;
        }
        ReadOnlySpan<QuadKey> removed = _removed.Span;
        using var cursor = new RunCursor(_segment[QuadOrder.Spo], 0, _segment.Count, 1, null, distinct: false);
        while (!cursor.IsAtEnd)
        {
            int rows = cursor.Available;
            foreach (ref readonly QuadKey row in Take(cursor, QuadOrder.Spo, ref removed)) Mark(row);
            cursor.Advance(rows);
            _step?.Invoke();
        }
    }

    private void Mark(in QuadKey row)
    {
        _ids.Mark(row.C0);
        _ids.Mark(row.C1);
        _ids.Mark(row.C2);
        _ids.Mark(row.C3);
    }

    private void Sort(NativeList<QuadKey> rows, int role)
    {
        if (role >= 0 && rows.Count > 0) QuadSorter.Sort(rows.Span, _scratch.Span[..rows.Count], role);
    }

    private PackedPermutation BuildOrder(QuadOrder order)
    {
        using var builder = new PermutationBuilder(order);
        ReadOnlySpan<QuadKey> added = _added.Span, removed = _removed.Span;
        if (_segment is not null)
        {
            using var cursor = new RunCursor(_segment[order], 0, _segment.Count, 1, null, distinct: false);
            while (!cursor.IsAtEnd)
            {
                int rows = cursor.Available;
                Span<QuadKey> kept = Take(cursor, order, ref removed);
                MapIds(kept);
                Merge(kept, ref added, order, builder);
                cursor.Advance(rows);
                _step?.Invoke();
            }
        }
        for (; !added.IsEmpty; added = added[Math.Min(added.Length, _chunk.Length)..])
        {
            builder.Append(added[..Math.Min(added.Length, _chunk.Length)]);
            _step?.Invoke();
        }
        return builder.Complete();
    }

    /// <summary>The cursor's ready rows as quads, without those removed, which are passed.</summary>
    private Span<QuadKey> Take(RunCursor cursor, QuadOrder order, ref ReadOnlySpan<QuadKey> removed)
    {
        int rows = cursor.Available;
        ReadOnlySpan<byte> roles = OrderLayout.RolesOf(order);
        Span<ulong> target = MemoryMarshal.Cast<QuadKey, ulong>(_chunk.AsSpan());
        for (int column = 0; column < 4; column++)
        {
            ReadOnlySpan<ulong> source = cursor.Column(column);
            int role = roles[column];
            for (int i = 0; i < source.Length; i++) target[(i * 4) + role] = source[i];
        }
        Span<QuadKey> chunk = _chunk.AsSpan(0, rows);
        int passed = CountBelow(removed, chunk[^1], order, orEqual: true);
        if (passed == 0) return chunk;
        int kept = 0;
        foreach (ref readonly QuadKey row in chunk)
        {
            if (!removed.IsEmpty && removed[0] == row) removed = removed[1..];
            else chunk[kept++] = row;
        }
        return chunk[..kept];
    }

    // Neighbours often share terms, and the same look-up need not be made twice.
    private void MapIds(Span<QuadKey> rows)
    {
        QuadKey last = default, mapped = default;
        foreach (ref QuadKey row in rows)
        {
            QuadKey now = row;
            mapped = new(
                now.C0 == last.C0 ? mapped.C0 : _ids.Map(now.C0),
                now.C1 == last.C1 ? mapped.C1 : _ids.Map(now.C1),
                now.C2 == last.C2 ? mapped.C2 : _ids.Map(now.C2),
                now.C3 == last.C3 ? mapped.C3 : _ids.Map(now.C3));
            row = mapped;
            last = now;
        }
    }

    private static void Merge(
        scoped ReadOnlySpan<QuadKey> rows, ref ReadOnlySpan<QuadKey> added, QuadOrder order, PermutationBuilder builder)
    {
        while (!rows.IsEmpty)
        {
            int first = added.IsEmpty ? rows.Length : CountBelow(rows, added[0], order);
            builder.Append(rows[..first]);
            rows = rows[first..];
            if (rows.IsEmpty) return;
            int between = CountBelow(added, rows[0], order);
            builder.Append(added[..between]);
            added = added[between..];
        }
    }

    /// <summary>How many sorted rows are below a key, or up to it.</summary>
    private static int CountBelow(ReadOnlySpan<QuadKey> rows, in QuadKey key, QuadOrder order, bool orEqual = false)
    {
        QuadKey arranged = OrderLayout.Arrange(key, order);
        int limit = orEqual ? 0 : -1, low = 0, probe = 0;
        for (int step = 1; probe < rows.Length && OrderLayout.Arrange(rows[probe], order).CompareTo(arranged, 4) <= limit; step *= 2)
        {
            low = probe + 1;
            probe = (int)Math.Min(probe + (long)step, rows.Length);
        }
        int high = Math.Min(probe, rows.Length);
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (OrderLayout.Arrange(rows[middle], order).CompareTo(arranged, 4) <= limit) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
