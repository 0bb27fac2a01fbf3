using KnowledgeGraph.Query;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Shacl.Constraints;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Shapes;

/// <summary>Reads the constraints of a shape from its parameters (SHACL §4).</summary>
internal sealed class ConstraintReader(ShapesSource source, ShapesReader shapes)
{
    private readonly SparqlConstraintReader _sparql = new(source);

    /// <summary>Adds the constraints of a shape to it.</summary>
    /// <exception cref="ShaclException">A parameter is ill-formed.</exception>
    public void Read(Shape shape)
    {
        foreach (Iri predicate in source.Predicates(shape.Node))
        {
            if (predicate.Value.StartsWith(ShaclVocabulary.Namespace, StringComparison.Ordinal)) Read(shape, predicate);
        }
        _sparql.Read(shape);
    }

    private void Read(Shape shape, Iri parameter)
    {
        Term node = shape.Node;
        switch (parameter.Value[ShaclVocabulary.Namespace.Length..])
        {
            case "class":
                foreach (Term value in source.Values(node, parameter)) Add(shape, new ClassConstraint(value, Id(value)));
                break;
            case "datatype":
                Iri datatype = source.SingleValue(node, parameter) as Iri ?? throw Wrong(shape, parameter, "an IRI");
                Add(shape, new DatatypeConstraint(datatype));
                break;
            case "nodeKind":
                Add(shape, NodeKindConstraint.TryCreate(source.SingleValue(node, parameter)!) ?? throw Wrong(shape, parameter, "a node kind"));
                break;
            case "minCount" or "maxCount":
                if (shape.Path is null) throw new ShaclException(node, $"a node shape has no {parameter}");
                Add(shape, new CountConstraint(source.Count(node, parameter)!.Value, parameter.Value.EndsWith("maxCount", StringComparison.Ordinal)));
                break;
            case "minExclusive":
                AddRange(shape, parameter, isMaximum: false, isInclusive: false);
                break;
            case "minInclusive":
                AddRange(shape, parameter, isMaximum: false, isInclusive: true);
                break;
            case "maxExclusive":
                AddRange(shape, parameter, isMaximum: true, isInclusive: false);
                break;
            case "maxInclusive":
                AddRange(shape, parameter, isMaximum: true, isInclusive: true);
                break;
            case "minLength":
                Add(shape, new LengthConstraint(source.Count(node, parameter)!.Value, isMaximum: false));
                break;
            case "maxLength":
                Add(shape, new LengthConstraint(source.Count(node, parameter)!.Value, isMaximum: true));
                break;
            case "pattern":
                AddPatterns(shape, parameter);
                break;
            case "languageIn":
                Add(shape, new LanguageInConstraint([.. Members(shape, parameter).Select(member => Text(shape, parameter, member))]));
                break;
            case "uniqueLang":
                // Only "true" counts, not "1" (SHACL §4.4.5).
                if (source.SingleValue(node, parameter) is Literal { LexicalForm: "true" }) Add(shape, new UniqueLangConstraint());
                break;
            case "equals":
                AddPairs(shape, parameter, (property, id) => new EqualsConstraint(property, id));
                break;
            case "disjoint":
                AddPairs(shape, parameter, (property, id) => new DisjointConstraint(property, id));
                break;
            case "lessThan":
                AddPairs(shape, parameter, (property, id) => new LessThanConstraint(property, id, isInclusive: false));
                break;
            case "lessThanOrEquals":
                AddPairs(shape, parameter, (property, id) => new LessThanConstraint(property, id, isInclusive: true));
                break;
            case "not":
                foreach (Term value in source.Values(node, parameter)) Add(shape, new NotConstraint(shapes.GetShape(value)));
                break;
            case "and":
                AddLogical(shape, parameter, LogicalOperator.And);
                break;
            case "or":
                AddLogical(shape, parameter, LogicalOperator.Or);
                break;
            case "xone":
                AddLogical(shape, parameter, LogicalOperator.Xone);
                break;
            case "node":
                foreach (Term value in source.Values(node, parameter)) Add(shape, new NodeConstraint(shapes.GetShape(value)));
                break;
            case "property":
                foreach (Term value in source.Values(node, parameter)) AddProperty(shape, value);
                break;
            case "qualifiedValueShape":
                foreach (Term value in source.Values(node, parameter)) AddQualified(shape, value);
                break;
            case "closed":
                if (source.Boolean(node, parameter)) AddClosed(shape);
                break;
            case "hasValue":
                foreach (Term value in source.Values(node, parameter)) Add(shape, new HasValueConstraint(value, Id(value)));
                break;
            case "in":
                IReadOnlyList<Term> members = Members(shape, parameter);
                Add(shape, new InConstraint(members, members.Select(Id).ToHashSet()));
                break;
        }
    }

