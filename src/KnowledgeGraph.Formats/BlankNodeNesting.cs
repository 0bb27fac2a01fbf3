using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Formats;

/// <summary>
/// Which blank nodes of a dataset can be written without a label: <c>[ … ]</c> in the place of their only mention, <c>( … )</c> for
/// the lists, or a bare <c>[]</c> as subject.
/// </summary>
internal sealed class BlankNodeNesting
{
    // Well below what readers take, so that everything written can be read.
    private const int MaxDepth = 32;

    private readonly Dataset _dataset;
    private readonly Dictionary<BlankNode, Use> _uses = [];

    public BlankNodeNesting(Dataset dataset)
    {
        _dataset = dataset;
        foreach (Quad quad in dataset)
        {
            if (quad.Graph is BlankNode graph) UseOf(graph).NeedsLabel = true;
            if (quad.Subject is BlankNode subject) UseOf(subject).Stands(quad.Graph);
            if (quad.Object is BlankNode @object) UseOf(@object).IsMentioned(quad);
        }
        BlankNode[] nodes = [.. _uses.Keys.OrderBy(node => node.Label, StringComparer.Ordinal)];
        FindLists(nodes);
        LimitDepth(nodes);
    }

    /// <summary>Whether any node needs a label.</summary>
    public bool HasLabels => _uses.Values.Any(use => use.NeedsLabel);

    /// <summary>Whether the node is written in the place where it is mentioned.</summary>
    public bool IsNested(Term term) => term is BlankNode node && _uses[node].CanNest;

    /// <summary>Whether the node is the head of a list that is written with parentheses.</summary>
    public bool IsList(Term term) => term is BlankNode node && _uses[node] is { CanNest: true, IsCell: true };

    /// <summary>Whether the node is mentioned nowhere and may stand as <c>[]</c>.</summary>
    public bool IsBare(Term term) => term is BlankNode node && _uses[node] is { Mention: null, NeedsLabel: false };

    private Use UseOf(BlankNode node)
    {
        if (!_uses.TryGetValue(node, out Use? use)) _uses.Add(node, use = new Use());
        return use;
    }

    // A list is a chain of cells down to rdf:nil, in which each cell has a first, a rest and nothing else.
    private void FindLists(BlankNode[] nodes)
    {
        foreach (BlankNode last in nodes)
        {
            BlankNode? cell = last;
            Term rest = RdfVocabulary.Nil;
            while (cell is not null && _uses[cell].CanNest && IsCell(cell, rest))
            {
                Use use = _uses[cell];
                use.IsCell = true;
                rest = cell;
                cell = use.Mention is { } mention && mention.Predicate == RdfVocabulary.Rest ? mention.Subject as BlankNode : null;
            }
        }
    }

    private bool IsCell(BlankNode node, Term rest)
    {
        Quad[] quads = [.. _dataset.Match(node).Take(3)];
        return quads.Length == 2
            && quads.Any(quad => quad.Predicate == RdfVocabulary.First)
            && quads.Any(quad => quad.Predicate == RdfVocabulary.Rest && quad.Object == rest);
    }

    // Cuts cycles of nodes that mention each other only, and chains that would nest too deep, by giving a node its label back.
    private void LimitDepth(BlankNode[] nodes)
    {
        var path = new List<BlankNode>();
        var onPath = new HashSet<BlankNode>();
        foreach (BlankNode start in nodes)
        {
            path.Clear();
            onPath.Clear();
            BlankNode? at = start;
            while (at is not null && _uses[at] is { CanNest: true, Depth: 0 })
            {
                if (!onPath.Add(at))
                {
                    _uses[at].NeedsLabel = true;
                    break;
                }
                path.Add(at);
                at = _uses[at].Mention!.Value.Subject as BlankNode;
            }
            for (int i = path.Count - 1; i >= 0; i--)
            {
                Use use = _uses[path[i]];
                if (!use.CanNest) continue;
                Quad mention = use.Mention!.Value;
                Use? parent = mention.Subject is BlankNode node ? _uses[node] : null;
                bool isInner = use.IsCell && parent is { IsCell: true, CanNest: true } && mention.Predicate == RdfVocabulary.Rest;
                use.Depth = (parent?.Depth ?? 0) + (isInner ? 0 : 1);
                if (use.Depth <= MaxDepth) continue;
                use.NeedsLabel = true;
                use.Depth = 0;
            }
        }
    }

    private sealed class Use
    {
        private bool _stands;
        private Term? _graph;

        public Quad? Mention { get; private set; }

        public bool NeedsLabel { get; set; }

        public bool IsCell { get; set; }

        public int Depth { get; set; }

        public bool CanNest => Mention is not null && !NeedsLabel;

        public void Stands(Term? graph)
        {
            if (_stands && graph != _graph) NeedsLabel = true;
            _stands = true;
            _graph = graph;
        }

        public void IsMentioned(Quad quad)
        {
            if (Mention is not null) NeedsLabel = true;
            Mention = quad;
            Stands(quad.Graph);
        }
    }
}
