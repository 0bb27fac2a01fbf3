using KnowledgeGraph.Query.Expressions.Functions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Nodes;

/// <summary>
/// A call of a function on constants, on values given from outside (its leaves), and on the results of other calls. Strings that go from
/// an inner call to an outer one become no terms of the query. One thread at a time.
/// </summary>
internal sealed class ScalarCall
{
    private readonly ScalarFunction _function;
    private readonly ValueId[] _arguments;
    private readonly ScalarCall?[] _calls;
    private readonly int[] _leaves;

    /// <param name="function">The function.</param>
    /// <param name="constants">The arguments; what stands in the places of leaves and calls does not matter.</param>
    /// <param name="calls">The calls that give arguments; null in the other places.</param>
    /// <param name="leaves">The numbers of the leaves that are arguments; -1 in the other places.</param>
    public ScalarCall(ScalarFunction function, ValueId[] constants, ScalarCall?[] calls, int[] leaves)
    {
        _function = function;
        _arguments = constants;
        _calls = calls;
        _leaves = leaves;
    }

    /// <summary>The same call where the leaves have other numbers.</summary>
    public ScalarCall Renumber(int[] numbers) => new(
        _function,
        _arguments,
        [.. _calls.Select(call => call?.Renumber(numbers))],
        [.. _leaves.Select(leaf => leaf < 0 ? leaf : numbers[leaf])]);

    /// <summary>The result; none where an argument or a leaf is none.</summary>
    public ValueId Compute(ExpressionContext context, ReadOnlySpan<ValueId> leaves)
    {
        ValueId result = Compute(context, leaves, isInner: false);
        return context.Terms.Keep(result);
    }

    /// <summary>As the other, but none where the result, which is a text, does not fulfil a condition: then it becomes no term of the query.</summary>
    public bool TryCompute(ExpressionContext context, ReadOnlySpan<ValueId> leaves, Predicate<ValueId> condition, out ValueId result)
    {
        result = Compute(context, leaves, isInner: true);
        bool isWanted = condition(result);
        result = context.Terms.Keep(isWanted ? result : ValueId.None);
        return isWanted;
    }

    /// <summary>What a test says of the result, which is a text and becomes no term of the query.</summary>
    public Ternary Test(ExpressionContext context, ReadOnlySpan<ValueId> leaves, Func<ValueId, Ternary> test)
    {
        Ternary truth = test(Compute(context, leaves, isInner: true));
        context.Terms.Keep(ValueId.None);
        return truth;
    }

    private ValueId Compute(ExpressionContext context, ReadOnlySpan<ValueId> leaves, bool isInner)
    {
        for (int i = 0; i < _arguments.Length; i++)
        {
            if (_calls[i] is { } call) _arguments[i] = call.Compute(context, leaves, isInner: true);
            else if (_leaves[i] >= 0) _arguments[i] = leaves[_leaves[i]];
            if (_arguments[i].IsNone) return ValueId.None;
        }
        context.Terms.MakesTransient = isInner;
        ValueId result = _function(context, _arguments);
        context.Terms.MakesTransient = false;
        return result;
    }
}
