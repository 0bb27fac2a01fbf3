using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Paths;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Validation;

/// <summary>Walks the property paths of SHACL (§2.3.1) from one node.</summary>
internal sealed class PathEvaluator(DataGraph data)
{
    private readonly Dictionary<Iri, ValueId> _predicates = [];

    /// <summary>The nodes at the end of a path, each once.</summary>
    public NodeSet Evaluate(PropertyPath path, ValueId start)
    {
        var result = new NodeSet();
        Walk(path, isInverse: false, start, result);
        return result;
    }

    private void Walk(PropertyPath path, bool isInverse, ValueId start, NodeSet result)
    {
        switch (path)
        {
            case PredicatePath predicate:
                if (isInverse) data.Subjects(IdOf(predicate.Predicate), start, result);
                else data.Objects(start, IdOf(predicate.Predicate), result);
                break;
            case InversePath inverse:
                Walk(inverse.Path, !isInverse, start, result);
                break;
            case SequencePath sequence:
                var middle = new NodeSet();
                Walk(isInverse ? sequence.Second : sequence.First, isInverse, start, middle);
                foreach (ValueId node in middle) Walk(isInverse ? sequence.First : sequence.Second, isInverse, node, result);
                break;
            case AlternativePath alternative:
                Walk(alternative.Left, isInverse, start, result);
                Walk(alternative.Right, isInverse, start, result);
                break;
            case ZeroOrOnePath optional:
                result.Add(start);
                Walk(optional.Path, isInverse, start, result);
                break;
            case ZeroOrMorePath repeated:
                Close(repeated.Path, isInverse, start, includesStart: true, result);
                break;
            case OneOrMorePath repeated:
                Close(repeated.Path, isInverse, start, includesStart: false, result);
                break;
            default:
                throw new ArgumentException($"SHACL has no path of the kind {path.GetType().Name}", nameof(path));
        }
    }

    private void Close(PropertyPath path, bool isInverse, ValueId start, bool includesStart, NodeSet result)
    {
        // A set of its own: what is in the result already was perhaps reached by another way, and not gone on from.
        var reached = new NodeSet();
        if (includesStart) reached.Add(start);
        else Walk(path, isInverse, start, reached);
        for (int i = 0; i < reached.Count; i++) Walk(path, isInverse, reached[i], reached);
        foreach (ValueId node in reached) result.Add(node);
    }

    private ValueId IdOf(Iri predicate)
    {
        if (!_predicates.TryGetValue(predicate, out ValueId id)) _predicates.Add(predicate, id = data.Space.Intern(predicate));
        return id;
    }
}
