using System.Runtime.CompilerServices;

namespace KnowledgeGraph.Query.Operators.Leapfrog;

/// <summary>A place among sibling keys of a trie, ascending.</summary>
internal unsafe struct TrieCursor
{
    private readonly Trie _trie;
    private readonly ulong* _keys;
    private readonly bool _isFirstLevel;
    private int _position;
    private int _end;

    /// <param name="trie">The trie.</param>
    /// <param name="level">The level of the keys.</param>
    public TrieCursor(Trie trie, int level)
    {
        _trie = trie;
        _keys = trie.Keys(level);
        _isFirstLevel = level == 0;
    }

    /// <summary>The key here; only where it is not at the end.</summary>
    public readonly ulong Key => _keys[_position];

    public readonly bool IsAtEnd => _position == _end;

    /// <summary>The keys from here on.</summary>
    public readonly ReadOnlySpan<ulong> Rest => new(_keys + _position, _end - _position);

    /// <summary>Goes to the first of all keys of the first level.</summary>
    public void Open() => (_position, _end) = (0, _trie.Count);

    /// <summary>Goes to the first of the keys below where another cursor stands, one level up.</summary>
    public void Open(in TrieCursor parent, int* starts) => (_position, _end) = (starts[parent._position], starts[parent._position + 1]);

    public void Advance(int keys = 1) => _position += keys;

    /// <summary>Goes on to the first key that is at least <paramref name="key"/>; false at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Seek(ulong key)
    {
        if (_keys[_position] >= key) return true;
        int low = _position + 1;
        if (_isFirstLevel && low < _end) low = Math.Max(low, _trie.PlaceBefore(key));
        return (_position = Gallop(_keys, low, _end, key)) < _end;
    }

    private static int Gallop(ulong* keys, int low, int end, ulong key)
    {
        int step = 1, probe = low;
        while (probe < end && keys[probe] < key)
        {
            low = probe + 1;
            probe += step;
            step *= 2;
        }
        int high = Math.Min(probe, end);
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (keys[middle] < key) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
