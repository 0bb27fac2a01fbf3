using System.Buffers;
using KnowledgeGraph.Query.Expressions.Functions;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Nodes;

/// <summary>
/// A call of a function that depends on nothing but its arguments, with the calls inside it: made once per distinct value of its leaves, not
/// once per row.
/// </summary>
internal sealed class FunctionNode : ValueNode
{
    private readonly ScalarCall _call;
    private readonly CompiledExpression[] _leaves;
    private readonly ValueId[] _values;
    private readonly ResultCache<ValueId>? _cache;
    private readonly bool _makesText;
    private ResultCache<Ternary>? _tests;

    /// <param name="context">The query's context.</param>
    /// <param name="function">The function.</param>
    /// <param name="arguments">The arguments; an error in one makes the result one.</param>
    public FunctionNode(ExpressionContext context, BuiltIn function, CompiledExpression[] arguments)
        : base(context)
    {
        var constants = new ValueId[arguments.Length];
        var calls = new ScalarCall?[arguments.Length];
        int[] places = new int[arguments.Length];
        List<CompiledExpression> leaves = [];
        for (int i = 0; i < arguments.Length; i++)
        {
            places[i] = -1;
            bool readsText = function.Reads == TextArguments.All || (function.Reads == TextArguments.First && i == 0);
            if (arguments[i] is ConstantNode constant) constants[i] = constant.Value;
            else if (readsText && arguments[i] is FunctionNode { _makesText: true } inner) calls[i] = inner._call.Renumber([.. inner._leaves.Select(AddLeaf)]);
            else places[i] = AddLeaf(arguments[i]);
        }
        _call = new ScalarCall(function.Implementation, constants, calls, places);
        _leaves = [.. leaves];
        _values = new ValueId[_leaves.Length];
        _makesText = function.MakesText;
        if (!function.IsCheap && _leaves.Length is 1 or 2) _cache = new ResultCache<ValueId>();

        int AddLeaf(CompiledExpression leaf)
        {
            int known = leaf is VariableNode variable ? leaves.FindIndex(each => each is VariableNode other && other.Column == variable.Column) : -1;
            if (known >= 0) return known;
            leaves.Add(leaf);
            return leaves.Count - 1;
        }
    }

    /// <summary>Whether its result is a string.</summary>
    public bool MakesText => _makesText;

    public override bool IsConstant => _leaves.Length == 0;

    public override void Evaluate(ColumnBatch batch, Span<ValueId> result)
    {
        if (IsConstant)
        {
            result.Fill(_call.Compute(Context, default));
            return;
        }
        ValueId[] columns = EvaluateLeaves(batch, result.Length);
        if (_leaves.Length == 1) EvaluateUnary(columns.AsSpan(0, result.Length), result);
        else EvaluateRows(columns, result);
        ArrayPool<ValueId>.Shared.Return(columns);
    }

    public override int EvaluateWhere(ColumnBatch batch, Predicate<ValueId> condition, Span<ValueId> result, Span<int> rows)
    {
        if (!_makesText || IsConstant) return base.EvaluateWhere(batch, condition, result, rows);
        int count = 0;
        ValueId[] columns = EvaluateLeaves(batch, result.Length);
        for (int row = 0; row < result.Length; row++)
        {
            for (int i = 0; i < _values.Length; i++) _values[i] = columns[(i * result.Length) + row];
            if (_call.TryCompute(Context, _values, condition, out ValueId value))
            {
                result[count] = value;
                rows[count++] = row;
            }
        }
        ArrayPool<ValueId>.Shared.Return(columns);
        return count;
    }

    public override void Test(ColumnBatch batch, Func<ValueId, Ternary> test, Span<Ternary> result)
    {
        if (!_makesText || IsConstant)
        {
            base.Test(batch, test, result);
            return;
        }
        if (_cache is not null) _tests ??= new ResultCache<Ternary>();
        ValueId[] columns = EvaluateLeaves(batch, result.Length);
        for (int row = 0; row < result.Length; row++)
        {
            bool isError = false;
            for (int i = 0; i < _values.Length; i++)
            {
                _values[i] = columns[(i * result.Length) + row];
                isError |= _values[i].IsNone;
            }
            if (isError || _tests is null)
            {
                result[row] = isError ? test(ValueId.None) : _call.Test(Context, _values, test);
                continue;
            }
            ref Ternary known = ref _tests.Find(_values[0], _values.Length > 1 ? _values[1] : ValueId.None, out bool isKnown);
            if (!isKnown)
            {
                Context.CancellationToken.ThrowIfCancellationRequested();
                known = _call.Test(Context, _values, test);
            }
            result[row] = known;
        }
        ArrayPool<ValueId>.Shared.Return(columns);
    }

    /// <summary>The values of the leaves, one leaf's after the other's, in a rented array.</summary>
    private ValueId[] EvaluateLeaves(ColumnBatch batch, int rows)
    {
        ValueId[] columns = ArrayPool<ValueId>.Shared.Rent(rows * _leaves.Length);
        for (int i = 0; i < _leaves.Length; i++) _leaves[i].Evaluate(batch, columns.AsSpan(i * rows, rows));
        return columns;
    }

    private void EvaluateUnary(ReadOnlySpan<ValueId> column, Span<ValueId> result)
    {
        ValueId argument = ValueId.None, previous = ValueId.None;
        for (int row = 0; row < result.Length; row++)
        {
            if (column[row] != argument)
            {
                argument = _values[0] = column[row];
                previous = argument.IsNone ? ValueId.None : Call(argument, ValueId.None);
            }
            result[row] = previous;
        }
    }

    private void EvaluateRows(ReadOnlySpan<ValueId> columns, Span<ValueId> result)
    {
        int rows = result.Length;
        for (int row = 0; row < rows; row++)
        {
            bool isError = false;
            for (int i = 0; i < _values.Length; i++)
            {
                _values[i] = columns[(i * rows) + row];
                isError |= _values[i].IsNone;
            }
            result[row] = isError ? ValueId.None : Call(_values[0], _values[1]);
        }
    }

    private ValueId Call(ValueId first, ValueId second)
    {
        if (_cache is null) return _call.Compute(Context, _values);
        ref ValueId result = ref _cache.Find(first, second, out bool isKnown);
        if (isKnown) return result;
        Context.CancellationToken.ThrowIfCancellationRequested();
        return result = _call.Compute(Context, _values);
    }
}
