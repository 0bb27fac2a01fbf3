using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>
/// The terms of one running query: those of its snapshot and those that it makes itself. The ids of equal terms are equal, wherever
/// they come from. One thread at a time.
/// </summary>
/// <param name="snapshot">The snapshot.</param>
/// <param name="memoryBudget">The most bytes that the terms made by the query may hold.</param>
internal sealed class QueryTerms(Snapshot snapshot, long memoryBudget = long.MaxValue)
{
    private const int FirstChunkBytes = 1 << 11;
    private const int ChunkBytes = 1 << 16;
    private const int MinimumBuckets = 32;

    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    // Terms of the snapshot are remembered too, up to here: they must not eat the budget of those that are nowhere else.
    private const long MostBytesForStored = 1 << 20;
    private const int MostBytesOfStored = 1024;

    // Not the same in every process: nobody shall be able to prepare terms of one hash.
    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64();

    private const ulong TransientBit = 1UL << 55;

    private readonly TransientTerms _transient = new();
    private TermReader? _reader;
    private LocalTriples? _triples;
    private readonly List<byte[]> _chunks = [];
    private string? _blankNodePrefix;
    private Entry[] _entries = [];
    private int[] _buckets = [];
    private int _count;
    private int _used;
    private long _chunkBytes;
    private long _takenBytes;
    private long _blankNodes;

    public Snapshot Snapshot { get; } = snapshot;

    /// <summary>The bytes that the terms made by the query hold now, and what is remembered of others.</summary>
    public long MemoryBytes => _chunkBytes + _takenBytes + _transient.MemoryBytes + (_triples?.MemoryBytes ?? 0)
        + _entries.Length * (long)Unsafe.SizeOf<Entry>() + _buckets.Length * 4L;

    /// <summary>
    /// Whether <see cref="Intern(in Utf8Term)"/> gives ids that hold until the next <see cref="Keep"/>, and may differ where the terms are
    /// equal: for the strings between two nested calls.
    /// </summary>
    public bool MakesTransient { get; set; }

    /// <summary>The id of a term that stays, and the end of all transient ones.</summary>
    public ValueId Keep(ValueId id)
    {
        if (IsTransient(id)) id = Intern(_transient[(int)(uint)id.Payload]);
        _transient.Clear();
        return id;
    }

    /// <summary>The id of a term: inline, the snapshot's, or a local one.</summary>
    /// <exception cref="QueryMemoryLimitException">The term is new, and the budget has no room for it.</exception>
    public ValueId Intern(in Utf8Term term)
    {
        if (term.IsNone) return ValueId.None;
        if (InlineValue.TryEncode(term, out ValueId id)) return id;
        if (term.Kind == TermKind.Triple) return InternTriple(Utf8Triple.Decode(term.Value));
        if (MakesTransient)
        {
            RequireRoom(term.Value.Length);
            return new ValueId(TagOf(term), TransientBit | (uint)_transient.Add(term), isLocal: true);
        }
        // The own table first: a search in the dictionary costs many times as much, and functions make the same few terms again and again.
        int hash = Hash(term);
        if (TryFind(term, hash, out id)) return id;
        if (!Snapshot.TryGetId(term, out id)) return Add(term, hash, ValueId.None);
        if (term.Value.Length <= MostBytesOfStored && _chunkBytes + ChunkBytes <= Math.Min(MostBytesForStored, memoryBudget / 8)) Add(term, hash, id);
        return id;
    }

    /// <summary>The id of a term: inline, the snapshot's, or a local one.</summary>
    public ValueId Intern(Term term) => Intern(Utf8Term.From(term));

    /// <summary>The id of the triple term of three terms; none where a term is none or cannot stand in its place.</summary>
    /// <exception cref="QueryMemoryLimitException">The triple term is new, and the budget has no room for it.</exception>
    public ValueId InternTriple(ValueId subject, ValueId predicate, ValueId @object)
    {
        bool isTriple = subject.Tag is ValueTag.Iri or ValueTag.BlankNode && predicate.Tag == ValueTag.Iri && !@object.IsNone;
        if (!isTriple) return ValueId.None;
        if (Snapshot.TryFindTriple(subject, predicate, @object, out ValueId id)) return id;
        RequireRoom(LocalTriples.BytesPerTriple);
        return new ValueId(ValueTag.TripleTerm, (ulong)(_triples ??= new()).Add(subject, predicate, @object), isLocal: true);
    }

