using System.Security.Cryptography;

namespace KnowledgeGraph.Rdf.Canonicalization;

/// <summary>What one dataset has and another has not, with their blank nodes matched.</summary>
/// <remarks>
/// <para>Blank nodes that hang together form a part. Parts with the same canonical form (RDFC-1.0) are the same; so the difference is
/// empty just when the datasets are isomorphic. In the parts that remain, the nodes that share most statements are taken for the same
/// node, so that a small change gives a small difference.</para>
/// <para>A node of the right dataset keeps its label, also where it was matched; a node that the left one alone has keeps its own, with
/// <c>-left</c> behind it where the right one uses that label too. Immutable and thread-safe.</para>
/// </remarks>
public sealed class DatasetDifference
{
    private DatasetDifference(IReadOnlyList<Quad> removed, IReadOnlyList<Quad> added) => (Removed, Added) = (removed, added);

    /// <summary>The quads that the left dataset alone has, in its order.</summary>
    public IReadOnlyList<Quad> Removed { get; }

    /// <summary>The quads that the right dataset alone has, in its order.</summary>
    public IReadOnlyList<Quad> Added { get; }

    /// <summary>Whether the datasets are isomorphic.</summary>
    public bool IsEmpty => Removed.Count == 0 && Added.Count == 0;

    /// <summary>Compares two datasets, which are held in memory.</summary>
    /// <exception cref="CanonicalizationLimitException">The blank nodes are too much alike for the limits of the options.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DatasetDifference Between(
        IEnumerable<Quad> left,
        IEnumerable<Quad> right,
        CanonicalizationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var leftOnly = new List<Quad>();
        var rightOnly = new List<Quad>();
        List<Quad> leftLinked = SplitGround(left, out HashSet<Quad> leftGround);
        List<Quad> rightLinked = SplitGround(right, out HashSet<Quad> rightGround);
        leftOnly.AddRange(leftGround.Where(quad => !rightGround.Contains(quad)));
        rightOnly.AddRange(rightGround.Where(quad => !leftGround.Contains(quad)));

        ILookup<string, Quad[]> rightParts = BlankNodeParts.Split(rightLinked).ToLookup(Form);
        var unmatched = rightParts.ToDictionary(group => group.Key, group => new Queue<Quad[]>(group));
        var leftRest = new List<Quad>();
        foreach (Quad[] part in BlankNodeParts.Split(leftLinked))
        {
            if (!unmatched.TryGetValue(Form(part), out Queue<Quad[]>? same) || !same.TryDequeue(out _)) leftRest.AddRange(part);
        }
        var rightRest = unmatched.Values.SelectMany(parts => parts).SelectMany(part => part).ToHashSet();

        Dictionary<BlankNode, BlankNode> names = new BlankNodeMatcher(leftRest, rightRest).Match();
        NameLeftNodes(names, leftRest, NodesOf(rightLinked).ToHashSet());
        var renamed = leftRest.Select(quad => quad.Replace(node => names[node])).ToHashSet();
        leftOnly.AddRange(renamed.Where(quad => !rightRest.Contains(quad)));
        rightOnly.AddRange(rightLinked.Where(quad => rightRest.Contains(quad) && !renamed.Contains(quad)));
        return new DatasetDifference(leftOnly, rightOnly);

        string Form(Quad[] part)
        {
            using var text = new MemoryStream();
            DatasetCanonicalizer.Canonicalize(part, options, cancellationToken).WriteNQuads(text);
            return Convert.ToHexString(SHA256.HashData(text.GetBuffer().AsSpan(0, (int)text.Length)));
        }
    }

    private static List<Quad> SplitGround(IEnumerable<Quad> quads, out HashSet<Quad> ground)
    {
        ground = [];
        var linked = new HashSet<Quad>();
        foreach (Quad quad in quads) (quad.HasBlankNodes() ? linked : ground).Add(quad);
        return [.. linked];
    }

    private static void NameLeftNodes(Dictionary<BlankNode, BlankNode> names, List<Quad> left, HashSet<BlankNode> taken)
    {
        foreach (BlankNode node in NodesOf(left))
        {
            if (names.ContainsKey(node)) continue;
            BlankNode name = node;
            while (!taken.Add(name)) name = new BlankNode(name.Label + "-left");
            names.Add(node, name);
        }
    }

    private static IEnumerable<BlankNode> NodesOf(IEnumerable<Quad> quads) => quads.SelectMany(quad => quad.BlankNodes());
}
