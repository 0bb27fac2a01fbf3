using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
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
        var dataset = new ReferenceDataset(DatasetOf(modify), DefaultGraphMode.StoreDefault, modify.Using.Named);
        List<Solution> solutions = new ReferenceEvaluator(dataset).Evaluate(modify.Pattern);
        List<Quad> deleted = [.. solutions.SelectMany(solution => Fill(modify.Delete, modify.With, solution))];
        List<Quad> inserted = [.. solutions.SelectMany(solution => Fill(modify.Insert, modify.With, solution))];
        _quads.ExceptWith(deleted);
        _quads.UnionWith(inserted);
    }

    private Dataset DatasetOf(Modify modify)
    {
        bool isNamed = !modify.Using.IsEmpty;
        List<Term?> defaults = isNamed ? [.. modify.Using.Default] : [modify.With];
        var dataset = new Dataset();
        foreach (Quad quad in _quads)
        {
            if (defaults.Contains(quad.Graph)) dataset.Add(quad.Subject, quad.Predicate, quad.Object);
            if (quad.Graph is not null && (!isNamed || modify.Using.Named.Contains(quad.Graph))) dataset.Add(quad);
        }
        return dataset;
    }

    private IEnumerable<Quad> Fill(IReadOnlyList<QuadPattern> template, Iri? with, Solution solution)
    {
        Func<Term, Term> rename = NewNodes();
        foreach (QuadPattern quad in template)
        {
            Term? subject = Value(quad.Triple.Subject), predicate = Value(quad.Triple.Predicate), @object = Value(quad.Triple.Object);
            Term? graph = quad.Graph is null ? with : Value(quad.Graph);
            if (subject is not (Iri or BlankNode) || predicate is not Iri iri || @object is null || graph is Literal or TripleTerm) continue;
            if (graph is null && quad.Graph is not null) continue;
            yield return new Quad(subject, iri, @object, graph);
        }

        Term? Value(PatternTerm term) => term switch
        {
            Constant constant => constant.Term,
            Variable { IsVisible: true } variable => solution[variable],
            TripleTermPattern triple => Value(triple.Subject) is Iri or BlankNode && Value(triple.Predicate) is Iri verb && Value(triple.Object) is { } last
                ? new TripleTerm(Value(triple.Subject)!, verb, last)
                : null,
            _ => rename(new BlankNode(((Variable)term).Name)),
        };
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
