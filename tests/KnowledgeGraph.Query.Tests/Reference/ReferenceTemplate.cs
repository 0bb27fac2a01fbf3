using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Updates;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>The templates of CONSTRUCT, INSERT and DELETE (SPARQL 1.1 §16.2, Update §3.1.3): what is incomplete or no quad is left out.</summary>
internal static class ReferenceTemplate
{
    /// <param name="template">The quads of the template.</param>
    /// <param name="with">The graph of those that name none; null is the default graph.</param>
    /// <param name="solution">The values of the variables.</param>
    /// <param name="rename">The blank nodes of this solution for those of the template.</param>
    public static IEnumerable<Quad> Fill(IReadOnlyList<QuadPattern> template, Iri? with, Solution solution, Func<Term, Term> rename)
    {
        foreach (QuadPattern quad in template)
        {
            Term? subject = Value(quad.Triple.Subject), predicate = Value(quad.Triple.Predicate), @object = Value(quad.Triple.Object);
            Term? graph = quad.Graph is null ? with : Value(quad.Graph);
            if (subject is not (Iri or BlankNode) || predicate is not Iri iri || @object is null || graph is Literal or TripleTerm) continue;
            if (graph is null && quad.Graph is not null) continue;
            yield return new Quad(subject, iri, @object, graph);
        }

        Term? Value(PatternTerm term) => term switch
        {
            Constant constant => constant.Term,
            Variable { IsVisible: true } variable => solution[variable],
            TripleTermPattern triple => Value(triple.Subject) is Iri or BlankNode && Value(triple.Predicate) is Iri verb && Value(triple.Object) is { } last
                ? new TripleTerm(Value(triple.Subject)!, verb, last)
                : null,
            _ => rename(new BlankNode(((Variable)term).Name)),
        };
    }
}
