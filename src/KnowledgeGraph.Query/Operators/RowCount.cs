using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Operators;

/// <summary>COUNT of all rows of the input, which need not be made for it: one row.</summary>
internal sealed class RowCount : Operator
{
    private readonly ColumnBatch _output;
    private bool _isDone;

    /// <param name="context">The query.</param>
    /// <param name="input">The input.</param>
    /// <param name="variables">The variables that receive the number.</param>
    public RowCount(QueryContext context, Operator input, IReadOnlyList<Variable> variables)
        : base(context, new Schema(variables, _ => true), input)
    {
        _output = new ColumnBatch(context, variables.Count) { RowCount = 1 };
        EstimatedRows = 1;
    }

    protected override string Detail => "COUNT(*)";

    protected override ColumnBatch? Produce()
    {
        if (_isDone) return null;
        _isDone = true;
        Storage.ValueId count = new TermValues(Context.Terms).Create(Numeric.FromInteger(Inputs[0].Count()));
        for (int i = 0; i < Schema.Count; i++) _output.Column(i)[0] = count;
        return _output;
    }

    protected override void Release() => _output.Dispose();
}
