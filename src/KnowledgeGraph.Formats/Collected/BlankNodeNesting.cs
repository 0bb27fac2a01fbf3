using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Collected;

/// <summary>
/// Which blank nodes can be written without a label: <c>[ … ]</c> in the place of their only mention, <c>( … )</c> for the lists, or a bare
/// <c>[]</c> as subject.
/// </summary>
internal sealed class BlankNodeNesting
{
    // Well below what readers take, so that everything written can be read.
    private const int MaxDepth = 32;

    private readonly SortedStatements _statements;
    private readonly int _firstNode;
    private readonly Use[] _uses;

    public BlankNodeNesting(SortedStatements statements)
    {
        _statements = statements;
        (_firstNode, int count) = statements.BlankNodes.GetOffsetAndLength(statements.TermCount);
        _uses = new Use[count];
        Array.Fill(_uses, new Use { Mention = -1, Start = -1, Graph = -1 });
        LabelInnerNodes();
        if (count == 0) return;
        for (int i = 0; i < statements.Count; i++)
        {
            Statement statement = statements[i];
            if (IsNode(statement.Graph)) UseOf(statement.Graph).NeedsLabel = true;
            if (IsNode(statement.Subject)) UseOf(statement.Subject).Stands(statement.Graph, i);
            if (IsNode(statement.Object)) UseOf(statement.Object).IsMentioned(statement.Graph, i);
        }
        FindLists();
        LimitDepth();
        HasLabels |= Array.Exists(_uses, use => use.NeedsLabel);
    }

    /// <summary>Whether any node needs a label.</summary>
    public bool HasLabels { get; private set; }

    /// <summary>Whether the node is written in the place where it is mentioned.</summary>
    public bool IsNested(int term) => IsNode(term) && UseOf(term).CanNest;

    /// <summary>Whether the node is the head of a list that is written with parentheses.</summary>
    public bool IsList(int term) => IsNode(term) && UseOf(term) is { CanNest: true, IsCell: true };

    /// <summary>Whether the node is mentioned nowhere and may stand as <c>[]</c>.</summary>
    public bool IsBare(int term) => IsNode(term) && UseOf(term) is { Mention: < 0, NeedsLabel: false };

    /// <summary>The first of a nested node's statements, or -1 where it has none.</summary>
    public int StatementsOf(int nested) => UseOf(nested).Start;

    /// <summary>The item of a nested cell, and the next cell or rdf:nil.</summary>
    public (int Item, int Next) Cell(int cell)
    {
        int start = StatementsOf(cell);
        Statement a = _statements[start], b = _statements[start + 1];
        return a.Predicate == _statements.First ? (a.Object, b.Object) : (b.Object, a.Object);
    }

    private bool IsNode(int term) => (uint)(term - _firstNode) < (uint)_uses.Length;

    private ref Use UseOf(int node) => ref _uses[node - _firstNode];

    // Inside of a triple term only a label can tell which node is meant. Triple terms are the last of the terms.
    private void LabelInnerNodes()
    {
        for (int term = _statements.TermCount - 1; term > 0 && _statements.KindOf(term) == TermKind.Triple; term--)
        {
            Utf8Term at = _statements.Term(term);
            while (at.Kind == TermKind.Triple)
            {
                Utf8Triple triple = Utf8Triple.Decode(at.Value);
                LabelInnerNode(triple.Subject);
                LabelInnerNode(triple.Object);
                at = triple.Object;
            }
        }
    }

    private void LabelInnerNode(in Utf8Term term)
    {
        if (term.Kind != TermKind.BlankNode) return;
        HasLabels = true;
        int number = _statements.NumberOf(term);
        if (IsNode(number)) UseOf(number).NeedsLabel = true;
    }

    // A list is a chain of cells down to rdf:nil, in which each cell has a first, a rest and nothing else.
    private void FindLists()
    {
        if (_statements.Nil < 0) return;
        for (int last = _firstNode; IsNode(last); last++)
        {
            int cell = last;
            int rest = _statements.Nil;
            while (IsNode(cell) && UseOf(cell).CanNest && IsCell(cell, rest))
            {
                ref Use use = ref UseOf(cell);
                use.IsCell = true;
                rest = cell;
                Statement mention = _statements[use.Mention];
                cell = mention.Predicate == _statements.Rest ? mention.Subject : 0;
            }
        }
    }

    private bool IsCell(int node, int rest)
    {
        int start = UseOf(node).Start;
        if (start < 0 || _statements.EndOfSubject(start) != start + 2) return false;
        Statement a = _statements[start], b = _statements[start + 1];
        if (a.Predicate != _statements.First) (a, b) = (b, a);
        return a.Predicate == _statements.First && b.Predicate == _statements.Rest && b.Object == rest;
    }

    // Cuts cycles of nodes that mention each other only, and chains that would nest too deep, by giving a node its label back.
    private void LimitDepth()
    {
        var path = new List<int>();
        int[] lastPath = new int[_uses.Length];
        for (int start = _firstNode; IsNode(start); start++)
        {
            path.Clear();
            int at = start;
            while (IsNode(at) && UseOf(at) is { CanNest: true, Depth: 0 })
            {
                if (lastPath[at - _firstNode] == start)
                {
                    UseOf(at).NeedsLabel = true;
                    break;
                }
                lastPath[at - _firstNode] = start;
                path.Add(at);
                at = _statements[UseOf(at).Mention].Subject;
            }
            for (int i = path.Count - 1; i >= 0; i--) SetDepth(ref UseOf(path[i]));
        }
    }

    private void SetDepth(ref Use use)
    {
        if (!use.CanNest) return;
        Statement mention = _statements[use.Mention];
        Use parent = IsNode(mention.Subject) ? UseOf(mention.Subject) : default;
        bool isInner = use.IsCell && parent is { IsCell: true, CanNest: true } && mention.Predicate == _statements.Rest;
        use.Depth = parent.Depth + (isInner ? 0 : 1);
        if (use.Depth <= MaxDepth) return;
        use.NeedsLabel = true;
        use.Depth = 0;
    }

    private struct Use
    {
        public int Mention;
        public int Start;
        public int Graph;
        public int Depth;
        public bool NeedsLabel;
        public bool IsCell;

        public readonly bool CanNest => Mention >= 0 && !NeedsLabel;

        public void Stands(int graph, int statement)
        {
            IsIn(graph);
            if (Start < 0) Start = statement;
        }

        public void IsMentioned(int graph, int statement)
        {
            if (Mention >= 0) NeedsLabel = true;
            Mention = statement;
            IsIn(graph);
        }

        private void IsIn(int graph)
        {
            if (Graph >= 0 && graph != Graph) NeedsLabel = true;
            Graph = graph;
        }
    }
}
