using System.Buffers;
using KnowledgeGraph.Query.Expressions;

namespace KnowledgeGraph.Query.Operators;

/// <summary>Finds which rows of left batches have a partner on the right: the core of EXISTS and MINUS.</summary>
internal sealed class PartnerSearch : IDisposable
{
    private readonly QueryContext _context;
    private readonly RightSide _right;
    private readonly CompiledExpression? _condition;
    private readonly JoinPairs? _pairs;
    private readonly int[] _rows = [];

    /// <param name="context">The query.</param>
    /// <param name="right">The right side, which becomes the search's.</param>
    /// <param name="layout">The layout; its output serves the condition.</param>
    /// <param name="condition">What a pair must fulfil, bound to the layout's output; null for true.</param>
    public PartnerSearch(QueryContext context, RightSide right, JoinLayout layout, CompiledExpression? condition)
    {
        _context = context;
        _right = right;
        _condition = condition;
        if (condition is null) return;
        _pairs = new JoinPairs(context, layout);
        _rows = new int[ColumnBatch.Capacity];
    }

    /// <summary>The right side.</summary>
    public RightSide Right => _right;

    /// <summary>Whether pairs must fulfil a condition.</summary>
    public bool HasCondition => _condition is not null;

    /// <summary>Says of each row whether it has a partner.</summary>
    public void Find(ColumnBatch left, Span<bool> matched)
    {
        if (_condition is null && _right.TryMatch(left, matched)) return;
        JoinTable table = _right.TableFor(left);
        table.Probe(left);
        if (_condition is null)
        {
            for (int row = 0; row < matched.Length; row++) matched[row] = table.First(left, row) >= 0;
            return;
        }
        matched.Clear();
        for (int row = 0; row < matched.Length; row++)
        {
            for (int other = table.First(left, row); other >= 0 && !matched[row]; other = table.Following(left, row, other))
            {
                _pairs!.Add(row, other);
                if (_pairs.IsFull) TestPairs(left, table, matched);
            }
        }
        TestPairs(left, table, matched);
    }

    public void Dispose()
    {
        _right.Dispose();
        _pairs?.Dispose();
    }

    private void TestPairs(ColumnBatch left, JoinTable table, Span<bool> matched)
    {
        _context.Check();
        _pairs!.LeftRows.CopyTo(_rows);
        if (_pairs.Flush(left, table.Rows) is not { } joined) return;
        Ternary[] truth = ArrayPool<Ternary>.Shared.Rent(joined.RowCount);
        _condition!.Test(joined, truth.AsSpan(0, joined.RowCount));
        for (int i = 0; i < joined.RowCount; i++) matched[_rows[i]] |= truth[i] == Ternary.True;
        ArrayPool<Ternary>.Shared.Return(truth);
    }
}
