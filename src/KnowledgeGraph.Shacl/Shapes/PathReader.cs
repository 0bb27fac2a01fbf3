using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Shacl.Shapes;

/// <summary>Reads the property paths of a shapes graph (SHACL §2.3.1).</summary>
internal sealed class PathReader(ShapesSource source)
{
    private const int MaxDepth = 100;

    /// <summary>The most steps of a path: a few nodes that share their parts can describe a path without end.</summary>
    private const int MaxSteps = 1000;

    private int _steps;

    /// <summary>The path that a node describes.</summary>
    /// <exception cref="ShaclException">It describes none.</exception>
    public PropertyPath Read(Term node, Term shape)
    {
        _steps = 0;
        return Read(node, shape, 0);
    }

    private PropertyPath Read(Term node, Term shape, int depth)
    {
        if (depth > MaxDepth) throw new ShaclException(shape, $"the path is nested more than {MaxDepth} deep, or contains itself");
        if (++_steps > MaxSteps) throw new ShaclException(shape, $"the path has more than {MaxSteps} steps");
        if (node is Iri iri) return new PredicatePath(iri);
        if (node is Literal) throw new ShaclException(shape, $"the literal {node} is no path");
        if (source.Values(node, RdfVocabulary.First).Any()) return ReadList(node, shape, depth, (left, right) => new SequencePath(left, right));
        PropertyPath? path = null;
        // A node that is several paths at once is none.
        foreach (Iri predicate in source.Predicates(node))
        {
            PropertyPath? read = Read(node, predicate, shape, depth + 1);
            if (read is null) continue;
            path = path is null ? read : throw new ShaclException(shape, $"the path {node} is of several kinds");
        }
        return path ?? throw new ShaclException(shape, $"{node} is no path");
    }

    private PropertyPath? Read(Term node, Iri predicate, Term shape, int depth)
    {
        PropertyPath Operand() => Read(source.SingleValue(node, predicate)!, shape, depth);
        if (predicate == ShaclVocabulary.InversePath) return new InversePath(Operand());
        if (predicate == ShaclVocabulary.ZeroOrMorePath) return new ZeroOrMorePath(Operand());
        if (predicate == ShaclVocabulary.OneOrMorePath) return new OneOrMorePath(Operand());
        if (predicate == ShaclVocabulary.ZeroOrOnePath) return new ZeroOrOnePath(Operand());
        if (predicate != ShaclVocabulary.AlternativePath) return null;
        return ReadList(source.SingleValue(node, predicate)!, shape, depth, (left, right) => new AlternativePath(left, right));
    }

    private PropertyPath ReadList(Term list, Term shape, int depth, Func<PropertyPath, PropertyPath, PropertyPath> join)
    {
        IReadOnlyList<Term> members = source.List(list, shape);
        if (members.Count < 2) throw new ShaclException(shape, "a path made of a list needs two members or more");
        return members.Select(member => Read(member, shape, depth + 1)).Aggregate(join);
    }
}
