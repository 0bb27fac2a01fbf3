namespace KnowledgeGraph.Rdf.Canonicalization;

/// <summary>Splits quads into parts that share no blank node.</summary>
internal static class BlankNodeParts
{
    /// <summary>The parts, in the order of their first quads; each quad must hold a blank node.</summary>
    public static IEnumerable<Quad[]> Split(IReadOnlyCollection<Quad> quads)
    {
        var roots = new Dictionary<BlankNode, BlankNode>();
        foreach (Quad quad in quads)
        {
            BlankNode? first = null;
            foreach (Term? term in (ReadOnlySpan<Term?>)[quad.Subject, quad.Object, quad.Graph])
            {
                if (term is not BlankNode node) continue;
                BlankNode root = Root(roots, node);
                if (first is null) first = root;
                else roots[root] = first = Root(roots, first);
            }
        }
        return quads.GroupBy(quad => Root(roots, AnyNode(quad))).Select(part => part.ToArray());
    }

    private static BlankNode AnyNode(Quad quad) => (quad.Subject as BlankNode ?? quad.Object as BlankNode ?? quad.Graph as BlankNode)!;

    // Union and find, with every second link on the way shortened.
    private static BlankNode Root(Dictionary<BlankNode, BlankNode> roots, BlankNode node)
    {
        if (roots.TryAdd(node, node)) return node;
        while (roots[node] != node) node = roots[node] = roots[roots[node]];
        return node;
    }
}
