using System.Numerics;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Operators;

/// <summary>Keeps some columns, in an order (SPARQL 1.1 §18.5); those that the input lacks are unbound.</summary>
internal sealed class Project : Operator
{
    private readonly int[] _sources;
    private readonly ColumnBatch _output;

    public Project(QueryContext context, Operator input, IReadOnlyList<Variable> variables)
        : base(context, new Schema(variables, input.Schema.IsCertain), input)
    {
        _sources = Array.ConvertAll(Schema.Variables.ToArray(), input.Schema.IndexOf);
        _output = ColumnBatch.CreateView(context, _sources.Length, column => _sources[column] < 0);
    }

    protected override string Detail => string.Join(" ", Schema.Variables.ToArray().Select(variable => "?" + variable.Name));

    public override void SeekTo(Storage.ValueId key) => Inputs[0].SeekTo(key);

    protected override BigInteger CountRows() => Inputs[0].Count();

    protected override ColumnBatch? Produce()
    {
        if (Inputs[0].Next() is not { } batch) return null;
        _output.RowCount = batch.RowCount;
        for (int i = 0; i < _sources.Length; i++)
        {
            if (_sources[i] >= 0) _output.Borrow(i, batch, _sources[i]);
            else _output.Column(i).Clear();
        }
        return _output;
    }

    protected override void Release() => _output.Dispose();
}
