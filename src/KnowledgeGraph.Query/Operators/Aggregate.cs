using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// Group and AggregateJoin (SPARQL 1.1 §18.5.1): one row per distinct key, in the order in which the keys first came; without keys,
/// exactly one row.
/// </summary>
internal sealed class Aggregate : Operator
{
    private readonly CompiledExpression[] _keys;
    private readonly AggregateColumn[] _aggregates;
    private readonly IReadOnlyList<ValueId> _knownKeys;
    private readonly RowSet _groups;
    private readonly ColumnBatch _keyBatch;
    private readonly ColumnBatch _output;
    private readonly int[] _keyColumns;
    private readonly RowSet?[] _distinctRows;
    private readonly int[] _group = new int[ColumnBatch.Capacity];
    private readonly CompiledExpression[] _arguments;
    private readonly ColumnBatch _argumentBatch;
    private readonly bool[] _areNumbers;
    private readonly TermValues _values;
    private readonly ValueId[] _newValues = [];
    private readonly int[] _numbers = [];
    private readonly int[] _newGroups = [];
    private long _reserved;
    private int _groupCount;
    private int _next;
    private bool _isRead;

    /// <param name="context">The query.</param>
    /// <param name="input">The input.</param>
    /// <param name="schema">The keys' variables, then those of the aggregates.</param>
    /// <param name="keys">The keys, bound to the input.</param>
    /// <param name="aggregates">The aggregates.</param>
    /// <param name="knownKeys">Values of the one key that have a group whether there are rows of it or not.</param>
    /// <param name="detail">For EXPLAIN.</param>
    public Aggregate(QueryContext context, Operator input, Schema schema, CompiledExpression[] keys, AggregateColumn[] aggregates,
        IReadOnlyList<ValueId> knownKeys, string detail)
        : base(context, schema, input)
    {
        _keys = keys;
        _aggregates = aggregates;
        _knownKeys = knownKeys;
        Detail = detail;
        _values = new TermValues(context.Terms);
        _groups = new RowSet(context, keys.Length);
        _keyBatch = new ColumnBatch(context, keys.Length);
        _keyColumns = [.. Enumerable.Range(0, keys.Length)];
        _output = new ColumnBatch(context, schema.Count);
        _distinctRows = Array.ConvertAll(aggregates, each =>
            each.DistinctColumns is { } columns ? new RowSet(context, columns.Length + (each.Argument is null ? 1 : 2)) : null);
        _arguments = [.. aggregates.Select(each => each.Argument).OfType<CompiledExpression>().Distinct()];
        _argumentBatch = new ColumnBatch(context, _arguments.Length);
        _areNumbers = Array.ConvertAll(_arguments, argument => argument.IsNumeric
            && Array.TrueForAll(aggregates, each => each.Argument != argument || (each.DistinctColumns is null && each.Accumulator.TakesNumbers)));
        if (Array.TrueForAll(_distinctRows, rows => rows is null)) return;
        _numbers = new int[ColumnBatch.Capacity];
        _newGroups = new int[ColumnBatch.Capacity];
        _newValues = new ValueId[ColumnBatch.Capacity];
    }

    /// <summary>The rows that are expected to be grouped.</summary>
    public double EstimatedInput => Inputs[0].EstimatedRows;

    public override double EstimatedStartup => Inputs[0].EstimatedWork;

    protected override string Detail { get; }

    protected override ColumnBatch? Produce()
    {
        if (!_isRead)
        {
            AddKnownKeys();
            while (Inputs[0].Next() is { } batch) AddBatch(batch);
            _groupCount = _keys.Length == 0 ? 1 : _groups.Count;
            _isRead = true;
        }
        int count = Math.Min(ColumnBatch.Capacity, _groupCount - _next);
        if (count == 0) return null;
        _output.RowCount = count;
        for (int k = 0; k < _keys.Length; k++) _groups.Rows.Column(k).Slice(_next, count).CopyTo(_output.Column(k));
        for (int a = 0; a < _aggregates.Length; a++)
        {
            Span<ValueId> target = _output.Column(_keys.Length + a);
            for (int i = 0; i < count; i++) target[i] = _aggregates[a].Accumulator.Result(_next + i);
        }
        _next += count;
        return _output;
    }

