using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>Property paths by the letter of SPARQL 1.1 §18.4 and §18.5: a multiset of pairs of nodes.</summary>
internal sealed class ReferencePaths(HashSet<Triple> graph)
{
    private readonly List<Term> _nodes = [.. graph.SelectMany(triple => (Term[])[triple.Subject, triple.Object]).Distinct()];

    public IEnumerable<Solution> Evaluate(PathPattern pattern)
    {
        Term? start = (pattern.Subject as Constant)?.Term, end = (pattern.Object as Constant)?.Term;
        foreach (var (from, to) in Pairs(pattern.Path, start, end))
        {
            Solution? solution = ReferenceMatching.Match(pattern.Object, to, ReferenceMatching.Match(pattern.Subject, from, Solution.Empty));
            if (solution is not null) yield return solution;
        }
    }

    /// <summary>The pairs that a path connects; the ends are given where the pattern names them.</summary>
    private IEnumerable<(Term From, Term To)> Pairs(PropertyPath path, Term? start, Term? end)
    {
        switch (path)
        {
            case PredicatePath predicate:
                return graph.Where(triple => triple.Predicate == predicate.Predicate).Select(triple => (triple.Subject, triple.Object));
            case InversePath inverse:
                return Pairs(inverse.Path, end, start).Select(pair => (pair.To, pair.From));
            case AlternativePath alternative:
                return Pairs(alternative.Left, start, end).Concat(Pairs(alternative.Right, start, end));
            case SequencePath sequence:
                var second = Pairs(sequence.Second, null, end).ToList();
                return Pairs(sequence.First, start, null).SelectMany(a => second.Where(b => b.From == a.To).Select(b => (a.From, b.To)));
            case NegatedPropertySet set:
                var forward = graph.Where(triple => set.HasForward && !set.Forward.Contains(triple.Predicate))
                    .Select(triple => (triple.Subject, triple.Object));
                var inverted = graph.Where(triple => set.HasInverse && !set.Inverse.Contains(triple.Predicate))
                    .Select(triple => (triple.Object, triple.Subject));
                return forward.Concat(inverted);
            case ZeroOrOnePath option:
                return Zero(start, end).Concat(Pairs(option.Path, start, end)).Distinct();
            case OneOrMorePath closure:
                return Starts(start, end).SelectMany(from => Walk(closure.Path, Step(closure.Path, from)).Select(to => (from, to)));
            case ZeroOrMorePath closure:
                return Starts(start, end).SelectMany(from => Walk(closure.Path, [from]).Select(to => (from, to)));
            default:
                throw new InvalidOperationException($"{path} is no path");
        }
    }

    private IEnumerable<(Term, Term)> Zero(Term? start, Term? end) => Starts(start, end).Select(node => (node, node));

    private IEnumerable<Term> Starts(Term? start, Term? end) =>
        start is not null ? [start] : end is not null ? _nodes.Append(end).Distinct() : _nodes;

    private IEnumerable<Term> Step(PropertyPath path, Term from) =>
        Pairs(path, from, null).Where(pair => pair.From == from).Select(pair => pair.To);

    private HashSet<Term> Walk(PropertyPath path, IEnumerable<Term> first)
    {
        var open = new Stack<Term>(first);
        HashSet<Term> visited = [];
        while (open.TryPop(out Term? node))
        {
            if (!visited.Add(node)) continue;
            foreach (Term next in Step(path, node)) open.Push(next);
        }
        return visited;
    }
}
