using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>Says of a helper variable that it is the triple term of three terms.</summary>
/// <param name="Term">The variable; triple patterns bind it too.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Predicate">The predicate.</param>
/// <param name="Object">The object; of a nested triple term its helper variable.</param>
internal sealed record TripleTermMatch(Variable Term, PatternTerm Subject, PatternTerm Predicate, PatternTerm Object)
{
    /// <summary>Its terms, the triple term first.</summary>
    public IReadOnlyList<PatternTerm> Terms => [Term, Subject, Predicate, Object];

    /// <summary>The match with its terms replaced.</summary>
    public TripleTermMatch Map(Func<PatternTerm, PatternTerm> replace) => new(Term, replace(Subject), replace(Predicate), replace(Object));
}
