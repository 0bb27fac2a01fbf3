using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Validation;

/// <summary>Distinct nodes in the order in which they were added; a plain list as long as they are few.</summary>
internal sealed class NodeSet
{
    private const int FewNodes = 8;

    private readonly List<ValueId> _nodes = [];
    private HashSet<ValueId>? _index;

    public int Count => _nodes.Count;

    public ValueId this[int index] => _nodes[index];

    /// <summary>Adds a node; false where it was there already.</summary>
    public bool Add(ValueId node)
    {
        // Most scans give each node once and in groups.
        if (_nodes.Count > 0 && _nodes[^1] == node) return false;
        if (_nodes.Count == FewNodes) _index ??= [.. _nodes];
        if (_index is null ? _nodes.Contains(node) : !_index.Add(node)) return false;
        _nodes.Add(node);
        return true;
    }

    public bool Contains(ValueId node) => _index is null ? _nodes.Contains(node) : _index.Contains(node);

    public List<ValueId>.Enumerator GetEnumerator() => _nodes.GetEnumerator();
}
