using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// Some columns, without rows that came before, for somebody who does not mind them, so that joins above do not multiply them. It gives
/// up, and passes all rows on, where few repeat others, or where remembering them would take too much of the query's memory.
/// </summary>
internal sealed class EarlyDistinct : Operator
{
    private const int TrialRows = 1 << 14;
    private const int LeastShare = 4;

    // Of the budget, for the rows that are remembered.
    private const int MemoryShare = 8;
    private const int BytesPerSlot = 32;

    private readonly int[] _sources;
    private readonly int[] _columns;
    private readonly ColumnBatch _output;
    private readonly int[] _numbers = new int[ColumnBatch.Capacity];
    private readonly int[] _rows = new int[ColumnBatch.Capacity];
    private readonly long _mostRows;
    private readonly bool _isTried;
    private RowSet? _seen;
    private long _read;

    /// <param name="context">The query.</param>
    /// <param name="input">The input.</param>
    /// <param name="variables">The columns that are needed, all of which the input has.</param>
    /// <param name="isTried">Whether it is not known that many rows repeat others.</param>
    public EarlyDistinct(QueryContext context, Operator input, IReadOnlyList<Variable> variables, bool isTried)
        : base(context, new Schema(variables, input.Schema.IsCertain), input)
    {
        _sources = [.. variables.Select(input.Schema.IndexOf)];
        _columns = [.. Enumerable.Range(0, _sources.Length)];
        _output = ColumnBatch.CreateView(context, _sources.Length, _ => false);
        _seen = new RowSet(context, _columns.Length);
        _isTried = isTried;
        _mostRows = context.MemoryLeft / MemoryShare / (BytesPerSlot + (sizeof(ulong) * Math.Max(1, _columns.Length)));
    }

    /// <summary>Nothing is added to the work: whether the joins above are worth it does not depend on this.</summary>
    public override double EstimatedWork => Inputs[0].EstimatedWork;

    protected override string Detail => _seen is null ? "given up" : "";

    public override void SeekTo(Storage.ValueId key) => Inputs[0].SeekTo(key);

    protected override ColumnBatch? Produce()
    {
        while (Inputs[0].Next() is { } batch)
        {
            _output.RowCount = batch.RowCount;
            for (int i = 0; i < _sources.Length; i++) _output.Borrow(i, batch, _sources[i]);
            if (_seen is null) return _output;
            int count = Keep(_output, _seen);
            if (IsUseless(_seen)) GiveUp();
            if (count > 0) return _output;
        }
        return null;
    }

    protected override void Release()
    {
        GiveUp();
        _output.Dispose();
    }

    private int Keep(ColumnBatch batch, RowSet seen)
    {
        int count = 0, known = seen.Count;
        _read += batch.RowCount;
        seen.Add(batch, _columns, _numbers);
        for (int row = 0; row < batch.RowCount; row++)
        {
            if (_numbers[row] < known) continue;
            _rows[count++] = row;
            known++;
        }
        batch.Keep(_rows.AsSpan(0, count));
        return count;
    }

    private bool IsUseless(RowSet seen) =>
        seen.Count > _mostRows || (_isTried && _read >= TrialRows && (_read - seen.Count) * LeastShare < _read);

    private void GiveUp()
    {
        _seen?.Dispose();
        _seen = null;
    }
}
