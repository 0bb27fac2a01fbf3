using KnowledgeGraph.Query.Operators.Memory;

namespace KnowledgeGraph.Query.Operators.Leapfrog;

/// <summary>
/// The rows of a relation as a tree: level by level the distinct values below each value of the level before, ascending. Immutable once
/// it is built; its memory counts against the query's budget.
/// </summary>
internal sealed unsafe class Trie : IDisposable
{
    private const int MinimumCapacity = 256;

    private readonly QueryMemory<ulong>[] _keys;
    private readonly QueryMemory<int>[] _starts;
    private readonly int[] _counts;
    private readonly QueryMemory<int> _places;
    private int _placeShift;

    /// <param name="context">The query.</param>
    /// <param name="levelCount">How many levels there are, at least one.</param>
    public Trie(QueryContext context, int levelCount)
    {
        _counts = new int[levelCount];
        _keys = new QueryMemory<ulong>[levelCount];
        _starts = new QueryMemory<int>[levelCount - 1];
        for (int i = 0; i < levelCount; i++) _keys[i] = new QueryMemory<ulong>(context);
        for (int i = 0; i < levelCount - 1; i++) _starts[i] = new QueryMemory<int>(context);
        _places = new QueryMemory<int>(context);
    }

    /// <summary>How many keys the first level has.</summary>
    public int Count => _counts[0];

    /// <summary>The keys of a level.</summary>
    public ulong* Keys(int level) => _keys[level].Address;

    /// <summary>Where the keys below a key begin on the next level; they end where those of the next key begin.</summary>
    public int* Starts(int level) => _starts[level].Address;

    /// <summary>Reads the input to its end.</summary>
    /// <param name="input">Its rows ascend by the columns, the first one counting most.</param>
    /// <param name="columns">A column for each level.</param>
    public void Build(Operator input, ReadOnlySpan<int> columns)
    {
        while (input.Next() is { } batch) Add(batch, columns);
        for (int level = 0; level < _starts.Length; level++)
        {
            _starts[level].Resize(_counts[level] + 1L);
            _starts[level].Address[_counts[level]] = _counts[level + 1];
        }
        BuildPlaces();
    }

    /// <summary>A position of the first level that is not after the first key which is at least <paramref name="key"/>.</summary>
    public int PlaceBefore(ulong key)
    {
        ulong first = _keys[0].Address[0];
        if (key <= first) return 0;
        ulong place = (key - first) >> _placeShift;
        return place < (ulong)_places.Length ? _places.Address[place] : Count - 1;
    }

    public void Dispose()
    {
        foreach (QueryMemory<ulong> keys in _keys) keys.Dispose();
        foreach (QueryMemory<int> starts in _starts) starts.Dispose();
        _places.Dispose();
    }

    private void Add(ColumnBatch batch, ReadOnlySpan<int> columns)
    {
        int rows = batch.RowCount;
        for (int level = 0; level < columns.Length; level++) EnsureCapacity(level, rows);
        int last = columns.Length - 1;
        for (int row = 0; row < rows; row++)
        {
            // The first level where the row differs from the one before: from there on its keys are new.
            int level = 0;
            while (level < last && _counts[level] > 0 && _keys[level].Address[_counts[level] - 1] == batch.Buffer(columns[level])[row].Bits)
            {
                level++;
            }
            for (; level <= last; level++)
            {
                if (level < last) _starts[level].Address[_counts[level]] = _counts[level + 1];
                _keys[level].Address[_counts[level]++] = batch.Buffer(columns[level])[row].Bits;
            }
        }
    }

    private void EnsureCapacity(int level, int more)
    {
        long needed = _counts[level] + (long)more;
        if (needed <= _keys[level].Length) return;
        if (needed > int.MaxValue) throw new QueryMemoryLimitException("the query holds more rows than one operator can keep");
        long capacity = Math.Max(MinimumCapacity, Math.Max(needed, 2 * _keys[level].Length));
        _keys[level].Resize(capacity);
        if (level < _starts.Length) _starts[level].Resize(capacity);
    }

    /// <summary>Notes for as many equal parts of the ids' range as there are keys where the keys of each begin.</summary>
    private void BuildPlaces()
    {
        int count = Count;
        if (count == 0) return;
        ulong* keys = _keys[0].Address;
        ulong width = keys[count - 1] - keys[0];
        _placeShift = 0;
        while (width >> _placeShift > (ulong)count) _placeShift++;
        _places.Resize((long)(width >> _placeShift) + 1);
        int* places = _places.Address;
        int filled = 0;
        for (int i = 0; i < count; i++)
        {
            int place = (int)((keys[i] - keys[0]) >> _placeShift);
            while (filled <= place) places[filled++] = i;
        }
    }
}
