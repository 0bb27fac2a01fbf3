namespace KnowledgeGraph.Storage.Terms;

/// <summary>
/// The datatypes and language tags of a dictionary's literals, each once and as written. One writer; readers need no lock and know
/// only indexes that were published to them.
/// </summary>
internal sealed class SuffixTable
{
    /// <summary>Index 0: no suffix.</summary>
    public const uint None = 0;

    private const uint MaxCount = 1 << 24;

    // Of an array, and of its places in the list and in the dictionary while those grow.
    private const int OverheadBytes = 120;
    private readonly Dictionary<byte[], uint> _indexes = new(Utf8KeyComparer.Instance);
    private readonly Dictionary<byte[], uint>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private byte[][] _suffixes = new byte[16][];
    private uint _count = 1;
    private byte[] _lastSuffix = [];
    private uint _lastIndex;
    private long _bytes;

    public SuffixTable()
    {
        _suffixes[0] = [];
        _lookup = _indexes.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>The number of indexes given, that of no suffix among them.</summary>
    public uint Count => _count;

    /// <summary>About the bytes that it takes.</summary>
    public long UsedBytes => _bytes + (_count * OverheadBytes);

    public ReadOnlySpan<byte> this[uint index] => _suffixes[index];

    /// <summary>The index of a suffix, added where it is new.</summary>
    public uint GetOrAdd(ReadOnlySpan<byte> suffix)
    {
        if (suffix.IsEmpty) return None;
        if (suffix.SequenceEqual(_lastSuffix)) return _lastIndex;
        if (!_lookup.TryGetValue(suffix, out uint index))
        {
            if (_count == MaxCount)
            {
                throw new StorageLimitException($"a store cannot hold more than {MaxCount:N0} datatypes and language tags");
            }
            byte[] copy = suffix.ToArray();
            if (_count == _suffixes.Length)
            {
                byte[][] grown = new byte[_suffixes.Length * 2][];
                _suffixes.CopyTo(grown, 0);
                Volatile.Write(ref _suffixes, grown);
            }
            index = _count++;
            _bytes += suffix.Length;
            _suffixes[index] = copy;
            _indexes.Add(copy, index);
        }
        _lastSuffix = _suffixes[index];
        _lastIndex = index;
        return index;
    }
}
