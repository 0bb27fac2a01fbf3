namespace KnowledgeGraph.Rdf.Canonicalization;

/// <summary>The blank nodes of a quad, those inside of triple terms among them.</summary>
internal static class BlankNodesOfQuad
{
    /// <summary>The blank nodes, one as often as it stands there.</summary>
    public static IEnumerable<BlankNode> BlankNodes(this Quad quad)
    {
        if (quad.Subject is BlankNode subject) yield return subject;
        if (quad.Object is BlankNode @object) yield return @object;
        if (quad.Graph is BlankNode graph) yield return graph;
        for (var triple = quad.Object as TripleTerm; triple is not null; triple = triple.Object as TripleTerm)
        {
            if (triple.Subject is BlankNode innerSubject) yield return innerSubject;
            if (triple.Object is BlankNode innerObject) yield return innerObject;
        }
    }

    /// <summary>Whether there is one.</summary>
    public static bool HasBlankNodes(this Quad quad) =>
        quad.Subject is BlankNode || quad.Object is BlankNode || quad.Graph is BlankNode || (quad.Object is TripleTerm && quad.BlankNodes().Any());

    /// <summary>The quad with other nodes in place of its blank nodes.</summary>
    public static Quad Replace(this Quad quad, Func<BlankNode, BlankNode> other) =>
        new(Replace(quad.Subject, other)!, quad.Predicate, Replace(quad.Object, other)!, Replace(quad.Graph, other));

    private static Term? Replace(Term? term, Func<BlankNode, BlankNode> other) => term switch
    {
        BlankNode node => other(node),
        TripleTerm triple => new TripleTerm(Replace(triple.Subject, other)!, triple.Predicate, Replace(triple.Object, other)!),
        _ => term,
    };
}
