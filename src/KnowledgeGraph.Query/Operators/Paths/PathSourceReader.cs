using KnowledgeGraph.Query.Operators.Memory;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators.Paths;

/// <summary>
/// The nodes from which a path may reach others, each once, read from the index as they are asked for. One thread at a time.
/// </summary>
internal sealed class PathSourceReader : IDisposable
{
    private readonly PathGraph _graph;
    private readonly IdSet _sources;
    private readonly List<NodeScan> _scans = [];
    private ValueId[] _nodes = BatchArray.Rent<ValueId>();
    private ValueId[] _predicates = BatchArray.Rent<ValueId>();
    private BatchSize _size = new(BatchSize.Few);
    private QuadScan? _scan;
    private int _next;
    private int _given;

    /// <param name="graph">The edges.</param>
    /// <param name="path">The path.</param>
    public PathSourceReader(PathGraph graph, PathStep path)
    {
        _graph = graph;
        _sources = new IdSet(graph.Context);
        path.AddSources(_scans);
    }

    /// <summary>The next node; false at the end.</summary>
    public bool TryRead(out ValueId node)
    {
        while (_given == _sources.Count)
        {
            if (ReadSome()) continue;
            node = default;
            return false;
        }
        node = _sources[_given++];
        return true;
    }

    /// <summary>Begins with the first node again.</summary>
    public void Restart() => _given = 0;

    public void Dispose()
    {
        _scan?.Dispose();
        _sources.Dispose();
        BatchArray.Return(ref _nodes);
        BatchArray.Return(ref _predicates);
    }

    /// <summary>Reads some more triples; false where none are left.</summary>
    private bool ReadSome()
    {
        if (_next == _scans.Count) return false;
        _graph.Context.Check();
        NodeScan scan = _scans[_next];
        _scan ??= _graph.Open(scan.Prefix);
        int size = _size.Take();
        Span<ValueId> nodes = _nodes.AsSpan(0, size), predicates = scan.Excluded is null ? default : _predicates.AsSpan(0, size);
        int count = _scan.Read(scan.Subjects ? nodes : default, predicates, scan.Subjects ? default : nodes, default);
        for (int i = 0; i < count; i++)
        {
            if (scan.Excluded?.Contains(predicates[i]) != true) _sources.Add(nodes[i]);
        }
        if (count > 0) return true;
        _scan.Dispose();
        _scan = null;
        _next++;
        return true;
    }
}
