using System.Runtime.CompilerServices;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>
/// Finds the variables whose terms are read letter by letter: it pays to have their rows in the order of the terms, which lie in that order
/// in the dictionary.
/// </summary>
internal static class TextVariables
{
    /// <summary>Those of what stands above patterns: extensions, groups, aggregates, orders. Conditions of filters are left out.</summary>
    public static HashSet<Variable> Of(AlgebraNode node)
    {
        HashSet<Variable> variables = [];
        var pending = new Stack<AlgebraNode>([node]);
        while (pending.TryPop(out AlgebraNode? each))
        {
            foreach (Expression expression in Expressions(each)) Collect(expression, variables);
            foreach (AlgebraNode child in AlgebraTree.Children(each)) pending.Push(child);
        }
        return variables;
    }

    /// <summary>Adds those of an expression, apart from what is inside EXISTS.</summary>
    public static void Collect(Expression expression, HashSet<Variable> variables)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        bool readsText = expression is FunctionCall || expression is BuiltInCall { Function: var function } && ReadsText(function);
        foreach (Expression operand in ExpressionVariables.Operands(expression))
        {
            if (readsText && operand is VariableExpression variable) variables.Add(variable.Variable);
            else Collect(operand, variables);
        }
    }

    private static IEnumerable<Expression> Expressions(AlgebraNode node) => node switch
    {
        Extend extend => [extend.Expression],
        Group group => [.. group.Keys.Select(key => key.Expression), .. group.Aggregates.Select(each => each.Aggregate)],
        OrderBy order => order.Conditions.Select(condition => condition.Expression),
        _ => [],
    };

    private static bool ReadsText(BuiltInFunction function) => function is
        BuiltInFunction.Str or BuiltInFunction.Lang or BuiltInFunction.Datatype or BuiltInFunction.StrLen or BuiltInFunction.Substr
        or BuiltInFunction.UCase or BuiltInFunction.LCase or BuiltInFunction.StrStarts or BuiltInFunction.StrEnds or BuiltInFunction.Contains
        or BuiltInFunction.StrBefore or BuiltInFunction.StrAfter or BuiltInFunction.EncodeForUri or BuiltInFunction.Concat
        or BuiltInFunction.LangMatches or BuiltInFunction.Regex or BuiltInFunction.Replace or BuiltInFunction.StrDt or BuiltInFunction.StrLang
        or BuiltInFunction.Iri or BuiltInFunction.Md5 or BuiltInFunction.Sha1 or BuiltInFunction.Sha256 or BuiltInFunction.Sha384
        or BuiltInFunction.Sha512 or BuiltInFunction.LangDir or BuiltInFunction.HasLangDir or BuiltInFunction.StrLangDir;
}
