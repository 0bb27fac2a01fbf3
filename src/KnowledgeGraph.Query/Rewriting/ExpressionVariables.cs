using System.Runtime.CompilerServices;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>Finds the variables that expressions and patterns mention.</summary>
internal static class ExpressionVariables
{
    /// <summary>The variables whose values an expression may read; for EXISTS all that its pattern mentions.</summary>
    public static HashSet<Variable> Of(Expression expression)
    {
        HashSet<Variable> variables = [];
        Collect(expression, variables);
        return variables;
    }

    /// <summary>Adds the variables of an expression to a set.</summary>
    public static void Collect(Expression expression, HashSet<Variable> variables)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (expression)
        {
            case VariableExpression variable:
                variables.Add(variable.Variable);
                break;
            case ExistsExpression exists:
                MentionedVariables.Collect(exists.Pattern, variables);
                break;
            default:
                foreach (Expression operand in Operands(expression)) Collect(operand, variables);
                break;
        }
    }

    /// <summary>Whether there is an EXISTS somewhere in the expression.</summary>
    public static bool HasExists(Expression expression) => expression is ExistsExpression || Operands(expression).Any(HasExists);

    /// <summary>The operands of an expression.</summary>
    public static IEnumerable<Expression> Operands(Expression expression) => expression switch
    {
        BinaryExpression binary => [binary.Left, binary.Right],
        UnaryExpression unary => [unary.Operand],
        BuiltInCall call => call.Arguments,
        FunctionCall call => call.Arguments,
        InExpression list => [list.Value, .. list.Candidates],
        AggregateExpression { Argument: { } argument } => [argument],
        _ => [],
    };
}
