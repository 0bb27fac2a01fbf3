namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// The first rows of a pattern, of which no more are asked for: a plan is tried that gives its first rows soon, and would take long for all.
/// Where there are not as many rows as was thought, so that it is not done within its share of work, the plan for all rows takes its place.
/// </summary>
internal sealed class FirstRows : Operator
{
    private readonly Func<Operator> _planForAll;
    private readonly long _wanted;
    private readonly double _work;
    private readonly RowStore _rows;
    private readonly ColumnBatch _output;
    private Operator? _forAll;
    private int _given;
    private bool _isTried;

    /// <param name="context">The query.</param>
    /// <param name="first">The plan that is tried.</param>
    /// <param name="planForAll">Plans the same for all rows; called where the first plan did not come to its end.</param>
    /// <param name="wanted">The number of rows that is asked for.</param>
    /// <param name="work">The work that the first plan may do.</param>
    public FirstRows(QueryContext context, Operator first, Func<Operator> planForAll, long wanted, double work)
        : base(context, first.Schema, first)
    {
        _planForAll = planForAll;
        _wanted = wanted;
        _work = work;
        _rows = new RowStore(context, first.Schema.Count);
        _output = new ColumnBatch(context, first.Schema.Count);
        EstimatedRows = first.EstimatedRows;
    }

    protected override string Detail => _forAll is null ? $"{_wanted}" : $"{_wanted}, which took too long: after some rows all are made";

    protected override IEnumerable<QueryPlan> ExplainInputs() =>
        _forAll is null ? base.ExplainInputs() : [.. base.ExplainInputs(), _forAll.Explain()];

    protected override ColumnBatch? Produce()
    {
        if (!_isTried) Try();
        if (_forAll is not null) return _forAll.Next();
        if (_given == _rows.Count) return Inputs[0].Next();
        _given += _rows.CopyTo(_given, _output);
        return _output;
    }

    protected override void Release()
    {
        _forAll?.Dispose();
        _rows.Dispose();
        _output.Dispose();
    }

    /// <summary>Keeps the rows of the first plan until there are enough, as those of a plan that is given up are worth nothing.</summary>
    private void Try()
    {
        _isTried = true;
        WorkBudget? outer = Context.Work;
        var budget = new WorkBudget(outer, _work);
        Context.Work = budget;
        try
        {
            // Rows that are made of a part of a table, as the other part was refused, are those of no solution.
            while (_rows.Count < _wanted && Inputs[0].Next() is { } batch && !budget.HasRefused) _rows.Append(batch);
        }
        finally
        {
            Context.Work = outer;
        }
        if (!budget.HasRefused) return;
        Inputs[0].Dispose();
        _rows.Clear();
        _forAll = _planForAll();
    }
}
