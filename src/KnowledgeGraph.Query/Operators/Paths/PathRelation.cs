using KnowledgeGraph.Query.Operators.Memory;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators.Paths;

/// <summary>
/// The pairs of nodes that a path connects, in memory, with the nodes numbered: for walks from every node, which pass each pair many times.
/// </summary>
internal sealed unsafe class PathRelation : IDisposable
{
    private const int StepsPerCheck = 1 << 16;

    private readonly QueryContext _context;
    private readonly IdSet _nodes;
    private readonly QueryMemory<int> _from;
    private readonly QueryMemory<int> _to;
    private readonly QueryMemory<int> _offsets;
    private readonly QueryMemory<int> _targets;
    private readonly QueryMemory<int> _visited;
    private readonly QueryMemory<int> _queue;
    private ValueId _start;
    private int _pairs;
    private int _walk;
    private int _steps;

    public PathRelation(QueryContext context)
    {
        _context = context;
        _nodes = new IdSet(context);
        _from = new QueryMemory<int>(context);
        _to = new QueryMemory<int>(context);
        _offsets = new QueryMemory<int>(context);
        _targets = new QueryMemory<int>(context);
        _visited = new QueryMemory<int>(context);
        _queue = new QueryMemory<int>(context);
    }

    /// <summary>How many nodes the last walk reached.</summary>
    public int ReachedCount { get; private set; }

    /// <summary>A node that the last walk reached.</summary>
    public ValueId Reached(int index) => _queue.Address[index] is >= 0 and var node ? _nodes[node] : _start;

    /// <summary>Adds a pair.</summary>
    public void Add(ValueId from, ValueId to)
    {
        if (_pairs == _from.Length)
        {
            long length = Math.Max(1024, _from.Length * 2);
            if (length > 1 << 30) throw new QueryMemoryLimitException("a path of the query connects more nodes than one operator can keep");
            _from.Resize(length);
            _to.Resize(length);
        }
        _from.Address[_pairs] = _nodes.NumberOf(from);
        _to.Address[_pairs++] = _nodes.NumberOf(to);
    }

    /// <summary>Sorts the pairs; called once, when all are there.</summary>
    public void Complete()
    {
        int nodes = _nodes.Count;
        _offsets.Resize(nodes + 1);
        _targets.Resize(_pairs);
        _visited.Resize(nodes);
        _queue.Resize(nodes + 1);
        new Span<int>(_visited.Address, nodes).Clear();
        int* offsets = _offsets.Address;
        new Span<int>(offsets, nodes + 1).Clear();
        for (int i = 0; i < _pairs; i++) offsets[_from.Address[i]]++;
        int end = 0;
        for (int node = 0; node < nodes; node++) offsets[node] = end += offsets[node];
        offsets[nodes] = end;
        for (int i = _pairs - 1; i >= 0; i--) _targets.Address[--offsets[_from.Address[i]]] = _to.Address[i];
        _from.Dispose();
        _to.Dispose();
    }

    /// <summary>Finds what a node reaches, breadth first.</summary>
    /// <param name="node">The node.</param>
    /// <param name="includesStart">Whether no step counts too.</param>
    /// <param name="isRepeated">Whether more than one step counts.</param>
    public void Walk(ValueId node, bool includesStart, bool isRepeated)
    {
        _start = node;
        ReachedCount = 0;
        if (!_nodes.TryGetNumber(node, out int start))
        {
            if (!includesStart) return;
            _queue.Address[ReachedCount++] = -1;
            return;
        }
        int walk = ++_walk, count = 0;
        int* visited = _visited.Address, queue = _queue.Address;
        if (includesStart)
        {
            visited[start] = walk;
            queue[count++] = start;
        }
        count = Expand(start, count, walk);
        for (int i = 0; isRepeated && i < count; i++)
        {
            if (queue[i] != start || !includesStart) count = Expand(queue[i], count, walk);
        }
        ReachedCount = count;
        _steps += count + 1;
        if (_steps < StepsPerCheck) return;
        _steps = 0;
        _context.Check();
    }

    public void Dispose()
    {
        _nodes.Dispose();
        _from.Dispose();
        _to.Dispose();
        _offsets.Dispose();
        _targets.Dispose();
        _visited.Dispose();
        _queue.Dispose();
    }

    private int Expand(int node, int count, int walk)
    {
        int* visited = _visited.Address, queue = _queue.Address, targets = _targets.Address;
        int end = _offsets.Address[node + 1];
        for (int i = _offsets.Address[node]; i < end; i++)
        {
            int target = targets[i];
            if (visited[target] == walk) continue;
            visited[target] = walk;
            queue[count++] = target;
        }
        return count;
    }
}
