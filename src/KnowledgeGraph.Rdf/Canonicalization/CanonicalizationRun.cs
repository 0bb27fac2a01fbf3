using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace KnowledgeGraph.Rdf.Canonicalization;

/// <summary>One canonicalization: the state of RDFC-1.0 §4.3 and its algorithms §4.4, §4.6, §4.7 and §4.8.</summary>
internal sealed class CanonicalizationRun
{
    private const int LinearStepsPerQuad = 32;
    private const int StepsBetweenChecks = 4096;

    private static readonly BlankNode Self = new("a");
    private static readonly BlankNode Other = new("z");

    private readonly CanonicalizationOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly List<BlankNode> _nodes = [];
    private readonly List<List<LinkedQuad>> _quadsOfNode = [];
    private readonly string[] _firstDegreeHashes;
    private readonly IdentifierIssuer _canonical = new("c14n");
    private readonly CanonicalNQuads _writer = new();
    private readonly long _maxSteps;
    private long _steps;

    public CanonicalizationRun(Quad[] quads, CanonicalizationOptions options, CancellationToken cancellationToken)
    {
        _options = options;
        _cancellationToken = cancellationToken;
        var numbers = new Dictionary<BlankNode, int>();
        foreach (Quad quad in quads)
        {
            var links = new List<(int Node, string Position)>(3);
            Link(quad.Subject, "s");
            Link(quad.Object, "o");
            Link(quad.Graph, "g");
            // RDFC-1.0 knows no triple terms: the place inside of one is told by letters behind that of the term.
            string path = "o";
            for (var triple = quad.Object as TripleTerm; triple is not null; triple = triple.Object as TripleTerm)
            {
                Link(triple.Subject, path + "s");
                path += "o";
                Link(triple.Object, path);
            }
            var linked = new LinkedQuad(quad, [.. links]);
            for (int i = 0; i < links.Count; i++)
            {
                if (links.FindIndex(link => link.Node == links[i].Node) == i) _quadsOfNode[links[i].Node].Add(linked);
            }

            void Link(Term? term, string position)
            {
                if (term is BlankNode node) links.Add((NumberOf(node), position));
            }
        }
        _firstDegreeHashes = new string[_nodes.Count];
        _maxSteps = options.MaxSteps + LinearStepsPerQuad * (long)quads.Length;

        int NumberOf(BlankNode node)
        {
            if (!numbers.TryGetValue(node, out int number))
            {
                numbers.Add(node, number = _nodes.Count);
                _nodes.Add(node);
                _quadsOfNode.Add([]);
            }
            return number;
        }
    }

