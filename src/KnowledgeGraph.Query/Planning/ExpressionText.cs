using System.Runtime.CompilerServices;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Planning;

/// <summary>Writes expressions for EXPLAIN, in the syntax of SPARQL.</summary>
internal static class ExpressionText
{
    public static string Of(Expression expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return expression switch
        {
            VariableExpression variable => PatternText.Of(variable.Variable),
            ConstantExpression constant => constant.Term.ToString(),
            UnaryExpression unary => unary.Operator.Symbol() + Of(unary.Operand),
            BinaryExpression binary => $"({Of(binary.Left)} {binary.Operator.Symbol()} {Of(binary.Right)})",
            BuiltInCall call => $"{call.Function.ToString().ToUpperInvariant()}({List(call.Arguments)})",
            FunctionCall call => $"{call.Function}({(call.IsDistinct ? "DISTINCT " : "")}{List(call.Arguments)})",
            InExpression list => $"{Of(list.Value)} {(list.Negated ? "NOT IN" : "IN")} ({List(list.Candidates)})",
            ExistsExpression exists => exists.Negated ? "NOT EXISTS { … }" : "EXISTS { … }",
            AggregateExpression aggregate =>
                $"{aggregate.Function.ToString().ToUpperInvariant()}({(aggregate.IsDistinct ? "DISTINCT " : "")}{Argument(aggregate)})",
            _ => "",
        };
    }

    private static string Argument(AggregateExpression aggregate) => aggregate.Argument is { } argument ? Of(argument) : "*";

    private static string List(IReadOnlyList<Expression> expressions) => string.Join(", ", expressions.Select(Of));
}
