using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Dumps;

/// <summary>Small look-ups in the union of a snapshot's graphs, or of some of them, by names of terms.</summary>
internal sealed class SnapshotReader
{
    private readonly Snapshot _snapshot;
    private readonly GraphSelector _graphs;

    /// <summary>Reads all graphs.</summary>
    public SnapshotReader(Snapshot snapshot)
    {
        _snapshot = snapshot;
        _graphs = GraphSelector.MergeAll;
    }

    /// <summary>Reads the graphs of these names, and nothing where the snapshot holds none of them.</summary>
    public SnapshotReader(Snapshot snapshot, IEnumerable<Iri> graphs)
    {
        _snapshot = snapshot;
        _graphs = GraphSelector.Merge([.. graphs.Select(graph => Find(graph.Value)).OfType<ValueId>()]);
    }

    /// <summary>The subjects of a predicate and an object (an IRI).</summary>
    public List<ValueId> Subjects(string predicate, string @object) => Find(@object) is { } id ? Subjects(predicate, id) : [];

    /// <summary>The subjects of a predicate and an object, ascending by id.</summary>
    public List<ValueId> Subjects(string predicate, ValueId @object) =>
        Find(predicate) is { } id ? Read(new TriplePrefix(default, id, @object), QuadOrder.Pos, fromSubjects: true) : [];

    /// <summary>The objects of a subject and a predicate, ascending by id.</summary>
    public List<ValueId> Objects(ValueId subject, string predicate) =>
        Find(predicate) is { } id ? Read(new TriplePrefix(subject, id, default), QuadOrder.Spo, fromSubjects: false) : [];

    /// <summary>The id of an IRI; null where the snapshot does not hold it.</summary>
    public ValueId? Find(string iri) => _snapshot.TryGetId(Utf8Term.Iri(Encoding.UTF8.GetBytes(iri)), out ValueId id) ? id : null;

    /// <summary>The term of an id.</summary>
    public Term Decode(ValueId id) => _snapshot.Decode(id, stackalloc byte[Snapshot.ScratchBytes]).ToTerm();

    /// <summary>The French text of a subject and a predicate, or null.</summary>
    public string? French(ValueId subject, string predicate) =>
        Literals(subject, predicate).FirstOrDefault(literal => literal.Language == "fr")?.LexicalForm;

    /// <summary>The text of a subject and a predicate, whatever its language or datatype, or null.</summary>
    public string? Text(ValueId subject, string predicate) => Literals(subject, predicate).FirstOrDefault()?.LexicalForm;

    private IEnumerable<Literal> Literals(ValueId subject, string predicate) => Objects(subject, predicate).Select(Decode).OfType<Literal>();

    private List<ValueId> Read(in TriplePrefix prefix, QuadOrder order, bool fromSubjects)
    {
        List<ValueId> found = [];
        var column = new ValueId[256];
        using QuadScan scan = _snapshot.Scan(prefix, _graphs, order);
        int rows;
        while ((rows = fromSubjects ? scan.Read(column, [], [], []) : scan.Read([], [], column, [])) > 0) found.AddRange(column.AsSpan(0, rows));
        return found;
    }
}
