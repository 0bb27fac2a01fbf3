using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>Some rows of solutions, column by column. <see cref="ValueId.None"/> is unbound. Owned by the operator that filled it, until its next call.</summary>
internal sealed class ColumnBatch
{
    /// <summary>The most rows of a batch.</summary>
    public const int Capacity = 2048;

    private readonly ValueId[][] _columns;

    public ColumnBatch(int columnCount)
    {
        _columns = new ValueId[columnCount][];
        for (int i = 0; i < columnCount; i++) _columns[i] = new ValueId[Capacity];
    }

    public int ColumnCount => _columns.Length;

    public int RowCount { get; set; }

    /// <summary>The filled part of a column.</summary>
    public Span<ValueId> Column(int index) => _columns[index].AsSpan(0, RowCount);

    /// <summary>A whole column, for filling.</summary>
    public Span<ValueId> Buffer(int index) => _columns[index];
}
