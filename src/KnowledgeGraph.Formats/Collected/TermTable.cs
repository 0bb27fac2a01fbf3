using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Collected;

/// <summary>Terms, each of them once, as UTF-8 in large blocks. They are numbered from 1 on as they come; 0 is no term.</summary>
/// <remarks>Not thread-safe. Terms are the same where all their bytes are: language tags that differ in case are kept apart.</remarks>
internal sealed class TermTable
{
    private const int BlockBytes = 1 << 20;

    private readonly List<byte[]> _blocks = [[]];
    private Entry[] _entries = new Entry[1024];
    private int[] _slots = new int[2048];
    private int _used;

    /// <summary>The number of terms and 1, as no term has a number too.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>The term of a number; it lives as long as the table.</summary>
    public Utf8Term this[int number]
    {
        get
        {
            ref readonly Entry entry = ref _entries[number];
            ReadOnlySpan<byte> bytes = _blocks[entry.Block].AsSpan(entry.Start, entry.ValueLength + entry.SuffixLength);
            ReadOnlySpan<byte> value = bytes[..entry.ValueLength];
            return entry.Kind switch
            {
                TermKind.Iri => Utf8Term.Iri(value),
                TermKind.BlankNode => Utf8Term.BlankNode(value),
                TermKind.Triple => Utf8Term.Triple(value),
                TermKind.Literal when entry.HasLanguage => Utf8Term.Tagged(value, bytes[entry.ValueLength..]),
                TermKind.Literal => Utf8Term.Typed(value, bytes[entry.ValueLength..]),
                _ => default,
            };
        }
    }

    /// <summary>The kind of a term.</summary>
    public TermKind KindOf(int number) => _entries[number].Kind;

    /// <summary>The number of a term, which is copied where it is new.</summary>
    public int Add(in Utf8Term term)
    {
        if (term.IsNone) return 0;
        int hash = Hash(term);
        int slot = Find(term, hash);
        if (_slots[slot] > 0) return _slots[slot];
        if (Count == _entries.Length) Array.Resize(ref _entries, Count * 2);
        ReadOnlySpan<byte> suffix = Suffix(term);
        Span<byte> room = Reserve(term.Value.Length + suffix.Length);
        term.Value.CopyTo(room);
        suffix.CopyTo(room[term.Value.Length..]);
        _entries[Count] = new Entry
        {
            Block = _blocks.Count - 1,
            Start = _used - room.Length,
            ValueLength = term.Value.Length,
            SuffixLength = suffix.Length,
            Hash = hash,
            Kind = term.Kind,
            HasLanguage = !term.Language.IsEmpty,
        };
        _slots[slot] = Count++;
        if (Count > _slots.Length / 2) Grow();
        return Count - 1;
    }

    private static ReadOnlySpan<byte> Suffix(in Utf8Term term) => term.Language.IsEmpty ? term.Datatype : term.Language;

    private static int Hash(in Utf8Term term)
    {
        var hash = default(HashCode);
        hash.AddBytes(term.Value);
        hash.AddBytes(Suffix(term));
        hash.Add((int)term.Kind);
        return hash.ToHashCode();
    }

    private int Find(in Utf8Term term, int hash)
    {
        for (int slot = hash & (_slots.Length - 1); ; slot = (slot + 1) & (_slots.Length - 1))
        {
            int number = _slots[slot];
            if (number == 0 || (_entries[number].Hash == hash && IsSame(this[number], term))) return slot;
        }
    }

    private static bool IsSame(in Utf8Term a, in Utf8Term b) =>
        a.Kind == b.Kind && a.Value.SequenceEqual(b.Value) && a.Datatype.SequenceEqual(b.Datatype) && a.Language.SequenceEqual(b.Language);

    private Span<byte> Reserve(int length)
    {
        if (length > _blocks[^1].Length - _used)
        {
            _blocks.Add(new byte[Math.Max(BlockBytes, length)]);
            _used = 0;
        }
        _used += length;
        return _blocks[^1].AsSpan(_used - length, length);
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (int number = 1; number < Count; number++)
        {
            int slot = _entries[number].Hash & (_slots.Length - 1);
            while (_slots[slot] > 0) slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = number;
        }
    }

    private struct Entry
    {
        public int Block;
        public int Start;
        public int ValueLength;
        public int SuffixLength;
        public int Hash;
        public TermKind Kind;
        public bool HasLanguage;
    }
}