    /// <summary>The terms of a triple term; false where the id stands for none. Reads no text.</summary>
    public bool TryGetTriple(ValueId id, out ValueId subject, out ValueId predicate, out ValueId @object)
    {
        if (!id.IsLocal || !id.IsTripleTerm) return Snapshot.TryGetTriple(id, out subject, out predicate, out @object);
        (subject, predicate, @object) = _triples![(int)id.Payload];
        return true;
    }

    /// <summary>The term of an id, into <paramref name="scratch"/> (<see cref="Snapshot.ScratchBytes"/>) for inline values.</summary>
    public Utf8Term Decode(ValueId id, Span<byte> scratch) =>
        id.IsLocal ? Local(id) : id.IsInline ? InlineValue.Format(id, scratch) : (_reader ??= Snapshot.CreateTermReader()).Decode(id, scratch);

    /// <summary>The term of an id, valid for some further calls; see <see cref="TermDecoder"/>.</summary>
    public Utf8Term Decode(ValueId id, TermDecoder decoder) => id.IsLocal ? Local(id) : decoder.Decode(id);

    /// <summary>A blank node that is in no graph.</summary>
    public ValueId CreateBlankNode()
    {
        Utf8Term term = Utf8Term.BlankNode(Encoding.ASCII.GetBytes((_blankNodePrefix ??= $"q{Guid.NewGuid():N}x") + _blankNodes++));
        return Add(term, Hash(term), ValueId.None);
    }

    /// <summary>Whether an id holds until the next <see cref="Keep"/> only, and may differ from that of an equal term.</summary>
    public static bool IsTransient(ValueId id) => id.IsLocal && (id.Payload & TransientBit) != 0;

    private Utf8Term Local(ValueId id)
    {
        if (IsTransient(id)) return _transient[(int)(uint)id.Payload];
        return id.IsTripleTerm ? Utf8Term.Triple(EncodingOf((int)id.Payload)) : Term(_entries[(int)id.Payload]);
    }