    protected override void Release()
    {
        _groups.Dispose();
        _keyBatch.Dispose();
        _output.Dispose();
        _argumentBatch.Dispose();
        foreach (RowSet? rows in _distinctRows) rows?.Dispose();
        Context.Release(_reserved);
        _reserved = 0;
    }

    private void AddKnownKeys()
    {
        for (int start = 0; start < _knownKeys.Count; start += ColumnBatch.Capacity)
        {
            _keyBatch.RowCount = Math.Min(ColumnBatch.Capacity, _knownKeys.Count - start);
            for (int i = 0; i < _keyBatch.RowCount; i++) _keyBatch.Column(0)[i] = _knownKeys[start + i];
            _groups.Add(_keyBatch, _keyColumns, _group);
        }
    }

    private void AddBatch(ColumnBatch batch)
    {
        int count = batch.RowCount;
        FindGroups(batch);
        _argumentBatch.RowCount = count;
        for (int i = 0; i < _arguments.Length; i++)
        {
            if (_areNumbers[i]) AddNumbers(batch, _arguments[i]);
            else _arguments[i].Evaluate(batch, _argumentBatch.Column(i));
        }
        for (int a = 0; a < _aggregates.Length; a++)
        {
            AggregateColumn aggregate = _aggregates[a];
            int number = aggregate.Argument is { } argument ? Array.IndexOf(_arguments, argument) : -1;
            if (number >= 0 && _areNumbers[number]) continue;
            ReadOnlySpan<ValueId> values = number >= 0 ? _argumentBatch.Column(number) : default;
            if (_distinctRows[a] is { } seen) AddDistinct(batch, aggregate, seen, values);
            else aggregate.Accumulator.Add(_group.AsSpan(0, count), values);
        }
        AccountForStates();
    }

    /// <summary>Adds the numbers of an argument to all aggregates of it, without making terms of them.</summary>
    private void AddNumbers(ColumnBatch batch, CompiledExpression argument)
    {
        using var numbers = new RowBuffer<Numeric>(batch.RowCount);
        argument.EvaluateNumeric(batch, _values, numbers.Rows);
        foreach (AggregateColumn aggregate in _aggregates)
        {
            if (aggregate.Argument == argument) aggregate.Accumulator.AddNumbers(_group.AsSpan(0, batch.RowCount), numbers.Rows);
        }
    }

    private void FindGroups(ColumnBatch batch)
    {
        if (_keys.Length == 0)
        {
            _group.AsSpan(0, batch.RowCount).Clear();
            return;
        }
        _keyBatch.RowCount = batch.RowCount;
        for (int k = 0; k < _keys.Length; k++) _keys[k].Evaluate(batch, _keyBatch.Column(k));
        _groups.Add(_keyBatch, _keyColumns, _group);
    }

    /// <summary>DISTINCT: each value of a group counts once, or each row of it.</summary>
    private void AddDistinct(ColumnBatch batch, AggregateColumn aggregate, RowSet seen, ReadOnlySpan<ValueId> values)
    {
        int[] columns = aggregate.DistinctColumns!;
        int own = columns.Length, count = 0, known = seen.Count;
        using ColumnBatch extended = ColumnBatch.CreateView(Context, seen.Rows.ColumnCount, column => column >= own);
        for (int i = 0; i < own; i++) extended.Borrow(i, batch, columns[i]);
        extended.RowCount = batch.RowCount;
        Span<ValueId> groups = extended.Column(own);
        for (int row = 0; row < groups.Length; row++) groups[row] = new ValueId((ulong)_group[row]);
        if (!values.IsEmpty) values.CopyTo(extended.Column(own + 1));
        int[] all = [.. Enumerable.Range(0, extended.ColumnCount)];
        seen.Add(extended, all, _numbers);
        for (int row = 0; row < groups.Length; row++)
        {
            if (_numbers[row] < known) continue;
            known++;
            _newGroups[count] = _group[row];
            if (!values.IsEmpty) _newValues[count] = values[row];
            count++;
        }
        if (count > 0) aggregate.Accumulator.Add(_newGroups.AsSpan(0, count), values.IsEmpty ? default : _newValues.AsSpan(0, count));
    }

    private void AccountForStates()
    {
        long bytes = 0;
        foreach (AggregateColumn aggregate in _aggregates) bytes += aggregate.Accumulator.MemoryBytes;
        Context.Reserve(bytes - _reserved);
        _reserved = bytes;
    }
}
