using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// A step of a running plan: it gives its rows batch by batch and pulls those of its inputs in the same way. Used once, from
/// beginning to end, by one thread.
/// </summary>
internal abstract class Operator : IDisposable
{
    private readonly bool _profile;
    private long _batches;
    private long _rows;
    private long _ticks;

    protected Operator(QueryContext context, Schema schema, params Operator[] inputs)
    {
        Context = context;
        Schema = schema;
        Inputs = inputs;
        _profile = context.Profile;
    }

    public Schema Schema { get; }

    /// <summary>The rows that the planner expects.</summary>
    public double EstimatedRows { get; init; }

    /// <summary>The rows that this operator and all below it are expected to give together.</summary>
    public virtual double EstimatedWork => EstimatedRows + Inputs.Sum(input => input.EstimatedWork);

    /// <summary>What is done of this work before the first row comes.</summary>
    public virtual double EstimatedStartup => Inputs.Sum(input => input.EstimatedStartup);

    /// <summary>The variable by whose ids the rows ascend, where the order is known. It is bound in every row.</summary>
    public Variable? SortedBy { get; init; }

    /// <summary>Whether the joins from here down are in an order that was found for another query, for EXPLAIN.</summary>
    public bool HasReusedOrder { get; set; }

    protected QueryContext Context { get; }

    protected Operator[] Inputs { get; }

    /// <summary>The expressions that are computed for each row, whose conditions EXPLAIN shows too.</summary>
    protected virtual IEnumerable<CompiledExpression> Expressions => [];

    /// <summary>The name for EXPLAIN.</summary>
    protected virtual string Name => GetType().Name;

    /// <summary>What it works on, for EXPLAIN.</summary>
    protected virtual string Detail => "";

    /// <summary>The next rows, at least one; null at the end.</summary>
    public ColumnBatch? Next()
    {
        // A plan is as deep as the query has patterns.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Context.Check();
        if (Context.Work?.Refuses() == true) return null;
        long start = _profile ? Stopwatch.GetTimestamp() : 0;
        ColumnBatch? batch = Produce();
        if (_profile) _ticks += Stopwatch.GetTimestamp() - start;
        if (batch is null) return null;
        Context.Work?.Spend(batch.RowCount);
        _rows += batch.RowCount;
        batch.Ordinal = _batches++;
        return batch;
    }

    /// <summary>How many rows are left. They count as given: <see cref="Next"/> gives none after it.</summary>
    public BigInteger Count()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Context.Check();
        long start = _profile ? Stopwatch.GetTimestamp() : 0;
        BigInteger count = CountRows();
        if (_profile) _ticks += Stopwatch.GetTimestamp() - start;
        _rows = (long)BigInteger.Min(_rows + count, long.MaxValue);
        return count;
    }

    /// <summary>
    /// Allows the operator to leave out rows whose <see cref="SortedBy"/> value is less than <paramref name="key"/>. Rows already
    /// given are not concerned. Does nothing where seeking is no quicker than reading on.
    /// </summary>
    public virtual void SeekTo(Storage.ValueId key)
    {
    }

    /// <summary>The operator and its inputs as they stand.</summary>
    public QueryPlan Explain() => new(
        Name,
        Detail,
        EstimatedRows,
        _profile ? _rows : null,
        _profile ? Stopwatch.GetElapsedTime(0, _ticks) : null,
        [.. ExplainInputs()])
    {
        HasReusedOrder = HasReusedOrder,
    };

    /// <summary>Gives back all buffers, of the inputs too.</summary>
    public void Dispose()
    {
        // The inputs first, and in a list: a deep plan that was refused is given back where little of the stack is left.
        List<Operator> operators = [this];
        for (int i = 0; i < operators.Count; i++) operators.AddRange(operators[i].Inputs);
        for (int i = operators.Count - 1; i >= 0; i--) operators[i].Release();
    }

    protected virtual IEnumerable<QueryPlan> ExplainInputs() =>
        Inputs.Select(input => input.Explain()).Concat(Expressions.SelectMany(each => each.Conditions).Select(each => each.Explain()));

    /// <summary>Counts the rows that are left; for those that can do it without making them.</summary>
    protected virtual BigInteger CountRows()
    {
        long count = 0;
        while (Produce() is { } batch)
        {
            count += batch.RowCount;
            Context.Check();
        }
        return count;
    }

    /// <summary>Computes the next rows, at least one; null at the end, and on every call after it.</summary>
    protected abstract ColumnBatch? Produce();

    /// <summary>Gives back what this operator holds. May be called more than once.</summary>
    protected virtual void Release()
    {
    }
}
