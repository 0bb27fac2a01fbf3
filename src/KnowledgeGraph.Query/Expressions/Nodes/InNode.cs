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
    private readonly ResultCache<ValueId>? _cache;
    private readonly bool _hasError;

    public InNode(ExpressionContext context, CompiledExpression value, CompiledExpression[] candidates)
    {
        _context = context;
        _value = value;
        _candidates = candidates;
        if (!Array.TrueForAll(candidates, candidate => candidate is ConstantNode)) return;
        _constants = [.. candidates.Select(candidate => ((ConstantNode)candidate).Value)];
        _hasError = _constants.Contains(ValueId.None);
        if (_constants.Any(HasValue)) _cache = new ResultCache<ValueId>();
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
        for (int row = 0; row < result.Length; row++)
        {
            ValueId value = values[row];
            if (value.IsNone) result[row] = Ternary.Error;
            else if (HasValue(value) && _cache is not null) result[row] = TestValue(value);
            else result[row] = _constants!.Contains(value) ? Ternary.True : _hasError ? Ternary.Error : Ternary.False;
        }
    }

    private static bool HasValue(ValueId id) => id.IsLiteral || id.IsTripleTerm;

    /// <summary>
    /// Literals and triple terms may be equal to a candidate without being the same term: each distinct one is compared with all of them
    /// once.
    /// </summary>
    private Ternary TestValue(ValueId value)
    {
        ref ValueId known = ref _cache!.Find(value, ValueId.None, out bool isKnown);
        Ternary result = Ternary.False;
        if (isKnown) return known == TermValues.True ? Ternary.True : known == TermValues.False ? Ternary.False : Ternary.Error;
        foreach (ValueId constant in _constants!)
        {
            Ternary isEqual = _context.Comparer.AreEqual(value, constant);
            if (isEqual != Ternary.False) result = isEqual;
            if (isEqual == Ternary.True) break;
        }
        known = TermValues.Create(result);
        return result;
    }
}
