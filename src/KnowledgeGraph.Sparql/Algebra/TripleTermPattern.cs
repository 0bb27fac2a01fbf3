using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>A triple term with variables inside, or one that no RDF term can be, as its subject is a literal (SPARQL 1.2 §18.1.5).</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Predicate">The predicate, an IRI or a variable.</param>
/// <param name="Object">The object.</param>
public sealed record TripleTermPattern(PatternTerm Subject, PatternTerm Predicate, PatternTerm Object) : PatternTerm
{
    /// <summary>The triple term of three terms: a constant where they are constants that make one, else a pattern.</summary>
    public static PatternTerm Of(PatternTerm subject, PatternTerm predicate, PatternTerm @object) =>
        subject is Constant { Term: Iri } s && predicate is Constant { Term: Iri p } && @object is Constant o
            ? new Constant(new TripleTerm(s.Term, p, o.Term))
            : new TripleTermPattern(subject, predicate, @object);

    /// <summary>The pattern with its three terms replaced.</summary>
    public PatternTerm Map(Func<PatternTerm, PatternTerm> replace)
    {
        ArgumentNullException.ThrowIfNull(replace);
        return Of(replace(Subject), replace(Predicate), replace(Object));
    }
}
