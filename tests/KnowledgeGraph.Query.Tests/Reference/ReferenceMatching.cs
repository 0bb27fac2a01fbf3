using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>Matches the places of patterns with terms (SPARQL 1.2 §18.3.1).</summary>
internal static class ReferenceMatching
{
    /// <summary>The solution with what the place binds where it is the term; null where it cannot be.</summary>
    public static Solution? Match(PatternTerm place, Term term, Solution? solution) => place switch
    {
        _ when solution is null => null,
        Constant constant => constant.Term == term ? solution : null,
        Variable variable when solution[variable] is { } known => known == term ? solution : null,
        Variable variable => solution.With(variable, term),
        TripleTermPattern pattern => term is TripleTerm triple
            ? Match(pattern.Object, triple.Object, Match(pattern.Predicate, triple.Predicate, Match(pattern.Subject, triple.Subject, solution)))
            : null,
        _ => throw new InvalidOperationException($"{place.GetType().Name} is no place of a pattern"),
    };
}
