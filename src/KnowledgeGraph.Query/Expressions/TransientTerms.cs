using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>
/// Strings between two nested calls of functions: read once, then forgotten, so that nobody has to look for them among the terms that
/// there are. Their ids differ where their terms are equal. One thread at a time.
/// </summary>
internal sealed class TransientTerms
{
    private const int MostKeptBytes = 1 << 16;

    private byte[] _bytes = [];
    private Entry[] _entries = new Entry[8];
    private int _count;
    private int _used;

    /// <summary>The bytes held now.</summary>
    public long MemoryBytes => _bytes.Length;

    /// <summary>Keeps a term; returns its number.</summary>
    public int Add(in Utf8Term term)
    {
        if (_count == _entries.Length) Array.Resize(ref _entries, _count * 2);
        ReadOnlySpan<byte> suffix = term.Language.IsEmpty ? term.Datatype : term.Language;
        int length = term.Value.Length + suffix.Length;
        // The old array stays with the spans that point into it.
        if (_bytes.Length - _used < length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + length));
        term.Value.CopyTo(_bytes.AsSpan(_used));
        suffix.CopyTo(_bytes.AsSpan(_used + term.Value.Length));
        _entries[_count] = new Entry(term.Kind, !term.Language.IsEmpty, _used, term.Value.Length, suffix.Length);
        _used += length;
        return _count++;
    }

    /// <summary>The term of a number, until the next call of <see cref="Clear"/>.</summary>
    public Utf8Term this[int number]
    {
        get
        {
            Entry entry = _entries[number];
            ReadOnlySpan<byte> value = _bytes.AsSpan(entry.Offset, entry.ValueLength);
            ReadOnlySpan<byte> suffix = _bytes.AsSpan(entry.Offset + entry.ValueLength, entry.SuffixLength);
            if (entry.Kind == TermKind.Iri) return Utf8Term.Iri(value);
            if (entry.IsTagged) return Utf8Term.Tagged(value, suffix);
            return suffix.IsEmpty ? Utf8Term.String(value) : Utf8Term.Typed(value, suffix);
        }
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _count = _used = 0;
        if (_bytes.Length > MostKeptBytes) _bytes = [];
    }

    private readonly record struct Entry(TermKind Kind, bool IsTagged, int Offset, int ValueLength, int SuffixLength);
}
