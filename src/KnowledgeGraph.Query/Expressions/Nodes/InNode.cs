using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Nodes;

/// <summary>IN (SPARQL 1.1 §17.4.1.9): equal to one of the candidates; an error where none is equal and one comparison fails.</summary>
internal sealed class InNode : BooleanNode
{
    private readonly ExpressionContext _context;
    private readonly CompiledExpression _value;
    private readonly CompiledExpression[] _candidates;
    private readonly HashSet<ValueId>? _constants;
    private readonly bool _areIris;

    public InNode(ExpressionContext context, CompiledExpression value, CompiledExpression[] candidates)
    {
        _context = context;
        _value = value;
        _candidates = candidates;
        if (!Array.TrueForAll(candidates, candidate => candidate is ConstantNode)) return;
        _constants = [.. candidates.Select(candidate => ((ConstantNode)candidate).Value)];
        _areIris = _constants.All(id => id.Tag == ValueTag.Iri);
    }

    public override bool IsConstant => _value.IsConstant && Array.TrueForAll(_candidates, candidate => candidate.IsConstant);

    public override void Test(ColumnBatch batch, Span<Ternary> result)
    {
        result.Fill(Ternary.False);
        if (_candidates.Length == 0) return;
        using var values = new RowBuffer<ValueId>(result.Length);
        _value.Evaluate(batch, values.Rows);
        if (_constants is not null)
        {
            TestConstants(values.Rows, result);
            return;
        }
        using var candidates = new RowBuffer<ValueId>(result.Length);
        foreach (CompiledExpression candidate in _candidates)
        {
            candidate.Evaluate(batch, candidates.Rows);
            for (int row = 0; row < result.Length; row++)
            {
                if (result[row] == Ternary.True) continue;
                Ternary isEqual = _context.Comparer.AreEqual(values.Rows[row], candidates.Rows[row]);
                if (isEqual != Ternary.False) result[row] = isEqual;
            }
        }
    }

    private void TestConstants(ReadOnlySpan<ValueId> values, Span<Ternary> result)
    {
        ValueId previous = ValueId.None;
        Ternary previousResult = Ternary.Error;
        for (int row = 0; row < result.Length; row++)
        {
            if (values[row] != previous)
            {
                previous = values[row];
                previousResult = TestConstant(previous);
            }
            result[row] = previousResult;
        }
    }

    private Ternary TestConstant(ValueId value)
    {
        if (value.IsNone) return Ternary.Error;
        if (!value.IsLiteral || _areIris) return _constants!.Contains(value) ? Ternary.True : _constants.Contains(ValueId.None) ? Ternary.Error : Ternary.False;
        Ternary result = Ternary.False;
        foreach (ValueId constant in _constants!)
        {
            Ternary isEqual = _context.Comparer.AreEqual(value, constant);
            if (isEqual == Ternary.True) return Ternary.True;
            if (isEqual == Ternary.Error) result = Ternary.Error;
        }
        return result;
    }
}