    private ValueId InternTriple(in Utf8Triple triple)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return InternTriple(Intern(triple.Subject), Intern(triple.Predicate), Intern(triple.Object));
    }

    private ReadOnlySpan<byte> EncodingOf(int triple)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        (ValueId subject, ValueId predicate, ValueId @object) = _triples![triple];
        Span<byte> subjectScratch = stackalloc byte[Snapshot.ScratchBytes];
        Span<byte> predicateScratch = stackalloc byte[Snapshot.ScratchBytes];
        Span<byte> objectScratch = stackalloc byte[Snapshot.ScratchBytes];
        Utf8Term s = Decode(subject, subjectScratch), p = Decode(predicate, predicateScratch), o = Decode(@object, objectScratch);
        int length = Utf8Triple.EncodedLength(s, p, o);
        RequireRoom(length);
        Span<byte> encoding = _triples.RentEncoding(length);
        Utf8Triple.Encode(s, p, o, encoding);
        return encoding;
    }

    private static ValueTag TagOf(in Utf8Term term) => term.Kind switch
    {
        TermKind.BlankNode => ValueTag.BlankNode,
        TermKind.Iri => ValueTag.Iri,
        _ when !term.Language.IsEmpty => ValueTag.TaggedString,
        _ => term.Datatype.IsEmpty ? ValueTag.String : ValueTag.TypedLiteral,
    };

    private static int Hash(in Utf8Term term)
    {
        ulong hash = Mix(Mix(Seed ^ ((ulong)term.Kind << 8) ^ (uint)term.Language.Length, term.Value), term.Datatype);
        return (int)(hash ^ (hash >> 32));
    }

    private static ulong Mix(ulong hash, ReadOnlySpan<byte> bytes)
    {
        hash ^= (ulong)bytes.Length;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * Multiplier;
            hash ^= hash >> 29;
        }
        foreach (byte each in bytes) hash = (hash ^ each) * Multiplier;
        return hash ^ (hash >> 31);
    }

    private static bool AreEqual(in Utf8Term left, in Utf8Term right) =>
        left.Kind == right.Kind
        && left.Value.SequenceEqual(right.Value)
        && left.Datatype.SequenceEqual(right.Datatype)
        && Ascii.EqualsIgnoreCase(left.Language, right.Language);

    private bool TryFind(in Utf8Term term, int hash, out ValueId id)
    {
        id = default;
        if (_buckets.Length == 0) return false;
        for (int i = _buckets[hash & (_buckets.Length - 1)] - 1; i >= 0; i = _entries[i].Next)
        {
            if (_entries[i].Hash != hash || !AreEqual(Term(_entries[i]), term)) continue;
            id = _entries[i].Stored.IsNone ? LocalId(i) : _entries[i].Stored;
            return true;
        }
        return false;
    }

    private ValueId LocalId(int index) => new(_entries[index].Tag, (ulong)index, isLocal: true);

    private Utf8Term Term(in Entry entry)
    {
        ReadOnlySpan<byte> bytes = _chunks[entry.Chunk].AsSpan(entry.Offset, entry.ValueLength + entry.SuffixLength);
        ReadOnlySpan<byte> value = bytes[..entry.ValueLength];
        return entry.Tag switch
        {
            ValueTag.BlankNode => Utf8Term.BlankNode(value),
            ValueTag.Iri => Utf8Term.Iri(value),
            ValueTag.String => Utf8Term.String(value),
            ValueTag.TaggedString => Utf8Term.Tagged(value, bytes[entry.ValueLength..]),
            _ => Utf8Term.Typed(value, bytes[entry.ValueLength..]),
        };
    }

    private ValueId Add(in Utf8Term term, int hash, ValueId stored)
    {
        if (_count == _entries.Length) Grow();
        ReadOnlySpan<byte> suffix = term.Language.IsEmpty ? term.Datatype : term.Language;
        int length = term.Value.Length + suffix.Length;
        if (_chunks.Count == 0 || _chunks[^1].Length - _used < length)
        {
            // Here and not once per batch: the rows of a single batch can make terms of many megabytes each.
            int chunk = Math.Max((int)Math.Clamp(_chunkBytes, FirstChunkBytes, ChunkBytes), length);
            RequireRoom(chunk);
            _chunks.Add(new byte[chunk]);
            _chunkBytes += chunk;
            _used = 0;
        }
        term.Value.CopyTo(_chunks[^1].AsSpan(_used));
        suffix.CopyTo(_chunks[^1].AsSpan(_used + term.Value.Length));
        ref int bucket = ref _buckets[hash & (_buckets.Length - 1)];
        _entries[_count] = new Entry(hash, bucket - 1, _chunks.Count - 1, _used, term.Value.Length, suffix.Length, TagOf(term), stored);
        bucket = ++_count;
        _used += length;
        return LocalId(_count - 1);
    }

    /// <summary>Takes bytes of the budget, for as long as the query runs; false where it has not so many left.</summary>
    public bool TryTake(long bytes)
    {
        if (MemoryBytes + bytes > memoryBudget) return false;
        _takenBytes += bytes;
        return true;
    }

    private void RequireRoom(long bytes)
    {
        if (MemoryBytes + bytes <= memoryBudget) return;
        throw new QueryMemoryLimitException(
            $"the terms that the query makes need more than its memory budget of {memoryBudget} bytes; make fewer or shorter ones");
    }

    private void Grow()
    {
        Array.Resize(ref _entries, Math.Max(MinimumBuckets, _entries.Length * 2));
        _buckets = new int[_entries.Length];
        for (int i = 0; i < _count; i++)
        {
            ref int bucket = ref _buckets[_entries[i].Hash & (_buckets.Length - 1)];
            _entries[i] = _entries[i] with { Next = bucket - 1 };
            bucket = i + 1;
        }
    }

    /// <summary>
    /// A term: its bytes are the value, then the datatype or the language; <c>Next</c> is the next of its bucket or -1, <c>Stored</c> its id
    /// where the snapshot holds it.
    /// </summary>
    private readonly record struct Entry(
        int Hash, int Next, int Chunk, int Offset, int ValueLength, int SuffixLength, ValueTag Tag, ValueId Stored);
}
