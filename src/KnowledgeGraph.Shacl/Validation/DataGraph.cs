using KnowledgeGraph.Query;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Validation;

/// <summary>The data graph of a validation: look-ups on a snapshot. One thread at a time.</summary>
internal sealed class DataGraph
{
    private const int BatchRows = 256;

    private readonly Snapshot _snapshot;
    private readonly GraphSelector _graphs;
    private readonly ValueId _type;
    private readonly ValueId _subClassOf;
    private readonly Dictionary<ValueId, HashSet<ValueId>> _subClasses = [];

    public DataGraph(ValueSpace space, GraphSelector graphs)
    {
        Space = space;
        _snapshot = space.Snapshot;
        _graphs = graphs;
        _type = space.Intern(RdfVocabulary.Type);
        _subClassOf = space.Intern(ShaclVocabulary.RdfsSubClassOf);
    }

    public ValueSpace Space { get; }

    /// <summary>Which of the snapshot's graphs are the data graph.</summary>
    public GraphSelector Graphs => _graphs;

    public void Objects(ValueId subject, ValueId predicate, NodeSet result)
    {
        if (CanOccur(subject) && CanOccur(predicate)) Read(new(subject, predicate, default), QuadOrder.Spo, Column.Object, result);
    }

    public void Subjects(ValueId predicate, ValueId @object, NodeSet result)
    {
        if (CanOccur(predicate) && CanOccur(@object)) Read(new(default, predicate, @object), QuadOrder.Pos, Column.Subject, result);
    }

    public void SubjectsOf(ValueId predicate, NodeSet result)
    {
        if (CanOccur(predicate)) Read(new(default, predicate, default), QuadOrder.Pso, Column.Subject, result);
    }

    public void ObjectsOf(ValueId predicate, NodeSet result)
    {
        if (CanOccur(predicate)) Read(new(default, predicate, default), QuadOrder.Pos, Column.Object, result);
    }

    /// <summary>The predicates and objects of a subject.</summary>
    public List<(ValueId Predicate, ValueId Object)> Statements(ValueId subject)
    {
        List<(ValueId, ValueId)> statements = [];
        if (!CanOccur(subject)) return statements;
        using QuadScan scan = _snapshot.Scan(new(subject, default, default), _graphs, QuadOrder.Spo);
        Span<ValueId> predicates = stackalloc ValueId[BatchRows], objects = stackalloc ValueId[BatchRows];
        int count;
        while ((count = scan.Read(default, predicates, objects, default)) > 0)
        {
            for (int i = 0; i < count; i++) statements.Add((predicates[i], objects[i]));
        }
        return statements;
    }

    /// <summary>The SHACL instances of a class (SHACL §1.1): typed by it or by one of its subclasses.</summary>
    public void Instances(ValueId @class, NodeSet result)
    {
        foreach (ValueId subClass in SubClasses(@class)) Subjects(_type, subClass, result);
    }

    /// <summary>Whether a node is a SHACL instance of a class.</summary>
    public bool IsInstance(ValueId node, ValueId @class)
    {
        var types = new NodeSet();
        Objects(node, _type, types);
        if (types.Count == 0) return false;
        HashSet<ValueId> subClasses = SubClasses(@class);
        foreach (ValueId type in types)
        {
            if (subClasses.Contains(type)) return true;
        }
        return false;
    }

    private static bool CanOccur(ValueId id) => !id.IsLocal && !id.IsNone;

    private HashSet<ValueId> SubClasses(ValueId @class)
    {
        if (_subClasses.TryGetValue(@class, out HashSet<ValueId>? known)) return known;
        HashSet<ValueId> found = [@class];
        Queue<ValueId> pending = new(found);
        while (pending.TryDequeue(out ValueId next))
        {
            var direct = new NodeSet();
            Subjects(_subClassOf, next, direct);
            foreach (ValueId subClass in direct)
            {
                if (found.Add(subClass)) pending.Enqueue(subClass);
            }
        }
        _subClasses.Add(@class, found);
        return found;
    }

    private void Read(in TriplePrefix prefix, QuadOrder order, Column column, NodeSet result)
    {
        using QuadScan scan = _snapshot.Scan(prefix, _graphs, order);
        Span<ValueId> nodes = stackalloc ValueId[BatchRows];
        int count;
        while ((count = column == Column.Subject
            ? scan.Read(nodes, default, default, default)
            : scan.Read(default, default, nodes, default)) > 0)
        {
            foreach (ValueId node in nodes[..count]) result.Add(node);
        }
    }

    private enum Column
    {
        Subject,
        Object,
    }
}
