using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Constraints;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Shacl.Shapes;

/// <summary>Reads the constraints of SHACL-SPARQL: <c>sh:sparql</c> (SHACL §5) and constraint components of the author's (§6).</summary>
internal sealed class SparqlConstraintReader
{
    private static readonly Iri SparqlComponent = ShaclVocabulary.Component("SPARQL");

    private readonly ShapesSource _source;
    private readonly PrefixReader _prefixes;
    private readonly List<ComponentDefinition> _components;

    public SparqlConstraintReader(ShapesSource source)
    {
        _source = source;
        _prefixes = new PrefixReader(source);
        _components = [.. source.Instances(source.SubClassesOf(ShaclVocabulary.ConstraintComponent)).OfType<Iri>().Select(ReadComponent)
            .Where(component => component.Parameters.Count > 0)];
    }

    /// <summary>Adds a shape's constraints to it.</summary>
    public void Read(Shape shape)
    {
        foreach (Term node in _source.Values(shape.Node, ShaclVocabulary.Sparql)) AddSparql(shape, node);
        foreach (ComponentDefinition component in _components) AddComponent(shape, component);
    }

    private void AddSparql(Shape shape, Term node)
    {
        if (_source.Boolean(node, ShaclVocabulary.Deactivated)) return;
        SelectQuery query = _prefixes.Parse(node, ShaclVocabulary.Select, shape, ["this"]) as SelectQuery
            ?? throw new ShaclException(shape.Node, "a SPARQL constraint needs a SELECT query in sh:select");
        shape.Constraints.Add(new SparqlConstraint(SparqlComponent, node, query, new Dictionary<string, Term>(), _source.Messages(node)));
    }

    private ComponentDefinition ReadComponent(Iri node)
    {
        List<ComponentParameter> parameters = [];
        foreach (Term parameter in _source.Values(node, ShaclVocabulary.Parameter))
        {
            Iri path = _source.SingleValue(parameter, ShaclVocabulary.Path) as Iri
                ?? throw new ShaclException(node, "a parameter of a constraint component needs an IRI as its sh:path");
            parameters.Add(new(path, _source.Boolean(parameter, ShaclVocabulary.Optional)));
        }
        return new(node, parameters);
    }

    private void AddComponent(Shape shape, ComponentDefinition component)
    {
        var values = component.Parameters.ToDictionary(parameter => parameter, parameter => _source.Values(shape.Node, parameter.Path).ToArray());
        if (component.Parameters.Any(parameter => !parameter.IsOptional && values[parameter].Length == 0)) return;
        if (values.Values.All(found => found.Length == 0)) return;
        if (component.Parameters.Count > 1 && values.FirstOrDefault(pair => pair.Value.Length > 1) is { Key: { } several })
        {
            throw new ShaclException(shape.Node, $"the parameter {several.Path} has several values; with other parameters, one is allowed");
        }
        Term? validator = _source.SingleValue(component.Node, shape.Path is null ? ShaclVocabulary.NodeValidator : ShaclVocabulary.PropertyValidator)
            ?? _source.SingleValue(component.Node, ShaclVocabulary.Validator);
        if (validator is null) return;
        if (component.Parameters.Count == 1)
        {
            ComponentParameter only = component.Parameters[0];
            foreach (Term value in values[only]) AddConstraint(shape, component, validator, new() { [only.Name] = value });
            return;
        }
        Dictionary<string, Term> bindings = values.Where(pair => pair.Value.Length > 0).ToDictionary(pair => pair.Key.Name, pair => pair.Value[0]);
        AddConstraint(shape, component, validator, bindings);
    }

    private void AddConstraint(Shape shape, ComponentDefinition component, Term validator, Dictionary<string, Term> bindings)
    {
        IReadOnlyList<Literal> messages = _source.Messages(validator) is { Count: > 0 } own ? own : _source.Messages(component.Node);
        bool isAsk = _source.SingleValue(validator, ShaclVocabulary.Ask) is not null;
        string[] preBound = ["this", .. isAsk ? ["value"] : Array.Empty<string>(), .. bindings.Keys];
        Sparql.Algebra.Query query = _prefixes.Parse(validator, isAsk ? ShaclVocabulary.Ask : ShaclVocabulary.Select, shape, preBound);
        shape.Constraints.Add(query switch
        {
            AskQuery ask => new AskConstraint(component.Node, ask, bindings, messages),
            SelectQuery select => new SparqlConstraint(component.Node, null, select, bindings, messages),
            _ => throw new ShaclException(component.Node, "a validator needs sh:ask with ASK or sh:select with SELECT"),
        });
    }

    /// <summary>A constraint component of the author's.</summary>
    private sealed record ComponentDefinition(Iri Node, IReadOnlyList<ComponentParameter> Parameters);

    /// <summary>A parameter of a component.</summary>
    private sealed record ComponentParameter(Iri Path, bool IsOptional)
    {
        /// <summary>The name of the variable: the local name of the path (SHACL §6.2.1).</summary>
        public string Name => Path.Value[(Path.Value.LastIndexOfAny(['#', '/']) + 1)..];
    }
}
