using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Updates;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>Update requests by the letter of the specification (SPARQL 1.1 Update §4.2), on a set of quads.</summary>
internal sealed class ReferenceUpdates(IEnumerable<Quad> quads)
{
    private readonly HashSet<Quad> _quads = [.. quads];
    private int _blankNodes;

    public IReadOnlySet<Quad> Quads => _quads;

    public void Execute(UpdateOperation operation)
    {
        switch (operation)
        {
            case InsertData insert:
                Func<Term, Term> rename = NewNodes();
                _quads.UnionWith(
                    insert.Quads.Select(quad => new Quad(rename(quad.Subject), quad.Predicate, rename(quad.Object), quad.Graph)));
                break;
            case DeleteData delete:
                _quads.ExceptWith(delete.Quads);
                break;
            case Modify modify:
                Modify(modify);
                break;
            case ClearGraphs clear:
                _quads.RemoveWhere(quad => IsMeant(clear.Target, quad.Graph));
                break;
            case AddGraph add:
                Transfer(add.Source, add.Destination, replaces: false, removes: false);
                break;
            case CopyGraph copy:
                Transfer(copy.Source, copy.Destination, replaces: true, removes: false);
                break;
            case MoveGraph move:
                Transfer(move.Source, move.Destination, replaces: true, removes: true);
                break;
            default:
                throw new ArgumentException($"{operation.GetType().Name} has no reference", nameof(operation));
        }
    }

    private void Modify(Modify modify)
    {
        ReferenceDataset dataset = modify.Using.IsEmpty ? new ReferenceDataset(_quads, quad => quad.Graph == modify.With)
            : ReferenceDataset.Of(_quads, modify.Using);
        List<Solution> solutions = new ReferenceEvaluator(dataset).Evaluate(modify.Pattern);
        List<Quad> deleted = [.. solutions.SelectMany(solution => ReferenceTemplate.Fill(modify.Delete, modify.With, solution, NewNodes()))];
        List<Quad> inserted = [.. solutions.SelectMany(solution => ReferenceTemplate.Fill(modify.Insert, modify.With, solution, NewNodes()))];
        _quads.ExceptWith(deleted);
        _quads.UnionWith(inserted);
    }

    private void Transfer(Iri? source, Iri? destination, bool replaces, bool removes)
    {
        List<Quad> moved = [.. _quads.Where(quad => quad.Graph == source)];
        if (source == destination || (source is not null && moved.Count == 0)) return;
        if (replaces) _quads.RemoveWhere(quad => quad.Graph == destination);
        _quads.UnionWith(moved.Select(quad => new Quad(quad.Subject, quad.Predicate, quad.Object, destination)));
        if (removes) _quads.RemoveWhere(quad => quad.Graph == source);
    }

    private static bool IsMeant(GraphTarget target, Term? graph) => target.Kind switch
    {
        GraphTargetKind.Default => graph is null,
        GraphTargetKind.Named => graph is not null,
        GraphTargetKind.All => true,
        _ => graph == target.Graph,
    };

    private Func<Term, Term> NewNodes()
    {
        Dictionary<Term, Term> nodes = [];
        return Rename;

        Term Rename(Term term)
        {
            if (term is TripleTerm triple) return new TripleTerm(Rename(triple.Subject), triple.Predicate, Rename(triple.Object));
            if (term is not BlankNode) return term;
            if (!nodes.TryGetValue(term, out Term? node)) nodes.Add(term, node = new BlankNode($"new{_blankNodes++}"));
            return node;
        }
    }
}
