using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>
/// Statements grouped by graph, subject and predicate, and made into nodes of expanded form: in a fixed order, with well-formed lists
/// as list objects, and with blank nodes that only one statement refers to inside that statement.
/// </summary>
internal sealed class NodeTree
{
    /// <summary>How many blank nodes and lists may stand inside one another; what lies deeper becomes a node of its own.</summary>
    private const int MaxNesting = 24;

    private readonly GraphNodes _default = new(null);
    private readonly Dictionary<Term, GraphNodes> _named = [];
    private readonly Dictionary<BlankNode, Usage> _usages = [];

    /// <summary>Adds a statement; a repeated one changes nothing.</summary>
    public void Add(Term subject, Iri predicate, Term @object, Term? graph)
    {
        GraphNodes nodes = _default;
        if (graph is not null && !_named.TryGetValue(graph, out nodes!)) _named.Add(graph, nodes = new GraphNodes(graph));
        if (!nodes.Statements(subject).Add((predicate, @object))) return;
        if (graph is BlankNode name) UsageOf(name).IsShared = true;
        if (subject is BlankNode node) UsageOf(node).SubjectIn(nodes);
        if (@object is BlankNode target) UsageOf(target).ObjectOf(nodes, predicate, subject as BlankNode);
    }

    /// <summary>The nodes of the default graph, then one node with <c>@graph</c> for each named graph.</summary>
    public IEnumerable<LdMap> Build()
    {
        foreach (LdMap node in Build(_default)) yield return node;
        foreach (Term name in _named.Keys.Order(TermOrder.Instance))
        {
            yield return new LdMap { ["@id"] = new LdString(ExpandedTerms.NodeId(name)), ["@graph"] = new LdArray(Build(_named[name])) };
        }
    }

    private Usage UsageOf(BlankNode node)
    {
        if (!_usages.TryGetValue(node, out Usage? usage)) _usages.Add(node, usage = new Usage());
        return usage;
    }

    private IEnumerable<LdMap> Build(GraphNodes graph)
    {
        HashSet<BlankNode> cells = ListCells(graph);
        Term[] subjects = [.. graph.Subjects.Keys.Order(TermOrder.Instance)];
        var written = new HashSet<Term>();
        var deferred = new Queue<Term>();
        foreach (Term subject in subjects.Where(subject => !IsInside(subject)))
        {
            yield return Node(subject, isInside: false, depth: 0);
            while (deferred.TryDequeue(out Term? deep)) yield return Node(deep, isInside: false, depth: 0);
        }
        // What is left are circles of blank nodes that each is used once: they are entered at their first node.
        foreach (Term subject in subjects.Where(subject => !written.Contains(subject)))
        {
            if (written.Contains(subject)) continue;
            yield return Node(subject, isInside: false, depth: 0);
            while (deferred.TryDequeue(out Term? deep)) yield return Node(deep, isInside: false, depth: 0);
        }

        bool IsInside(Term subject) => subject is BlankNode node && _usages[node].CanStandInside;

        LdMap Node(Term subject, bool isInside, int depth)
        {
            written.Add(subject);
            var node = new LdMap();
            if (!isInside && !(subject is BlankNode blank && _usages[blank] is { References: 0, IsShared: false })) node["@id"] = new LdString(ExpandedTerms.NodeId(subject));
            bool hasList = false;
            Iri? last = null;
            foreach ((Iri predicate, Term @object) in graph.Subjects[subject].Order(StatementOrder.Instance))
            {
                if (predicate != last) hasList = false;
                last = predicate;
                ExpandedTerms.AddStatement(node, predicate, Value(predicate, @object, depth, ref hasList));
            }
            return node;
        }

        LdMap Value(Iri predicate, Term @object, int depth, ref bool hasList)
        {
            // A property has at most one list: with @container @list there is room for no second one.
            bool isNil = @object == RdfVocabulary.Nil && predicate != RdfVocabulary.Type && predicate != RdfVocabulary.Rest;
            if (isNil && !hasList)
            {
                hasList = true;
                return new LdMap { ["@list"] = new LdArray() };
            }
            if (@object is not BlankNode node || !IsInside(node) || written.Contains(node)) return ExpandedTerms.ToObject(@object);
            if (depth >= MaxNesting)
            {
                if (graph.Subjects.ContainsKey(node)) deferred.Enqueue(node);
                return ExpandedTerms.ToObject(@object);
            }
            if (cells.Contains(node) && predicate != RdfVocabulary.Rest && !hasList)
            {
                hasList = true;
                return List(node, depth + 1);
            }
            return graph.Subjects.ContainsKey(node) ? Node(node, isInside: true, depth + 1) : new LdMap();
        }

        LdMap List(BlankNode head, int depth)
        {
            var items = new LdArray();
            for (Term cell = head; cell is BlankNode; cell = graph.Subjects[cell].Single(statement => statement.Predicate == RdfVocabulary.Rest).Object)
            {
                written.Add(cell);
                bool noList = false;
                items.Add(Value(RdfVocabulary.First, graph.Subjects[cell].Single(statement => statement.Predicate == RdfVocabulary.First).Object, depth, ref noList));
            }
            return new LdMap { ["@list"] = items };
        }
    }

