using System.Buffers;
using KnowledgeGraph.Query.Expressions.Functions;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Nodes;

/// <summary>A call of a function that depends on nothing but its arguments: made once per distinct argument, not once per row.</summary>
internal sealed class FunctionNode : ValueNode
{
    private readonly ScalarFunction _function;
    private readonly CompiledExpression[] _varying;
    private readonly int[] _positions;
    private readonly ValueId[] _arguments;
    private readonly ResultCache<ValueId>? _cache;
    private readonly bool _isError;

    /// <param name="context">The query's context.</param>
    /// <param name="function">The function.</param>
    /// <param name="arguments">The arguments; an error in one makes the result one.</param>
    /// <param name="isCheap">Whether the call costs less than remembering its result.</param>
    public FunctionNode(ExpressionContext context, ScalarFunction function, CompiledExpression[] arguments, bool isCheap = false)
        : base(context)
    {
        _function = function;
        _arguments = new ValueId[arguments.Length];
        _positions = [.. Enumerable.Range(0, arguments.Length).Where(i => arguments[i] is not ConstantNode)];
        _varying = [.. _positions.Select(i => arguments[i])];
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is not ConstantNode constant) continue;
            _arguments[i] = constant.Value;
            _isError |= constant.Value.IsNone;
        }
        if (!isCheap && _varying.Length is 1 or 2) _cache = new ResultCache<ValueId>();
    }

    public override bool IsConstant => _varying.Length == 0;

    public override void Evaluate(ColumnBatch batch, Span<ValueId> result)
    {
        if (_isError)
        {
            result.Clear();
            return;
        }
        if (IsConstant)
        {
            result.Fill(_function(Context, _arguments));
            return;
        }
        int rows = result.Length;
        ValueId[] columns = ArrayPool<ValueId>.Shared.Rent(rows * _varying.Length);
        for (int i = 0; i < _varying.Length; i++) _varying[i].Evaluate(batch, columns.AsSpan(i * rows, rows));
        if (_varying.Length == 1) EvaluateUnary(columns.AsSpan(0, rows), result);
        else EvaluateRows(columns, result);
        ArrayPool<ValueId>.Shared.Return(columns);
    }

    private void EvaluateUnary(ReadOnlySpan<ValueId> column, Span<ValueId> result)
    {
        ref ValueId argument = ref _arguments[_positions[0]];
        argument = ValueId.None;
        ValueId previous = ValueId.None;
        for (int row = 0; row < result.Length; row++)
        {
            if (column[row] != argument)
            {
                argument = column[row];
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
            for (int i = 0; i < _positions.Length; i++)
            {
                ValueId value = columns[i * rows + row];
                isError |= value.IsNone;
                _arguments[_positions[i]] = value;
            }
            result[row] = isError ? ValueId.None : Call(columns[row], columns[rows + row]);
        }
    }

    private ValueId Call(ValueId first, ValueId second)
    {
        if (_cache is null) return _function(Context, _arguments);
        ref ValueId result = ref _cache.Find(first, second, out bool isKnown);
        if (isKnown) return result;
        Context.CancellationToken.ThrowIfCancellationRequested();
        return result = _function(Context, _arguments);
    }
}
