using System.Buffers;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>The right side of a join, materialised, with a hash index on its key columns.</summary>
/// <param name="context">The query.</param>
/// <param name="layout">The layout of the join.</param>
/// <param name="rightColumnCount">The number of columns on the right.</param>
/// <param name="requiresOverlap">Whether partners must share a bound variable, as for MINUS.</param>
internal sealed class JoinTable(QueryContext context, JoinLayout layout, int rightColumnCount, bool requiresOverlap = false) : IDisposable
{
    private const int BytesPerEntry = 4;

    private int[] _heads = [];
    private int[] _next = [];
    private long _reserved;
    private int _mask;

    /// <summary>The rows.</summary>
    public RowStore Rows { get; } = new(context, rightColumnCount);

    /// <summary>Reads the input to its end and indexes it.</summary>
    public void Build(Operator input)
    {
        FreeIndex();
        while (input.Next() is { } batch) Rows.Append(batch);
        BuildIndex();
    }

    /// <summary>The first row compatible with a row of the left side, or -1.</summary>
    public int First(ColumnBatch left, int leftRow) =>
        Match(left, leftRow, _heads[RowHash.Of(left, leftRow, layout.LeftKeys) & (uint)_mask]);

    /// <summary>The next compatible row after <paramref name="row"/>, or -1.</summary>
    public int Following(ColumnBatch left, int leftRow, int row) => Match(left, leftRow, _next[row]);

    public void Dispose()
    {
        FreeIndex();
        Rows.Dispose();
    }

    private void BuildIndex()
    {
        int size = 16;
        while (size < Rows.Count && size < 1 << 30) size <<= 1;
        _mask = size - 1;
        _reserved = (long)(size + Rows.Count) * BytesPerEntry;
        context.Reserve(_reserved);
        _heads = ArrayPool<int>.Shared.Rent(size);
        _next = ArrayPool<int>.Shared.Rent(Math.Max(1, Rows.Count));
        _heads.AsSpan(0, size).Fill(-1);
        for (int row = Rows.Count - 1; row >= 0; row--)
        {
            uint bucket = RowHash.Of(Rows, row, layout.RightKeys) & (uint)_mask;
            _next[row] = _heads[bucket];
            _heads[bucket] = row;
        }
    }

    private int Match(ColumnBatch left, int leftRow, int row)
    {
        for (; row >= 0; row = _next[row])
        {
            if (IsCompatible(left, leftRow, row)) return row;
        }
        return -1;
    }

    private bool IsCompatible(ColumnBatch left, int leftRow, int row)
    {
        for (int k = 0; k < layout.LeftKeys.Length; k++)
        {
            if (left.Buffer(layout.LeftKeys[k])[leftRow] != Rows.Column(layout.RightKeys[k])[row]) return false;
        }
        bool overlaps = !requiresOverlap || layout.LeftKeys.Length > 0;
        for (int k = 0; k < layout.LeftLoose.Length; k++)
        {
            ValueId a = left.Buffer(layout.LeftLoose[k])[leftRow];
            ValueId b = Rows.Column(layout.RightLoose[k])[row];
            if (a.IsNone || b.IsNone) continue;
            if (a != b) return false;
            overlaps = true;
        }
        return overlaps;
    }

    private void FreeIndex()
    {
        if (_heads.Length > 0) ArrayPool<int>.Shared.Return(_heads);
        if (_next.Length > 0) ArrayPool<int>.Shared.Return(_next);
        _heads = [];
        _next = [];
        context.Release(_reserved);
        _reserved = 0;
    }
}
