namespace KnowledgeGraph.Rdf.Canonicalization;

/// <summary>
/// Finds which blank nodes of two sets of quads that are not isomorphic are best taken for the same: those that share most statements,
/// the rare ones first, where a statement about nodes that are already matched counts like one about named things.
/// </summary>
internal sealed class BlankNodeMatcher
{
    // A statement that more pairs than these share tells nothing, and would make the time quadratic.
    private const int MostPairsOfAStatement = 1024;

    // No document has labels with spaces.
    private static readonly BlankNode Self = new("the node itself");
    private static readonly BlankNode Unknown = new("some node");

    private readonly ILookup<BlankNode, Quad> _left;
    private readonly ILookup<BlankNode, Quad> _right;
    private readonly Dictionary<BlankNode, BlankNode> _toRight = [];
    private readonly HashSet<BlankNode> _taken = [];

    public BlankNodeMatcher(IEnumerable<Quad> left, IEnumerable<Quad> right)
    {
        _left = ByNode(left);
        _right = ByNode(right);
    }

    /// <summary>The node on the right of each node on the left that was matched.</summary>
    public Dictionary<BlankNode, BlankNode> Match()
    {
        // Sure evidence first: statements that only one node on each side makes; weaker evidence only where that is used up.
        while (MatchBy(mostPairs: 1, allowsUnknown: false) || MatchBy(MostPairsOfAStatement, allowsUnknown: true))
        {
        }
        return _toRight;
    }

    private bool MatchBy(int mostPairs, bool allowsUnknown)
    {
        Dictionary<Quad, List<BlankNode>> left = Statements(_left, _toRight.GetValueOrDefault, allowsUnknown);
        Dictionary<Quad, List<BlankNode>> right = Statements(_right, node => _taken.Contains(node) ? node : null, allowsUnknown);
        var evidence = new Dictionary<(BlankNode Left, BlankNode Right), double>();
        foreach ((Quad statement, List<BlankNode> nodes) in left)
        {
            if (!right.TryGetValue(statement, out List<BlankNode>? others)) continue;
            long pairs = (long)nodes.Count * others.Count;
            if (pairs > mostPairs) continue;
            foreach (BlankNode node in nodes)
            {
                foreach (BlankNode other in others) evidence[(node, other)] = evidence.GetValueOrDefault((node, other)) + 1.0 / pairs;
            }
        }
        IEnumerable<(BlankNode Left, BlankNode Right)> best = evidence
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key.Left.Label, StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.Right.Label, StringComparer.Ordinal)
            .Select(pair => pair.Key);
        int before = _toRight.Count;
        foreach ((BlankNode node, BlankNode other) in best)
        {
            if (!_toRight.ContainsKey(node) && _taken.Add(other)) _toRight.Add(node, other);
        }
        return _toRight.Count > before;
    }

    // What the nodes that are still to be matched say of themselves, in terms of the right side.
    private static Dictionary<Quad, List<BlankNode>> Statements(
        ILookup<BlankNode, Quad> quads, Func<BlankNode, BlankNode?> matchOf, bool allowsUnknown)
    {
        var statements = new Dictionary<Quad, List<BlankNode>>();
        foreach (IGrouping<BlankNode, Quad> group in quads.Where(group => matchOf(group.Key) is null))
        {
            foreach (Quad quad in group)
            {
                Quad statement = quad.Replace(Seen);
                if (!allowsUnknown && statement.BlankNodes().Any(node => ReferenceEquals(node, Unknown))) continue;
                if (!statements.TryGetValue(statement, out List<BlankNode>? nodes)) statements.Add(statement, nodes = []);
                nodes.Add(group.Key);
            }

            BlankNode Seen(BlankNode node) => node == group.Key ? Self : matchOf(node) ?? Unknown;
        }
        return statements;
    }

    private static ILookup<BlankNode, Quad> ByNode(IEnumerable<Quad> quads) => quads
        .SelectMany(quad => quad.BlankNodes().Distinct().Select(node => (node, quad)))
        .ToLookup(pair => pair.node, pair => pair.quad);
}
