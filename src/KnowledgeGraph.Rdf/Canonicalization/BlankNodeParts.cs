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
            foreach (BlankNode node in quad.BlankNodes())
            {
                BlankNode root = Root(roots, node);
                if (first is null) first = root;
                else roots[root] = first = Root(roots, first);
            }
        }
        return quads.GroupBy(quad => Root(roots, quad.BlankNodes().First())).Select(part => part.ToArray());
    }

    // Union and find, with every second link on the way shortened.
    private static BlankNode Root(Dictionary<BlankNode, BlankNode> roots, BlankNode node)
    {
        if (roots.TryAdd(node, node)) return node;
        while (roots[node] != node) node = roots[node] = roots[roots[node]];
        return node;
    }
}
