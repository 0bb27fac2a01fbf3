using System.Numerics;
using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Operators;

/// <summary>Adds a column with the value of an expression; unbound where it is an error (SPARQL 1.1 §18.5).</summary>
internal sealed class Extend : Operator
{
    private readonly CompiledExpression _expression;
    private readonly string _detail;
    private readonly ColumnBatch _output;

    public Extend(QueryContext context, Operator input, Variable variable, CompiledExpression expression, bool isCertain, string detail)
        : base(context, input.Schema.With(variable, isCertain), input)
    {
        _expression = expression;
        _detail = detail;
        _output = ColumnBatch.CreateView(context, Schema.Count, column => column == Schema.Count - 1);
    }

    protected override string Detail => _detail;

    protected override IEnumerable<CompiledExpression> Expressions => [_expression];

    public override void SeekTo(Storage.ValueId key) => Inputs[0].SeekTo(key);

    protected override BigInteger CountRows() => Inputs[0].Count();

    protected override ColumnBatch? Produce()
    {
        if (Inputs[0].Next() is not { } batch) return null;
        int last = Schema.Count - 1;
        for (int i = 0; i < last; i++) _output.Borrow(i, batch, i);
        _output.RowCount = batch.RowCount;
        _expression.Evaluate(batch, _output.Column(last));
        return _output;
    }

    protected override void Release() => _output.Dispose();
}
