using System.Runtime.CompilerServices;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>Rebuilds expressions.</summary>
internal static class ExpressionTree
{
    /// <summary>
    /// The expression with others in the place of some: what <paramref name="replace"/> gives stands for the whole of what it was asked
    /// about, from above; where it gives null, the operands are asked about. An expression in which nothing changes stays the same object.
    /// </summary>
    public static Expression Replace(Expression expression, Func<Expression, Expression?> replace)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (replace(expression) is { } other) return other;
        switch (expression)
        {
            case BinaryExpression binary:
                Expression left = Replace(binary.Left, replace), right = Replace(binary.Right, replace);
                return IsSame(left, binary.Left) && IsSame(right, binary.Right) ? binary : binary with { Left = left, Right = right };
            case UnaryExpression unary:
                Expression operand = Replace(unary.Operand, replace);
                return IsSame(operand, unary.Operand) ? unary : unary with { Operand = operand };
            case BuiltInCall call:
                IReadOnlyList<Expression> arguments = ReplaceAll(call.Arguments, replace);
                return ReferenceEquals(arguments, call.Arguments) ? call : call with { Arguments = arguments };
            case FunctionCall call:
                IReadOnlyList<Expression> operands = ReplaceAll(call.Arguments, replace);
                return ReferenceEquals(operands, call.Arguments) ? call : call with { Arguments = operands };
            case InExpression list:
                Expression value = Replace(list.Value, replace);
                IReadOnlyList<Expression> candidates = ReplaceAll(list.Candidates, replace);
                bool isSame = IsSame(value, list.Value) && ReferenceEquals(candidates, list.Candidates);
                return isSame ? list : list with { Value = value, Candidates = candidates };
            case AggregateExpression { Argument: { } argument } aggregate:
                Expression aggregated = Replace(argument, replace);
                return IsSame(aggregated, argument) ? aggregate : aggregate with { Argument = aggregated };
            default:
                return expression;
        }
    }

    private static IReadOnlyList<Expression> ReplaceAll(IReadOnlyList<Expression> expressions, Func<Expression, Expression?> replace)
    {
        Expression[] replaced = [.. expressions.Select(each => Replace(each, replace))];
        return replaced.Where((each, i) => !IsSame(each, expressions[i])).Any() ? replaced : expressions;
    }

    private static bool IsSame(Expression left, Expression right) => ReferenceEquals(left, right);
}
