using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>The triple terms that a running query makes and its snapshot does not hold, by the ids of their terms. One thread at a time.</summary>
internal sealed class LocalTriples
{
    /// <summary>About what a triple term takes, without its encoding.</summary>
    public const int BytesPerTriple = 112;

    private readonly Dictionary<(ValueId, ValueId, ValueId), int> _numbers = [];
    private readonly List<(ValueId Subject, ValueId Predicate, ValueId Object)> _triples = [];
    private readonly List<byte[]?> _encodings = [];
    private long _encodingBytes;

    /// <summary>The bytes held now.</summary>
    public long MemoryBytes => (_triples.Count * (long)BytesPerTriple) + _encodingBytes;

    /// <summary>The terms of a triple term.</summary>
    public (ValueId Subject, ValueId Predicate, ValueId Object) this[int number] => _triples[number];

    /// <summary>The number of a triple term, the same for the same terms.</summary>
    public int Add(ValueId subject, ValueId predicate, ValueId @object)
    {
        if (_numbers.TryGetValue((subject, predicate, @object), out int number)) return number;
        number = _triples.Count;
        _numbers.Add((subject, predicate, @object), number);
        _triples.Add((subject, predicate, @object));
        _encodings.Add(null);
        return number;
    }

    /// <summary>The encoding that was kept; null for none.</summary>
    public byte[]? EncodingOf(int number) => _encodings[number];

    /// <summary>Keeps the encoding of a triple term.</summary>
    public void Keep(int number, byte[] encoding)
    {
        _encodings[number] = encoding;
        _encodingBytes += encoding.Length;
    }
}
