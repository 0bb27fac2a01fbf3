namespace KnowledgeGraph.Rdf.Canonicalization;

/// <summary>The blank nodes of a dataset, numbered, with the quads that they stand in and a colour each.</summary>
internal sealed class BlankNodeGraph
{
    // No document has an IRI like this.
    private static readonly Iri TripleMark = new("the beginning of a triple term");

    private readonly List<int[]> _quads = [];
    private readonly List<List<int>> _quadsOfNode = [];
    private readonly Dictionary<BlankNode, int> _nodes = [];
    private readonly List<ulong> _fresh = [];

    /// <summary>
    /// Numbers the terms; other terms than blank nodes get the same number in every graph that shares <paramref name="terms"/>.
    /// </summary>
    public BlankNodeGraph(IEnumerable<Quad> quads, Dictionary<Term, int> terms)
    {
        var seen = new HashSet<Quad>();
        foreach (Quad quad in quads)
        {
            if (!quad.HasBlankNodes())
            {
                GroundQuads.Add(quad);
                continue;
            }
            if (!seen.Add(quad)) continue;
            int[] numbers = Array.ConvertAll(Positions(quad), term => Number(term, terms));
            foreach (int node in numbers.Where(number => number >= 0).Distinct()) _quadsOfNode[node].Add(_quads.Count);
            _quads.Add(numbers);
        }
        Colours = new ulong[_quadsOfNode.Count];
    }

    /// <summary>The quads without blank nodes.</summary>
    public HashSet<Quad> GroundQuads { get; } = [];

    /// <summary>How many blank nodes there are.</summary>
    public int NodeCount => _quadsOfNode.Count;

    /// <summary>How many distinct quads hold a blank node.</summary>
    public int LinkedQuadCount => _quads.Count;

    /// <summary>The colour of each node: nodes of different colours are known to differ.</summary>
    public ulong[] Colours { get; }

    /// <summary>The nodes grouped by colour.</summary>
    public Dictionary<ulong, List<int>> Classes(int[] nodes) =>
        nodes.GroupBy(node => Colours[node]).ToDictionary(group => group.Key, group => group.ToList());

    /// <summary>How many colours the nodes have.</summary>
    public int CountClasses(int[] nodes)
    {
        var colours = new HashSet<ulong>(nodes.Length);
        foreach (int node in nodes) colours.Add(Colours[node]);
        return colours.Count;
    }

    /// <summary>Gives each node a new colour, made of its old one and of those around it; returns the work done.</summary>
    public long Recolour(int[] nodes)
    {
        long work = 0;
        _fresh.Clear();
        foreach (int node in nodes)
        {
            ulong sum = 0;
            foreach (int quad in _quadsOfNode[node]) sum += ColourOf(_quads[quad], node);
            work += _quadsOfNode[node].Count;
            _fresh.Add(Mix(Colours[node] + Mix(sum)));
        }
        for (int i = 0; i < nodes.Length; i++) Colours[nodes[i]] = _fresh[i];
        return work + nodes.Length;
    }

    /// <summary>What the nodes of a part look like together, whatever their order.</summary>
    public ulong Signature(int[] part)
    {
        ulong sum = (ulong)part.Length;
        foreach (int node in part) sum += Mix(Colours[node]);
        return sum;
    }

    /// <summary>The nodes in groups that are linked by quads, not counting links over nodes outside of them.</summary>
    public IEnumerable<int[]> ConnectedParts(int[] nodes)
    {
        var open = new HashSet<int>(nodes);
        var pending = new Stack<int>();
        foreach (int start in nodes)
        {
            if (!open.Remove(start)) continue;
            var part = new List<int>();
            pending.Push(start);
            while (pending.TryPop(out int node))
            {
                part.Add(node);
                foreach (int quad in _quadsOfNode[node])
                {
                    foreach (int other in _quads[quad])
                    {
                        if (other >= 0 && open.Remove(other)) pending.Push(other);
                    }
                }
            }
            yield return [.. part];
        }
    }

    /// <summary>Whether the mapping turns every quad of this graph into one of the other.</summary>
    public bool IsMappedTo(BlankNodeGraph other, int[] mapping)
    {
        var targets = other._quads.ToHashSet(NumbersComparer.Instance);
        return _quads.All(quad => targets.Contains(Array.ConvertAll(quad, number => number >= 0 ? mapping[number] : number)));
    }

    /// <summary>Spreads the bits of a number (the finaliser of SplitMix64).</summary>
    public static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private ulong ColourOf(int[] quad, int self)
    {
        ulong colour = 0;
        foreach (int number in quad)
        {
            ulong part = number == self ? 1UL : number >= 0 ? Colours[number] : (ulong)(uint)number << 1;
            colour = Mix(colour ^ Mix(part));
        }
        return colour;
    }

    // A triple term gives way to its terms, behind a mark.
    private static Term?[] Positions(Quad quad)
    {
        var positions = new List<Term?>(4) { quad.Subject, quad.Predicate, quad.Graph };
        Term @object = quad.Object;
        while (@object is TripleTerm triple)
        {
            positions.Add(TripleMark);
            positions.Add(triple.Subject);
            positions.Add(triple.Predicate);
            @object = triple.Object;
        }
        positions.Add(@object);
        return [.. positions];
    }

    // Blank nodes are numbered from 0 up, all other terms from -2 down; -1 is the default graph.
    private int Number(Term? term, Dictionary<Term, int> terms)
    {
        if (term is null) return -1;
        if (term is not BlankNode node)
        {
            if (!terms.TryGetValue(term, out int number)) terms.Add(term, number = -2 - terms.Count);
            return number;
        }
        if (!_nodes.TryGetValue(node, out int index))
        {
            _nodes.Add(node, index = _quadsOfNode.Count);
            _quadsOfNode.Add([]);
        }
        return index;
    }

    private sealed class NumbersComparer : IEqualityComparer<int[]>
    {
        public static readonly NumbersComparer Instance = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] numbers)
        {
            var hash = default(HashCode);
            foreach (int number in numbers) hash.Add(number);
            return hash.ToHashCode();
        }
    }
}