    private static void Add(Shape shape, Constraint constraint) => shape.Constraints.Add(constraint);

    private static ShaclException Wrong(Shape shape, Iri parameter, string expected) =>
        new(shape.Node, $"the value of {parameter} is not {expected}");

    // A blank node of the shapes is none of the data, whatever the labels.
    private ValueId Id(Term term) => term is BlankNode ? ValueId.None : source.Space.Intern(term);

    private IReadOnlyList<Term> Members(Shape shape, Iri parameter) =>
        source.List(source.SingleValue(shape.Node, parameter)!, shape.Node);

    private static string Text(Shape shape, Iri parameter, Term value) =>
        value is Literal literal && literal.Datatype == XsdVocabulary.String ? literal.LexicalForm : throw Wrong(shape, parameter, "a text");

    private void AddRange(Shape shape, Iri parameter, bool isMaximum, bool isInclusive)
    {
        Literal bound = source.SingleValue(shape.Node, parameter) as Literal ?? throw Wrong(shape, parameter, "a literal");
        Add(shape, new RangeConstraint(bound, Id(bound), isMaximum, isInclusive));
    }

    private void AddPatterns(Shape shape, Iri parameter)
    {
        string flags = source.SingleValue(shape.Node, ShaclVocabulary.Flags) is { } value ? Text(shape, ShaclVocabulary.Flags, value) : "";
        foreach (Term term in source.Values(shape.Node, parameter))
        {
            string pattern = Text(shape, parameter, term);
            TextPattern parsed = TextPattern.TryCreate(pattern, flags) ?? throw Wrong(shape, parameter, "a regular expression");
            Add(shape, new PatternConstraint(pattern, parsed));
        }
    }

    private void AddPairs(Shape shape, Iri parameter, Func<Iri, ValueId, Constraint> create)
    {
        foreach (Term value in source.Values(shape.Node, parameter))
        {
            Iri property = value as Iri ?? throw Wrong(shape, parameter, "an IRI");
            Add(shape, create(property, Id(property)));
        }
    }

    private void AddLogical(Shape shape, Iri parameter, LogicalOperator @operator)
    {
        foreach (Term list in source.Values(shape.Node, parameter))
        {
            Add(shape, new LogicalConstraint(@operator, [.. source.List(list, shape.Node).Select(shapes.GetShape)]));
        }
    }

    private void AddProperty(Shape shape, Term value)
    {
        // The published shapes of DCAT-AP 3.0.1 name some that they do not hold: nothing is asked there.
        if (value is not Literal && !source.Predicates(value).Any()) return;
        Shape property = shapes.GetShape(value);
        if (property.Path is null) throw new ShaclException(shape.Node, $"the value {value} of sh:property is no property shape: it has no path");
        Add(shape, new PropertyConstraint(property));
    }

    private void AddQualified(Shape shape, Term value)
    {
        Shape qualified = shapes.GetShape(value);
        List<Shape> siblings = [];
        if (source.Boolean(shape.Node, ShaclVocabulary.QualifiedValueShapesDisjoint))
        {
            siblings.AddRange(source.Subjects(ShaclVocabulary.Property, shape.Node)
                .SelectMany(parent => source.Values(parent, ShaclVocabulary.Property))
                .SelectMany(property => source.Values(property, ShaclVocabulary.QualifiedValueShape))
                .Distinct()
                .Where(sibling => sibling != value)
                .Select(shapes.GetShape));
        }
        if (source.Count(shape.Node, ShaclVocabulary.QualifiedMinCount) is int minimum)
        {
            Add(shape, new QualifiedConstraint(qualified, siblings, minimum, isMaximum: false));
        }
        if (source.Count(shape.Node, ShaclVocabulary.QualifiedMaxCount) is int maximum)
        {
            Add(shape, new QualifiedConstraint(qualified, siblings, maximum, isMaximum: true));
        }
    }

    private void AddClosed(Shape shape)
    {
        IEnumerable<Term> allowed = source.Values(shape.Node, ShaclVocabulary.Property)
            .SelectMany(property => source.Values(property, ShaclVocabulary.Path))
            .OfType<Iri>();
        if (source.SingleValue(shape.Node, ShaclVocabulary.IgnoredProperties) is { } ignored)
        {
            allowed = allowed.Concat(source.List(ignored, shape.Node));
        }
        Add(shape, new ClosedConstraint(allowed.Select(Id).ToHashSet()));
    }
}
