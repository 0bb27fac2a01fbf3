using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Operators.Paths;
using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Paths;
using KnowledgeGraph.Storage;
using Algebra = KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <content>Property paths that repeat (SPARQL 1.1 §18.4); the others were translated away.</content>
internal sealed partial class Planner
{
    private PathElement CreatePath(PathPattern pattern, ActiveGraph active)
    {
        var (inner, includesStart, isRepeated) = pattern.Path switch
        {
            ZeroOrMorePath path => (path.Path, true, true),
            OneOrMorePath path => (path.Path, false, true),
            ZeroOrOnePath path => (path.Path, true, false),
            _ => throw new InvalidOperationException($"{pattern.Path.GetType().Name} is not a repeated path"),
        };
        PatternSlot start = Slot(pattern.Subject), end = Slot(pattern.Object);
        string text = $"{PatternText.Of(pattern.Subject)} {PatternText.Of(pattern.Path)} {PatternText.Of(pattern.Object)}";
        double edges = Edges(inner, active.Graphs);
        bool mayBeEmpty = PathLength.MayBeZero(pattern.Path);
        double starts = mayBeEmpty ? Context.Snapshot.Count(default, active.Graphs) : edges;
        return new PathElement(start, end, active.Variable, starts, (left, rows) =>
        {
            if (active.Variable is { } name && !left.Schema.Contains(name)) left = AddGraphs(left, pattern, active);
            var graph = new PathGraph(Context, active.Graphs);
            var forward = new ClosureStep(graph, CreateStep(inner, graph, isReversed: false), includesStart, isRepeated);
            var backward = new ClosureStep(graph, CreateStep(inner, graph, isReversed: true), includesStart, isRepeated);
            return new TransitivePath(Context, left, graph, forward, backward, start, end, active.Variable, mayBeEmpty, text) { EstimatedRows = rows };
        });
    }

    /// <summary>
    /// Gives to each row the graphs in which the path may have matches with what the row binds, and a start where it binds neither end.
    /// </summary>
    private Operator AddGraphs(Operator left, PathPattern pattern, ActiveGraph active)
    {
        bool isReversed = !IsKnown(pattern.Subject) && IsKnown(pattern.Object);
        PatternTerm node = isReversed ? pattern.Object : pattern.Subject, other = isReversed ? pattern.Subject : pattern.Object;
        AlgebraNode sources = PathSources.Of(pattern.Path, node, isReversed);
        if (PathLength.MayBeZero(pattern.Path))
        {
            // A term that the pattern names has a path of length zero in every graph.
            if (node is not Variable variable)
            {
                sources = GraphTable(active.Variable!);
            }
            else if (other is not Variable)
            {
                var named = new Join(GraphTable(active.Variable!), new BoundRow([variable], [IdOf(other)]));
                sources = new Algebra.Distinct(new Algebra.Union(sources, named));
            }
        }
        if (left is SingleRow) return Plan(sources, active, null);
        RightSide right = PlanRight(ref left, sources, active, null, isOuter: false, null, requiresOverlap: false, needsOne: false,
            isSet: false, default, out JoinLayout layout);
        return new HashJoin(Context, left, right, layout) { EstimatedRows = left.EstimatedRows };

        bool IsKnown(PatternTerm end) => end is not Variable variable || left.Schema.Contains(variable);
    }

    private KeyTable GraphTable(Variable name)
    {
        var rows = new RowStore(Context, 1);
        _owned.Add(rows);
        foreach (ValueId graph in _dataset.NamedGraphs) rows.AppendRow([graph]);
        return new KeyTable([name], rows);
    }

    private double Edges(PropertyPath path, GraphSelector graphs) => path switch
    {
        PredicatePath predicate => Context.Terms.Intern(predicate.Predicate) is { IsLocal: false } id
            ? Context.Snapshot.Count(new TriplePrefix(default, id, default), graphs) : 0,
        InversePath inverse => Edges(inverse.Path, graphs),
        SequencePath sequence => Math.Max(Edges(sequence.First, graphs), Edges(sequence.Second, graphs)),
        AlternativePath alternative => Edges(alternative.Left, graphs) + Edges(alternative.Right, graphs),
        ZeroOrMorePath closure => Edges(closure.Path, graphs),
        OneOrMorePath closure => Edges(closure.Path, graphs),
        ZeroOrOnePath closure => Edges(closure.Path, graphs),
        _ => Context.Snapshot.Count(default, graphs),
    };

    private PathStep CreateStep(PropertyPath path, PathGraph graph, bool isReversed)
    {
        switch (path)
        {
            case PredicatePath predicate:
                return new EdgeStep(graph, Context.Terms.Intern(predicate.Predicate), null, isReversed);
            case InversePath inverse:
                return CreateStep(inverse.Path, graph, !isReversed);
            case SequencePath sequence:
                PathStep first = CreateStep(sequence.First, graph, isReversed), second = CreateStep(sequence.Second, graph, isReversed);
                return isReversed ? new SequenceStep(graph, second, first) : new SequenceStep(graph, first, second);
            case AlternativePath alternative:
                return new AlternativeStep(CreateStep(alternative.Left, graph, isReversed),
                    CreateStep(alternative.Right, graph, isReversed));
            case NegatedPropertySet set:
                PathStep? forward = set.HasForward ? new EdgeStep(graph, default, Ids(set.Forward), isReversed) : null;
                PathStep? inverted = set.HasInverse ? new EdgeStep(graph, default, Ids(set.Inverse), !isReversed) : null;
                return forward is not null && inverted is not null ? new AlternativeStep(forward, inverted) : forward ?? inverted!;
            case ZeroOrMorePath closure:
                return new ClosureStep(graph, CreateStep(closure.Path, graph, isReversed), includesStart: true, isRepeated: true);
            case OneOrMorePath closure:
                return new ClosureStep(graph, CreateStep(closure.Path, graph, isReversed), includesStart: false, isRepeated: true);
            case ZeroOrOnePath closure:
                return new ClosureStep(graph, CreateStep(closure.Path, graph, isReversed), includesStart: true, isRepeated: false);
            default:
                throw new InvalidOperationException($"{path.GetType().Name} is no property path");
        }
    }

    private HashSet<ValueId> Ids(IReadOnlyList<Rdf.Iri> iris) => [.. iris.Select(iri => Context.Terms.Intern(iri))];
}
