using KnowledgeGraph.Query;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Rdf.Xsd;

namespace KnowledgeGraph.Shacl.Shapes;

/// <summary>Look-ups in a shapes graph, with errors that name the shape.</summary>
internal sealed class ShapesSource
{
    private static readonly Iri[] TargetPredicates =
    [
        ShaclVocabulary.TargetNode, ShaclVocabulary.TargetClass, ShaclVocabulary.TargetSubjectsOf, ShaclVocabulary.TargetObjectsOf,
    ];

    private readonly Dataset _graph;
    private readonly HashSet<Term> _classes;

    public ShapesSource(Dataset graph, ValueSpace space)
    {
        _graph = graph;
        Space = space;
        _classes = SubClassesOf(ShaclVocabulary.RdfsClass);
    }

    public ValueSpace Space { get; }

    /// <summary>The nodes that declare a target, in the order of the document; classes that are shapes among them.</summary>
    public IEnumerable<Term> NodesWithTargets() =>
        _graph.Where(quad => TargetPredicates.Contains(quad.Predicate) || (quad.Predicate == RdfVocabulary.Type && IsShapeType(quad.Object)))
            .Select(quad => quad.Subject)
            .Distinct();

    /// <summary>Whether the node is a class and a shape at once: then its instances are its targets (SHACL §2.1.3.3).</summary>
    public bool IsClassWithShape(Iri node) =>
        Values(node, RdfVocabulary.Type).Any(IsShapeType) && Values(node, RdfVocabulary.Type).Any(_classes.Contains);

    /// <summary>A class and all that are declared, here, as its subclasses.</summary>
    public HashSet<Term> SubClassesOf(Term @class)
    {
        HashSet<Term> found = [@class];
        bool grows = true;
        while (grows)
        {
            grows = false;
            foreach (Quad quad in _graph.Match(predicate: ShaclVocabulary.RdfsSubClassOf))
            {
                if (found.Contains(quad.Object) && found.Add(quad.Subject)) grows = true;
            }
        }
        return found;
    }

    /// <summary>The subjects that are typed by one of some classes.</summary>
    public IEnumerable<Term> Instances(IReadOnlySet<Term> classes) =>
        _graph.Match(predicate: RdfVocabulary.Type).Where(quad => classes.Contains(quad.Object)).Select(quad => quad.Subject).Distinct();

    /// <summary>The subjects of statements with this predicate and object.</summary>
    public IEnumerable<Term> Subjects(Iri predicate, Term @object) =>
        _graph.Match(predicate: predicate, @object: @object).Select(quad => quad.Subject).Distinct();

    public bool Has(Term node, Iri predicate, Term value) => _graph.Match(node, predicate, value).Any();

    /// <summary>The predicates of a node.</summary>
    public IEnumerable<Iri> Predicates(Term node) => _graph.Match(node).Select(quad => quad.Predicate).Distinct();

    public IEnumerable<Term> Values(Term node, Iri predicate) => _graph.Match(node, predicate).Select(quad => quad.Object).Distinct();

    /// <summary>The one value, or null.</summary>
    /// <exception cref="ShaclException">There are several.</exception>
    public Term? SingleValue(Term node, Iri predicate)
    {
        Term? single = null;
        foreach (Term value in Values(node, predicate))
        {
            if (single is not null) throw new ShaclException(node, $"{predicate} has several values; one is allowed");
            single = value;
        }
        return single;
    }

    public bool Boolean(Term node, Iri predicate) => SingleValue(node, predicate) switch
    {
        null => false,
        Literal { LexicalForm: "true" or "1" } literal when literal.Datatype == XsdVocabulary.Boolean => true,
        Literal { LexicalForm: "false" or "0" } literal when literal.Datatype == XsdVocabulary.Boolean => false,
        Term other => throw new ShaclException(node, $"the value {other} of {predicate} is neither true nor false"),
    };

    /// <summary>A whole number that is not negative, or null where there is none.</summary>
    public int? Count(Term node, Iri predicate)
    {
        Term? value = SingleValue(node, predicate);
        if (value is null) return null;
        bool isInteger = value is Literal literal && XsdTypes.IsInteger(XsdTypes.FromIri(literal.Datatype));
        return isInteger && int.TryParse(((Literal)value).LexicalForm, out int count) && count >= 0
            ? count
            : throw new ShaclException(node, $"the value {value} of {predicate} is no whole number from 0 to {int.MaxValue}");
    }

    public IReadOnlyList<Literal> Messages(Term node)
    {
        List<Literal> messages = [];
        foreach (Term value in Values(node, ShaclVocabulary.Message))
        {
            bool isText = value is Literal { Language: not null } || (value is Literal text && text.Datatype == XsdVocabulary.String);
            messages.Add(isText ? (Literal)value : throw new ShaclException(node, $"sh:message is a text, not {value}"));
        }
        return messages;
    }

    /// <summary>The members of a SHACL list (SHACL §1.1).</summary>
    /// <exception cref="ShaclException">It is none, or goes round in a circle.</exception>
    public IReadOnlyList<Term> List(Term head, Term shape)
    {
        List<Term> members = [];
        HashSet<Term> seen = [];
        for (Term node = head; node != RdfVocabulary.Nil;)
        {
            Term[] first = [.. Values(node, RdfVocabulary.First)], rest = [.. Values(node, RdfVocabulary.Rest)];
            if (first.Length != 1 || rest.Length != 1 || !seen.Add(node)) throw new ShaclException(shape, $"{head} is no well-formed list");
            members.Add(first[0]);
            node = rest[0];
        }
        return members;
    }

    private static bool IsShapeType(Term type) => type == ShaclVocabulary.NodeShape || type == ShaclVocabulary.PropertyShape;
}
