using System.Runtime.CompilerServices;
using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>Puts the values that variables have from the start into a query's pattern (SHACL appendix A, Pre-binding of Variables).</summary>
internal static class PreBinding
{
    /// <summary>The pattern of a query with the values in it.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="bindings">The values.</param>
    /// <param name="terms">The terms of the query.</param>
    /// <param name="analysis">What the solutions of patterns bind.</param>
    /// <param name="isSelect">
    /// Whether the query is a SELECT: its clause hides nothing from the values. That of a sub-query, which may be all that is in the braces of
    /// another form, does.
    /// </param>
    public static AlgebraNode Apply(
        AlgebraNode pattern, IReadOnlyDictionary<string, Term> bindings, QueryTerms terms, VariableAnalysis analysis, bool isSelect)
    {
        if (bindings.Count == 0) return pattern;
        var substitution = new Substitution(analysis, bindings.ToDictionary(pair => new Variable(pair.Key), pair => terms.Intern(pair.Value)));
        return isSelect ? Enter(pattern, substitution) : substitution.Apply(pattern);
    }

    private static AlgebraNode Enter(AlgebraNode node, Substitution substitution)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return node switch
        {
            Project project => project with { Input = substitution.Apply(project.Input) },
            Slice slice => slice with { Input = Enter(slice.Input, substitution) },
            Distinct distinct => new Distinct(Enter(distinct.Input, substitution)),
            Reduced reduced => new Reduced(Enter(reduced.Input, substitution)),
            _ => substitution.Apply(node),
        };
    }
}
