using System.Runtime.CompilerServices;
using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>Puts the values that variables have from the start into a query's pattern (SHACL appendix A, Pre-binding of Variables).</summary>
internal static class PreBinding
{
    public static AlgebraNode Apply(
        AlgebraNode pattern, IReadOnlyDictionary<string, Term> bindings, QueryTerms terms, VariableAnalysis analysis)
    {
        if (bindings.Count == 0) return pattern;
        return Enter(pattern, new Substitution(analysis, bindings.ToDictionary(pair => new Variable(pair.Key), pair => terms.Intern(pair.Value))));
    }

    /// <summary>The outermost SELECT clause hides nothing from the values, other than that of a sub-query.</summary>
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
