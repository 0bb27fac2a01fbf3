using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>
/// Gives the blank nodes of a request and the joins of its translation their invisible variables, and watches over the scope of
/// labels: one basic graph pattern, or one template (SPARQL 1.1 §19.6).
/// </summary>
internal sealed class BlankNodeLabels
{
    private readonly Dictionary<string, int> _scopes = [];
    private int _scopeCount;
    private int _freshCount;

    /// <summary>Opens a scope of labels.</summary>
    public int NewScope() => _scopeCount++;

    /// <summary>A variable that nothing else uses.</summary>
    public Variable Fresh() => new($".{_freshCount++}");

    /// <summary>The variable of a label in WHERE; false where the label belongs to another basic graph pattern.</summary>
    public bool TryGetInPattern(string label, int scope, out Variable variable) => TryGet("._" + label, scope, out variable);

    /// <summary>The variable of a label in INSERT DATA; false where the label belongs to another operation.</summary>
    public bool TryGetInData(string label, int scope, out Variable variable) => TryGet(".d_" + label, scope, out variable);

    /// <summary>The variable of a label in a template. It has nothing to do with the same label in WHERE.</summary>
    public static Variable InTemplate(string label) => new(".t_" + label);

    private bool TryGet(string name, int scope, out Variable variable)
    {
        variable = new Variable(name);
        return _scopes.TryAdd(name, scope) || _scopes[name] == scope;
    }
}
