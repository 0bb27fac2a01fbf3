using System.Numerics;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>The rows of all inputs, one input after the other (SPARQL 1.1 §18.5).</summary>
internal sealed class Union : Operator
{
    private readonly int[][] _sources;
    private readonly ColumnBatch _output;
    private int _current;

    public Union(QueryContext context, Operator[] inputs)
        : base(context, SchemaOf(inputs), inputs)
    {
        _sources = Array.ConvertAll(inputs, input => Array.ConvertAll(Schema.Variables.ToArray(), input.Schema.IndexOf));
        _output = new ColumnBatch(context, Schema.Count);
    }

    protected override ColumnBatch? Produce()
    {
        for (; _current < Inputs.Length; _current++)
        {
            if (Inputs[_current].Next() is not { } batch) continue;
            int[] sources = _sources[_current];
            _output.RowCount = batch.RowCount;
            for (int i = 0; i < sources.Length; i++)
            {
                Span<ValueId> target = _output.Column(i);
                if (sources[i] >= 0) batch.Column(sources[i]).CopyTo(target);
                else target.Clear();
            }
            return _output;
        }
        return null;
    }

    protected override BigInteger CountRows()
    {
        BigInteger count = 0;
        for (; _current < Inputs.Length; _current++) count += Inputs[_current].Count();
        return count;
    }

    protected override void Release() => _output.Dispose();

    private static Schema SchemaOf(Operator[] inputs) => new(
        inputs.SelectMany(input => input.Schema.Variables.ToArray()).Distinct(),
        variable => Array.TrueForAll(inputs, input => input.Schema.IsCertain(variable)));
}
