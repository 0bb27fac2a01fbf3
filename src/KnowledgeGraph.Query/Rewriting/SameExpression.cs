using System.Runtime.CompilerServices;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>Finds expressions that are written alike and give the same value for the same solution, so that one need be computed.</summary>
internal static class SameExpression
{
    /// <summary>Whether two expressions are such; EXISTS never is.</summary>
    public static bool AreSame(Expression left, Expression right)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (Head(left) is not { } head || !head.Equals(Head(right)) || !Determinism.IsDeterministic(left)) return false;
        Expression[] operands = [.. ExpressionVariables.Operands(left)], others = [.. ExpressionVariables.Operands(right)];
        return operands.Length == others.Length && operands.Zip(others).All(pair => AreSame(pair.First, pair.Second));
    }

    private static object? Head(Expression expression) => expression switch
    {
        VariableExpression or ConstantExpression => expression,
        UnaryExpression unary => unary.Operator,
        BinaryExpression binary => binary.Operator,
        BuiltInCall call => call.Function,
        FunctionCall call => (call.Function, call.IsDistinct),
        InExpression list => (typeof(InExpression), list.Negated),
        _ => null,
    };
}
