using KnowledgeGraph.Query;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Shacl.Shapes;

/// <summary>Reads the shapes of a shapes graph (SHACL §2), each once, as they are referred to.</summary>
internal sealed class ShapesReader
{
    private readonly ShapesSource _source;
    private readonly ConstraintReader _constraints;
    private readonly PathReader _paths;
    private readonly Dictionary<Term, Shape> _shapes = [];
    private readonly Queue<Shape> _unread = new();

    public ShapesReader(Dataset graph, ValueSpace space)
    {
        _source = new ShapesSource(graph, space);
        _paths = new PathReader(_source);
        _constraints = new ConstraintReader(_source, this);
    }

    /// <summary>The shapes that have targets.</summary>
    public IReadOnlyList<Shape> Read()
    {
        List<Shape> roots = [];
        foreach (Term node in _source.NodesWithTargets())
        {
            Shape shape = GetShape(node);
            ReadTargets(shape);
            if (shape.Targets.Count > 0) roots.Add(shape);
        }
        // Shapes refer to each other, in circles even: they are read one after the other, not one within the other.
        while (_unread.TryDequeue(out Shape? shape)) _constraints.Read(shape);
        return roots;
    }

    /// <summary>The shape of a node of the shapes graph; its constraints are read later.</summary>
    public Shape GetShape(Term node)
    {
        if (_shapes.TryGetValue(node, out Shape? known)) return known;
        if (node is Literal) throw new ShaclException(node, "a literal is no shape");
        var shape = new Shape(node);
        _shapes.Add(node, shape);
        if (_source.SingleValue(node, ShaclVocabulary.Path) is { } path)
        {
            shape.Path = _paths.Read(path, node);
        }
        else if (_source.Has(node, RdfVocabulary.Type, ShaclVocabulary.PropertyShape))
        {
            throw new ShaclException(node, "a property shape needs one sh:path");
        }
        shape.IsDeactivated = _source.Boolean(node, ShaclVocabulary.Deactivated);
        shape.Severity = _source.SingleValue(node, ShaclVocabulary.Severity) switch
        {
            null => ShaclVocabulary.Violation,
            Iri severity => severity,
            Term other => throw new ShaclException(node, $"sh:severity is an IRI, not {other}"),
        };
        shape.Messages = _source.Messages(node);
        _unread.Enqueue(shape);
        return shape;
    }

    private void ReadTargets(Shape shape)
    {
        Term node = shape.Node;
        foreach (Term target in _source.Values(node, ShaclVocabulary.TargetNode))
        {
            if (target is BlankNode) throw new ShaclException(node, "sh:targetNode is an IRI or a literal, not a blank node");
            shape.Targets.Add(new(TargetKind.Node, _source.Space.Intern(target)));
        }
        AddTargets(shape, ShaclVocabulary.TargetClass, TargetKind.Class);
        AddTargets(shape, ShaclVocabulary.TargetSubjectsOf, TargetKind.SubjectsOf);
        AddTargets(shape, ShaclVocabulary.TargetObjectsOf, TargetKind.ObjectsOf);
        if (node is Iri iri && _source.IsClassWithShape(iri)) shape.Targets.Add(new(TargetKind.Class, _source.Space.Intern(iri)));
    }

    private void AddTargets(Shape shape, Iri predicate, TargetKind kind)
    {
        foreach (Term target in _source.Values(shape.Node, predicate))
        {
            if (target is not Iri) throw new ShaclException(shape.Node, $"the value {target} of {predicate} is no IRI");
            shape.Targets.Add(new(kind, _source.Space.Intern(target)));
        }
    }
}
