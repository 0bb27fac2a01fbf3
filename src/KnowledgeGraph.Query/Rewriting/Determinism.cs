using System.Runtime.CompilerServices;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>Tells expressions that give the same value whenever they are evaluated from those that do not.</summary>
internal static class Determinism
{
    public static bool IsDeterministic(Expression expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return expression is not BuiltInCall
        {
            Function: BuiltInFunction.Rand or BuiltInFunction.Uuid or BuiltInFunction.StrUuid or BuiltInFunction.BNode,
        }
        && ExpressionVariables.Operands(expression).All(IsDeterministic);
    }
}
