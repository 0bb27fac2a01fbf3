using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Updates;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Updating;

/// <content>Graph management (SPARQL 1.1 Update §3.2) and CLEAR.</content>
internal sealed partial class UpdateExecution
{
    private const int BatchRows = 1024;

    [Flags]
    private enum Transferring
    {
        None = 0,
        ReplacesDestination = 1,
        RemovesSource = 2,
    }

    private void Clear(GraphTarget target, bool silent, string verb)
    {
        switch (target.Kind)
        {
            case GraphTargetKind.Default:
                _transaction.Clear(GraphSelector.Default);
                break;
            case GraphTargetKind.Named:
                _transaction.Clear(GraphSelector.EachNamed);
                break;
            case GraphTargetKind.All:
                _transaction.Clear(GraphSelector.Each);
                break;
            default:
                ValueId graph = IdOf(target.Graph);
                if (!silent && !Exists(graph)) throw Absent(verb, target.Graph!);
                _transaction.Clear(GraphSelector.One(graph));
                break;
        }
    }

    private void Create(CreateGraph create)
    {
        if (create.Silent || !Exists(IdOf(create.Graph))) return;
        throw new UpdateException($"CREATE GRAPH {create.Graph} failed: the graph is there already; write CREATE SILENT to allow for it");
    }

    private void Transfer(Iri? source, Iri? destination, bool silent, string verb, Transferring how)
    {
        ValueId from = IdOf(source), to = IdOf(destination);
        using Snapshot before = _transaction.AcquireSnapshot();
        if (source is not null && before.Count(default, GraphSelector.One(from)) == 0)
        {
            if (silent) return;
            throw Absent(verb, source);
        }
        if (from == to) return;
        if (how.HasFlag(Transferring.ReplacesDestination)) _transaction.Clear(GraphSelector.One(to));
        CopyAll(before, from, to);
        if (how.HasFlag(Transferring.RemovesSource)) _transaction.Clear(GraphSelector.One(from));
    }

    private void CopyAll(Snapshot snapshot, ValueId from, ValueId to)
    {
        ValueId[] subjects = new ValueId[BatchRows], predicates = new ValueId[BatchRows], objects = new ValueId[BatchRows];
        using QuadScan scan = snapshot.Scan(default, GraphSelector.One(from), QuadOrder.Gspo);
        int rows;
        while ((rows = scan.Read(subjects, predicates, objects, default)) > 0)
        {
            for (int i = 0; i < rows; i++) changes.Add([subjects[i], predicates[i], objects[i], to]);
        }
    }

    private bool Exists(ValueId graph)
    {
        using Snapshot snapshot = _transaction.AcquireSnapshot();
        return snapshot.Count(default, GraphSelector.One(graph)) > 0;
    }

    private ValueId IdOf(Iri? graph) => graph is null ? ValueId.DefaultGraph : _transaction.Intern(Utf8Term.From(graph));

    private static UpdateException Absent(string verb, Iri graph) =>
        new($"{verb} failed: there is no graph {graph} (an empty graph is none here); write {verb} SILENT to allow for it");
}
