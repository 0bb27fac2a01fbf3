using KnowledgeGraph.Query.Operators.Memory;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>Pairs of a left row and a right row that were found to join, gathered into an output batch column by column.</summary>
internal sealed unsafe class JoinPairs(QueryContext context, JoinLayout layout) : IDisposable
{
    /// <summary>Stands for the partner of a left row that has none.</summary>
    public const int NoRow = -1;

    private int[] _left = BatchArray.Rent<int>();
    private int[] _right = BatchArray.Rent<int>();
    private readonly ColumnBatch _output = new(context, layout.Output.Count);

    public int Count { get; private set; }

    public bool IsFull => Count == ColumnBatch.Capacity;

    /// <summary>The left rows of the pairs.</summary>
    public ReadOnlySpan<int> LeftRows => _left.AsSpan(0, Count);

    public void Add(int left, int right)
    {
        _left[Count] = left;
        _right[Count] = right;
        Count++;
    }

    /// <summary>Adds the pairs of left rows with chains of right rows, from a pair on, until there is no more room or no left row.</summary>
    /// <param name="first">The first right row of each left row, or -1.</param>
    /// <param name="next">The right row that follows each in its chain, or -1.</param>
    /// <param name="leftRow">The left row of the next pair.</param>
    /// <param name="row">Its right row, or -1 where none is left.</param>
    public void AddChains(ReadOnlySpan<int> first, int* next, ref int leftRow, ref int row)
    {
        Span<int> lefts = _left.AsSpan(0, ColumnBatch.Capacity), rights = _right.AsSpan(0, ColumnBatch.Capacity);
        int count = Count, currentLeft = leftRow, current = row;
        while (true)
        {
            for (; current >= 0 && count < lefts.Length; current = next[current])
            {
                lefts[count] = currentLeft;
                rights[count] = current;
                count++;
            }
            if (current >= 0 || ++currentLeft == first.Length) break;
            current = first[currentLeft];
        }
        (Count, leftRow, row) = (count, currentLeft, current);
    }

    /// <summary>Writes the pairs as rows and forgets them; null where there are none.</summary>
    public ColumnBatch? Flush(ColumnBatch left, RowStore right) => Flush(left, right, null);

    /// <summary>Writes the pairs as rows and forgets them; null where there are none.</summary>
    public ColumnBatch? Flush(ColumnBatch left, ColumnBatch right) => Flush(left, null, right);

    public void Dispose()
    {
        _output.Dispose();
        BatchArray.Return(ref _left);
        BatchArray.Return(ref _right);
    }

    private ColumnBatch? Flush(ColumnBatch left, RowStore? rightRows, ColumnBatch? rightBatch)
    {
        if (Count == 0) return null;
        _output.RowCount = Count;
        _output.Ordinal++;
        for (int column = 0; column < layout.LeftSources.Length; column++)
        {
            Span<ValueId> target = _output.Column(column);
            int leftColumn = layout.LeftSources[column], rightColumn = layout.RightSources[column];
            ReadOnlySpan<ValueId> right = rightColumn < 0 ? default
                : rightRows is null ? rightBatch!.Column(rightColumn) : rightRows.Column(rightColumn);
            if (leftColumn >= 0) GatherLeft(left.Column(leftColumn), target);
            if (leftColumn >= 0 && rightColumn >= 0) FillRight(right, target);
            else if (rightColumn >= 0) GatherRight(right, target);
        }
        Count = 0;
        return _output;
    }

    private void GatherLeft(ReadOnlySpan<ValueId> source, Span<ValueId> target)
    {
        for (int i = 0; i < target.Length; i++) target[i] = source[_left[i]];
    }

    private void GatherRight(ReadOnlySpan<ValueId> source, Span<ValueId> target)
    {
        for (int i = 0; i < target.Length; i++) target[i] = _right[i] == NoRow ? ValueId.None : source[_right[i]];
    }

    private void FillRight(ReadOnlySpan<ValueId> source, Span<ValueId> target)
    {
        for (int i = 0; i < target.Length; i++)
        {
            if (target[i].IsNone && _right[i] != NoRow) target[i] = source[_right[i]];
        }
    }
}
