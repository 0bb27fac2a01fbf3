using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Paths;
using KnowledgeGraph.Sparql.Updates;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>Collects the triples of a CONSTRUCT template or the quads of an update's template or data.</summary>
internal sealed class TemplateBuilder : ITripleTarget
{
    private readonly BlankNodeLabels _labels;
    private readonly int _scope;
    private readonly bool _isData;

    private TemplateBuilder(BlankNodeLabels labels, bool isData, string? blankNodesRefused)
    {
        _labels = labels;
        _scope = labels.NewScope();
        _isData = isData;
        BlankNodesRefused = blankNodesRefused;
        VariablesRefused = isData ? "DATA holds no variables; use INSERT { … } WHERE { … } or DELETE { … } WHERE { … }" : null;
    }

    public string? VariablesRefused { get; }

    public string? BlankNodesRefused { get; }

    public bool AllowsPaths => false;

    /// <summary>The graph that the triples added from now on belong to; null is the default graph.</summary>
    public PatternTerm? Graph { get; set; }

    public List<QuadPattern> Quads { get; } = [];

    public IReadOnlyList<TriplePattern> Triples => [.. Quads.Select(quad => quad.Triple)];

    /// <summary>A template of CONSTRUCT or INSERT.</summary>
    public static TemplateBuilder ForTemplate(BlankNodeLabels labels) => new(labels, isData: false, blankNodesRefused: null);

    /// <summary>A template of DELETE.</summary>
    public static TemplateBuilder ForDeletion(BlankNodeLabels labels) =>
        new(labels, isData: false, "a DELETE template holds no blank nodes: a new one would match nothing; use a variable bound in WHERE");

    /// <summary>The data of INSERT DATA.</summary>
    public static TemplateBuilder ForData(BlankNodeLabels labels) => new(labels, isData: true, blankNodesRefused: null);

    /// <summary>The data of DELETE DATA.</summary>
    public static TemplateBuilder ForDataDeletion(BlankNodeLabels labels) =>
        new(labels, isData: true, "DELETE DATA holds no blank nodes: a new one would match nothing; use DELETE { … } WHERE { … }");

    public bool TryGetBlankNode(string label, out Variable variable)
    {
        if (_isData) return _labels.TryGetInData(label, _scope, out variable);
        variable = BlankNodeLabels.InTemplate(label);
        return true;
    }

    public void OnVariable(Variable variable)
    {
    }

    public void Add(TriplePattern triple) => Quads.Add(new QuadPattern(Graph, triple));

    public void AddPath(PatternTerm subject, PropertyPath path, PatternTerm @object) =>
        throw new InvalidOperationException("templates hold no property paths");
}
