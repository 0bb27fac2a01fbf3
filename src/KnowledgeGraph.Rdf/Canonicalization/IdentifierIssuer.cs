namespace KnowledgeGraph.Rdf.Canonicalization;

/// <summary>Gives blank nodes identifiers in the order in which they come (RDFC-1.0 §4.6).</summary>
internal sealed class IdentifierIssuer
{
    private readonly string _prefix;
    private readonly Dictionary<int, string> _issued;
    private readonly List<int> _order;

    public IdentifierIssuer(string prefix)
    {
        _prefix = prefix;
        _issued = [];
        _order = [];
    }

    /// <summary>A copy that goes its own way.</summary>
    public IdentifierIssuer(IdentifierIssuer other)
    {
        _prefix = other._prefix;
        _issued = new(other._issued);
        _order = [.. other._order];
    }

    /// <summary>The nodes that have an identifier, in the order in which they got it.</summary>
    public IReadOnlyList<int> Order => _order;

    /// <summary>The identifier that a node has, or null.</summary>
    public string? Find(int node) => _issued.GetValueOrDefault(node);

    /// <summary>The identifier of a node, which gets one where it has none.</summary>
    public string Issue(int node)
    {
        if (_issued.TryGetValue(node, out string? identifier)) return identifier;
        identifier = _prefix + _order.Count;
        _issued.Add(node, identifier);
        _order.Add(node);
        return identifier;
    }
}
