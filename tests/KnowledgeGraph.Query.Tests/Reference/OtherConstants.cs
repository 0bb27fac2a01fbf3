using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>Makes of a pattern another one of the same shape: with the next of the terms in the place of each subject and object.</summary>
internal static class OtherConstants
{
    public static AlgebraNode In(AlgebraNode node) => node switch
    {
        BasicGraphPattern bgp => new BasicGraphPattern(
            [.. bgp.Patterns.Select(each => new TriplePattern(Next(each.Subject), each.Predicate, Next(each.Object)))]),
        PathPattern path => path with { Subject = Next(path.Subject), Object = Next(path.Object) },
        GraphPattern graph => new GraphPattern(Next(graph.Name), In(graph.Input)),
        _ => AlgebraTree.Map(node, In, expression => AlgebraTree.MapPatterns(expression, In)),
    };

    private static PatternTerm Next(PatternTerm term) => term is Constant constant ? new Constant(Next(constant.Term)) : term;

    private static Term Next(Term term) => NextOf(RandomTerms.Nodes, term) ?? NextOf(RandomTerms.Graphs, term) ?? NextOf(RandomTerms.Literals, term) ?? term;

    private static Term? NextOf(IReadOnlyList<Term> terms, Term term)
    {
        int at = terms.ToList().IndexOf(term);
        return at < 0 ? null : terms[(at + 1) % terms.Count];
    }
}
