using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>The triple terms of one part and one depth of nesting as a run, sorted by the numbers of their terms. Owns what it reads.</summary>
internal sealed class TripleRun : TermRun
{
    private readonly int _depth;
    private readonly ValueTable _values;
    private readonly NativeList<Triple>? _triples;
    private readonly SpillReader? _reader;
    private readonly byte[] _key = new byte[TripleIds.KeyBytes];
    private uint _place;
    private int _next;

    /// <summary>Reads from memory.</summary>
    public TripleRun(int depth, NativeList<Triple> triples, ValueTable values, NativeBlock numbers)
        : base(numbers)
    {
        (_depth, _triples, _values) = (depth, triples, values);
    }

    /// <summary>Reads from a file.</summary>
    public TripleRun(int depth, SpillReader reader, ValueTable values, NativeBlock numbers)
        : base(numbers)
    {
        (_depth, _reader, _values) = (depth, reader, values);
    }

    public override ValueTag Tag => ValueTag.TripleTerm;

    public override ReadOnlySpan<byte> Value => _key;

    public override ReadOnlySpan<byte> Suffix => default;

    protected internal override uint Place => _place;

    public override bool MoveNext()
    {
        Triple triple;
        if (_triples is not null && _next < _triples.Count) triple = _triples[_next++];
        else if (_reader is { IsAtEnd: false }) triple = _reader.Read<Triple>();
        else return false;
        var ids = new TripleIds(_depth, _values.IdOf(triple.Subject), _values.IdOf(triple.Predicate), _values.IdOf(triple.Object));
        ids.Write(_key);
        _place = triple.Place;
        return true;
    }

    public override void Dispose()
    {
        _triples?.Dispose();
        _reader?.Dispose();
    }

    /// <summary>A triple term by the numbers of its terms in the load, and its place in its part.</summary>
    public readonly record struct Triple(uint Subject, uint Predicate, uint Object, uint Place) : IComparable<Triple>
    {
        public int CompareTo(Triple other)
        {
            int order = Subject.CompareTo(other.Subject);
            if (order == 0) order = Predicate.CompareTo(other.Predicate);
            return order != 0 ? order : Object.CompareTo(other.Object);
        }
    }
}
