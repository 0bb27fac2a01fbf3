using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>Translates a group graph pattern, element by element, as it is parsed (SPARQL 1.1 §18.2.2.6).</summary>
internal sealed class GroupBuilder(BlankNodeLabels labels) : ITripleTarget
{
    private readonly List<TriplePattern> _triples = [];
    private readonly List<Expression> _filters = [];
    private AlgebraNode? _pattern;
    private int _labelScope = labels.NewScope();

    /// <summary>The variables in scope after the elements added so far.</summary>
    public VariableScope Scope { get; } = new();

    public string? VariablesRefused => null;

    public string? BlankNodesRefused => null;

    public bool AllowsPaths => true;

    public bool TryGetBlankNode(string label, out Variable variable) => labels.TryGetInPattern(label, _labelScope, out variable);

    public void OnVariable(Variable variable) => Scope.Add(variable);

    public void Add(TriplePattern triple)
    {
        _triples.Add(triple);
        Scope.Add(triple.Subject);
        Scope.Add(triple.Predicate);
        Scope.Add(triple.Object);
    }

    /// <summary>Translates a path (§18.2.2.4): sequences, inverses and alternatives at the top become patterns of their own.</summary>
    public void AddPath(PatternTerm subject, PropertyPath path, PatternTerm @object)
    {
        switch (path)
        {
            case PredicatePath predicate:
                Add(new TriplePattern(subject, new Constant(predicate.Predicate), @object));
                break;
            case InversePath inverse:
                AddPath(@object, inverse.Path, subject);
                break;
            case SequencePath sequence:
                Variable middle = labels.Fresh();
                AddPath(subject, sequence.First, middle);
                AddPath(middle, sequence.Second, @object);
                break;
            case AlternativePath alternative:
                var left = new GroupBuilder(labels);
                left.AddPath(subject, alternative.Left, @object);
                var right = new GroupBuilder(labels);
                right.AddPath(subject, alternative.Right, @object);
                AddPathNode(subject, new Union(left.Build().Node, right.Build().Node), @object);
                break;
            default:
                AddPathNode(subject, new PathPattern(subject, path, @object), @object);
                break;
        }
    }

    /// <summary>Joins an element: a group, a union, GRAPH, SERVICE, VALUES.</summary>
    public void AddElement(AlgebraNode element, VariableScope scope)
    {
        EndBasicGraphPattern();
        Join(element);
        Scope.Add(scope.Variables);
    }

    /// <summary>OPTIONAL: the filters of the group become the condition of the left join.</summary>
    public void AddOptional(GroupTranslation group)
    {
        EndBasicGraphPattern();
        _pattern = new LeftJoin(PatternSoFar(), group.Pattern, group.Filter);
        Scope.Add(group.Scope.Variables);
    }

    /// <summary>MINUS: its variables do not come into scope.</summary>
    public void AddMinus(GroupTranslation group)
    {
        EndBasicGraphPattern();
        _pattern = new Minus(PatternSoFar(), group.Node);
    }

    /// <summary>BIND, of a variable that is not yet in scope.</summary>
    public void AddBinding(Variable variable, Expression expression)
    {
        EndBasicGraphPattern();
        _pattern = new Extend(PatternSoFar(), variable, expression);
        Scope.Add(variable);
    }

    /// <summary>FILTER: works on the whole group, wherever it stands.</summary>
    public void AddFilter(Expression condition) => _filters.Add(condition);

    /// <summary>The translation of the whole group.</summary>
    public GroupTranslation Build()
    {
        FlushTriples();
        return new GroupTranslation(PatternSoFar(), _filters.Count == 0 ? null : Balanced.And(_filters), Scope);
    }

    private AlgebraNode PatternSoFar() => _pattern ?? new BasicGraphPattern([]);

    private void AddPathNode(PatternTerm subject, AlgebraNode node, PatternTerm @object)
    {
        FlushTriples();
        Join(node);
        Scope.Add(subject);
        Scope.Add(@object);
    }

    private void Join(AlgebraNode node) => _pattern = _pattern is null ? node : new Join(_pattern, node);

    // A path stands between basic graph patterns of the algebra, yet within the author's one block of triples: labels go on.
    private void FlushTriples()
    {
        if (_triples.Count == 0) return;
        Join(new BasicGraphPattern([.. _triples]));
        _triples.Clear();
    }

    private void EndBasicGraphPattern()
    {
        FlushTriples();
        _labelScope = labels.NewScope();
    }
}
