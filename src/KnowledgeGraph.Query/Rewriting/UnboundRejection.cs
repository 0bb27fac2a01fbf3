using System.Runtime.CompilerServices;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>Decides whether a condition can be true of a solution that leaves a variable unbound (SPARQL 1.1 §17.2).</summary>
internal static class UnboundRejection
{
    /// <summary>Whether the condition is false or an error wherever the variable is unbound.</summary>
    public static bool Rejects(Expression condition, Variable variable)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return condition switch
        {
            BinaryExpression { Operator: BinaryOperator.And } and => Rejects(and.Left, variable) || Rejects(and.Right, variable),
            BinaryExpression { Operator: BinaryOperator.Or } or => Rejects(or.Left, variable) && Rejects(or.Right, variable),
            BuiltInCall { Function: BuiltInFunction.Bound } bound => bound.Arguments[0] == new VariableExpression(variable),
            _ => Fails(condition, variable),
        };
    }

    /// <summary>Whether the expression is an error wherever the variable is unbound.</summary>
    private static bool Fails(Expression expression, Variable variable)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return expression switch
        {
            VariableExpression own => own.Variable == variable,
            UnaryExpression unary => Fails(unary.Operand, variable),
            BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } logical =>
                Fails(logical.Left, variable) && Fails(logical.Right, variable),
            BinaryExpression binary => Fails(binary.Left, variable) || Fails(binary.Right, variable),
            InExpression list => Fails(list.Value, variable),
            BuiltInCall { Function: BuiltInFunction.Bound or BuiltInFunction.Coalesce or BuiltInFunction.If } => false,
            BuiltInCall call => call.Arguments.Any(argument => Fails(argument, variable)),
            FunctionCall call => call.Arguments.Any(argument => Fails(argument, variable)),
            _ => false,
        };
    }
}
