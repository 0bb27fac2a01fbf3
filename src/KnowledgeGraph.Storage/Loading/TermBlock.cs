namespace KnowledgeGraph.Storage.Loading;

/// <summary>Some neighbouring terms of one tag, on their way into a dictionary. One thread at a time.</summary>
internal sealed class TermBlock
{
    /// <summary>The most terms.</summary>
    public const int MaxTerms = 8192;

    private readonly int[] _ends = new int[MaxTerms];
    private readonly uint[] _suffixes = new uint[MaxTerms];
    private byte[] _bytes = new byte[MaxTerms * 64];

    public ValueTag Tag { get; set; }

    public int Count { get; private set; }

    /// <summary>Whether a term of so many bytes still has room; the first one always has.</summary>
    public bool HasRoomFor(int length) => Count == 0 || (Count < MaxTerms && _ends[Count - 1] + (long)length <= _bytes.Length);

    public ReadOnlySpan<byte> this[int term] => _bytes.AsSpan(term == 0 ? 0 : _ends[term - 1], _ends[term] - (term == 0 ? 0 : _ends[term - 1]));

    public uint SuffixOf(int term) => _suffixes[term];

    public void Clear() => Count = 0;

    public void Add(ReadOnlySpan<byte> value, uint suffix)
    {
        int start = Count == 0 ? 0 : _ends[Count - 1];
        if (value.Length > _bytes.Length) _bytes = new byte[value.Length];
        value.CopyTo(_bytes.AsSpan(start));
        _ends[Count] = start + value.Length;
        _suffixes[Count++] = suffix;
    }
}