    /// <summary>The blank nodes that are cells of well-formed lists and nothing else, found from each end backwards.</summary>
    private HashSet<BlankNode> ListCells(GraphNodes graph)
    {
        var cells = new HashSet<BlankNode>();
        foreach (Term end in graph.Subjects.Keys)
        {
            var cell = end as BlankNode;
            if (cell is null || !graph.Subjects[cell].Contains((RdfVocabulary.Rest, RdfVocabulary.Nil))) continue;
            while (cell is not null && IsCell(cell) && cells.Add(cell)) cell = _usages[cell].RestOf;
        }
        return cells;

        bool IsCell(BlankNode node) =>
            _usages[node].CanStandInside
            && graph.Subjects[node] is { Count: 2 } statements
            && statements.Any(statement => statement.Predicate == RdfVocabulary.First)
            && statements.Any(statement => statement.Predicate == RdfVocabulary.Rest);
    }

    private sealed class GraphNodes(Term? name)
    {
        public Term? Name { get; } = name;

        public Dictionary<Term, HashSet<(Iri Predicate, Term Object)>> Subjects { get; } = [];

        public HashSet<(Iri Predicate, Term Object)> Statements(Term subject)
        {
            if (!Subjects.TryGetValue(subject, out HashSet<(Iri, Term)>? statements)) Subjects.Add(subject, statements = []);
            return statements;
        }
    }

    /// <summary>Where a blank node is used, over all graphs.</summary>
    private sealed class Usage
    {
        private GraphNodes? _graph;

        /// <summary>Whether the node is known outside one graph, or used as a type: its label is needed.</summary>
        public bool IsShared { get; set; }

        /// <summary>The number of statements whose object it is.</summary>
        public int References { get; private set; }

        /// <summary>The blank node of which it is the rest of a list, where its only reference says so.</summary>
        public BlankNode? RestOf { get; private set; }

        /// <summary>Whether the node can be written inside the one statement that refers to it.</summary>
        public bool CanStandInside => References == 1 && !IsShared;

        public void SubjectIn(GraphNodes graph) => Touch(graph);

        public void ObjectOf(GraphNodes graph, Iri predicate, BlankNode? subject)
        {
            Touch(graph);
            References++;
            if (predicate == RdfVocabulary.Type) IsShared = true;
            RestOf = predicate == RdfVocabulary.Rest ? subject : null;
        }

        private void Touch(GraphNodes graph)
        {
            _graph ??= graph;
            if (!ReferenceEquals(_graph, graph)) IsShared = true;
        }
    }
}
