using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>
/// Puts expressions that BIND gives a name into the one place that reads the name: what is between two functions then need not become a term.
/// </summary>
internal static class BindChain
{
    // Of longer chains expressions might become that are too deep to be evaluated.
    private const int MostExtensions = 64;

    /// <summary>
    /// Leaves out of extensions of the same solutions those whose variable is read once, by another of them, and by nobody else.
    /// </summary>
    /// <param name="chain">The extensions, the last one first; shortened in place.</param>
    /// <param name="needed">The variables that somebody else reads; null for all.</param>
    public static void Shorten(List<Extend> chain, IReadOnlySet<Variable>? needed)
    {
        if (needed is null || chain.Count > MostExtensions) return;
        // From the first one on, so that what is put in has all in it already.
        for (int i = chain.Count - 1; i > 0; i--)
        {
            Extend named = chain[i];
            if (needed.Contains(named.Variable) || !Determinism.IsDeterministic(named.Expression) || ExpressionVariables.HasExists(named.Expression)) continue;
            int reader = -1, readers = 0;
            for (int later = 0; later < i; later++)
            {
                if (!ExpressionVariables.Of(chain[later].Expression).Contains(named.Variable)) continue;
                reader = later;
                readers++;
            }
            if (readers != 1 || TryPut(named, chain[reader].Expression) is not { } expression) continue;
            chain[reader] = chain[reader] with { Expression = expression };
            chain.RemoveAt(i);
        }
    }

    /// <summary>The expression with that of the extension in the place of its variable; null where that is read more than once, or as such.</summary>
    private static Expression? TryPut(Extend named, Expression expression)
    {
        if (ExpressionVariables.HasExists(expression)) return null;
        int places = 0;
        Expression put = ExpressionTree.Replace(expression, each =>
        {
            switch (each)
            {
                case BuiltInCall { Function: BuiltInFunction.Bound, Arguments: [VariableExpression bound] }:
                    if (bound.Variable == named.Variable) places = int.MaxValue - 1;
                    return each;
                case VariableExpression variable when variable.Variable == named.Variable:
                    places++;
                    return named.Expression;
                default:
                    return null;
            }
        });
        return places == 1 ? put : null;
    }
}
