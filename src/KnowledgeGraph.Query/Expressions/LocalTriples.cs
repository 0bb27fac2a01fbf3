using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>The triple terms that a running query makes and its snapshot does not hold, by the ids of their terms. One thread at a time.</summary>
internal sealed class LocalTriples
{
    /// <summary>About what a triple term takes.</summary>
    public const int BytesPerTriple = 104;

    // A triple term is read with those in it, and no more than one statement's terms at a time.
    private const int RecentEncodings = 8;
    private const int MostKeptBytes = 1 << 16;

    private readonly Dictionary<(ValueId, ValueId, ValueId), int> _numbers = [];
    private readonly List<(ValueId Subject, ValueId Predicate, ValueId Object)> _triples = [];
    private readonly byte[][] _recent = [.. Enumerable.Repeat(Array.Empty<byte>(), RecentEncodings)];
    private int _last;
    private long _recentBytes;

    /// <summary>The bytes held now.</summary>
    public long MemoryBytes => (_triples.Count * (long)BytesPerTriple) + _recentBytes;

    /// <summary>The terms of a triple term.</summary>
    public (ValueId Subject, ValueId Predicate, ValueId Object) this[int number] => _triples[number];

    /// <summary>The number of a triple term, the same for the same terms.</summary>
    public int Add(ValueId subject, ValueId predicate, ValueId @object)
    {
        if (_numbers.TryGetValue((subject, predicate, @object), out int number)) return number;
        number = _triples.Count;
        _numbers.Add((subject, predicate, @object), number);
        _triples.Add((subject, predicate, @object));
        return number;
    }

    /// <summary>A place for an encoding, which lasts for some further calls.</summary>
    public Span<byte> RentEncoding(int length)
    {
        _last = (_last + 1) % RecentEncodings;
        ref byte[] recent = ref _recent[_last];
        if (recent.Length < length || recent.Length > MostKeptBytes)
        {
            _recentBytes += length - recent.Length;
            recent = new byte[length];
        }
        return recent.AsSpan(0, length);
    }
}