    /// <summary>The canonicalization algorithm (§4.4): the canonical node of each node.</summary>
    public Dictionary<BlankNode, BlankNode> Label()
    {
        for (int node = 0; node < _nodes.Count; node++)
        {
            Spend(1);
            _firstDegreeHashes[node] = HashFirstDegree(node);
        }
        List<int[]> groups =
        [
            .. Enumerable.Range(0, _nodes.Count)
                .GroupBy(node => _firstDegreeHashes[node])
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => group.ToArray()),
        ];
        foreach (int[] group in groups.Where(group => group.Length == 1)) _canonical.Issue(group[0]);
        foreach (int[] group in groups.Where(group => group.Length > 1)) LabelAlike(group);
        return Enumerable.Range(0, _nodes.Count).ToDictionary(node => _nodes[node], node => new BlankNode(_canonical.Issue(node)));
    }

    // §4.4.3 step 5, for the nodes of one first degree hash.
    private void LabelAlike(int[] group)
    {
        var results = new List<(string Hash, IdentifierIssuer Issuer)>();
        foreach (int node in group)
        {
            if (_canonical.Find(node) is not null) continue;
            var issuer = new IdentifierIssuer("b");
            issuer.Issue(node);
            results.Add(HashNDegree(node, issuer));
        }
        foreach ((_, IdentifierIssuer issuer) in results.OrderBy(result => result.Hash, StringComparer.Ordinal))
        {
            foreach (int node in issuer.Order) _canonical.Issue(node);
        }
    }

    // §4.6: what a node looks like by the quads that it stands in.
    private string HashFirstDegree(int node)
    {
        var lines = new List<byte[]>(_quadsOfNode[node].Count);
        foreach (LinkedQuad link in _quadsOfNode[node])
        {
            _writer.Clear();
            _writer.WriteQuad(link.Quad.Replace(other => other == _nodes[node] ? Self : Other));
            lines.Add(_writer.Written.ToArray());
        }
        lines.Sort((a, b) => a.AsSpan().SequenceCompareTo(b));
        using var hash = IncrementalHash.CreateHash(AlgorithmName);
        foreach (byte[] line in lines) hash.AppendData(line);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // §4.7: what a neighbour looks like from where it stands.
    private string HashRelated(int related, in LinkedQuad link, string position, IdentifierIssuer issuer)
    {
        Spend(1);
        string? issued = _canonical.Find(related) ?? issuer.Find(related);
        string identifier = issued is null ? _firstDegreeHashes[related] : "_:" + issued;
        return Hash(position == "g" ? $"g{identifier}" : $"{position}<{link.Quad.Predicate.Value}>{identifier}");
    }

    // Of two nodes in a quad, the place of one tells that of the other.
    private string OwnPlaces(int node, in LinkedQuad link) =>
        _options.TellsOwnPlaces && link.Nodes.Length > 2
            ? string.Concat(link.Nodes.Where(other => other.Node == node).Select(other => other.Position)) + "/"
            : "";

    // §4.8: what a node looks like by its neighbours, whose possible orders are tried; the issuer is the callee's from here on.
    private (string Hash, IdentifierIssuer Issuer) HashNDegree(int node, IdentifierIssuer issuer)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw TooMuchAlike();
        var data = new StringBuilder();
        foreach ((string hash, List<int> related) in Neighbours(node, issuer))
        {
            data.Append(hash);
            string chosenPath = "";
            IdentifierIssuer chosen = issuer;
            int[] order = [.. related.Order()];
            bool isLast;
            do
            {
                int[] current = [.. order];
                isLast = !NextPermutation(order);
                // With one order only there is nothing to choose from, and so nothing to copy.
                bool isOnly = isLast && chosenPath.Length == 0;
                if (!isOnly) Spend(issuer.Order.Count / 8);
                if (TryPath(current, isOnly ? issuer : new IdentifierIssuer(issuer), chosenPath) is not { } found) continue;
                (chosenPath, chosen) = found;
            }
            while (!isLast);
            data.Append(chosenPath);
            issuer = chosen;
        }
        return (Hash(data.ToString()), issuer);
    }

    private SortedDictionary<string, List<int>> Neighbours(int node, IdentifierIssuer issuer)
    {
        var neighbours = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (LinkedQuad link in _quadsOfNode[node])
        {
            string own = OwnPlaces(node, link);
            foreach ((int related, string position) in link.Nodes) Add(related, link, own + position);
        }
        return neighbours;

        void Add(int related, in LinkedQuad link, string position)
        {
            if (related == node) return;
            string hash = HashRelated(related, link, position, issuer);
            if (!neighbours.TryGetValue(hash, out List<int>? nodes)) neighbours.Add(hash, nodes = []);
            nodes.Add(related);
        }
    }

    // §4.8.3 steps 5.4.1 to 5.4.6: the path of one order of neighbours, or null where one found before is smaller.
    private (string Path, IdentifierIssuer Issuer)? TryPath(int[] related, IdentifierIssuer issuer, string chosenPath)
    {
        var path = new StringBuilder();
        var pending = new List<int>();
        foreach (int node in related)
        {
            Spend(1);
            if (_canonical.Find(node) is { } canonical)
            {
                path.Append("_:").Append(canonical);
            }
            else
            {
                if (issuer.Find(node) is null) pending.Add(node);
                path.Append("_:").Append(issuer.Issue(node));
            }
            if (IsWorse(path, chosenPath)) return null;
        }
        foreach (int node in pending)
        {
            (string hash, IdentifierIssuer next) = HashNDegree(node, issuer);
            path.Append("_:").Append(issuer.Issue(node)).Append('<').Append(hash).Append('>');
            issuer = next;
            if (IsWorse(path, chosenPath)) return null;
        }
        string found = path.ToString();
        return chosenPath.Length == 0 || string.CompareOrdinal(found, chosenPath) < 0 ? (found, issuer) : null;
    }

    private static bool IsWorse(StringBuilder path, string chosenPath) =>
        chosenPath.Length > 0 && path.Length >= chosenPath.Length && string.CompareOrdinal(path.ToString(), chosenPath) > 0;

    // The next order of the items in lexicographic order; equal items are not told apart.
    private static bool NextPermutation(int[] items)
    {
        int pivot = items.Length - 2;
        while (pivot >= 0 && items[pivot] >= items[pivot + 1]) pivot--;
        if (pivot < 0) return false;
        int successor = items.Length - 1;
        while (items[successor] <= items[pivot]) successor--;
        (items[pivot], items[successor]) = (items[successor], items[pivot]);
        Array.Reverse(items, pivot + 1, items.Length - pivot - 1);
        return true;
    }

    private HashAlgorithmName AlgorithmName =>
        _options.Hash == CanonicalHash.Sha384 ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA256;

    private string Hash(string text) =>
        Convert.ToHexStringLower(CryptographicOperations.HashData(AlgorithmName, Encoding.UTF8.GetBytes(text)));

    private void Spend(long steps)
    {
        long before = _steps;
        _steps += steps;
        if (_steps > _maxSteps) throw TooMuchAlike();
        if (before / StepsBetweenChecks != _steps / StepsBetweenChecks) _cancellationToken.ThrowIfCancellationRequested();
    }

    private CanonicalizationLimitException TooMuchAlike() => new(
        $"the dataset has blank nodes that look so much alike that they cannot be told apart in {_options.MaxSteps:N0} steps; "
        + "name some of them, or allow more steps if the data can be trusted");

    /// <summary>A quad with the numbers of its blank nodes, and where they stand.</summary>
    private readonly record struct LinkedQuad(Quad Quad, (int Node, string Position)[] Nodes);
}
