using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage;

/// <summary>
/// Gives the terms of many ids without an allocation each, and those that come again and again (predicates, classes, the subject of the
/// row before) without reading them anew. A term is valid until <see cref="ValidCalls"/> more were asked for. One thread at a time; its
/// snapshot must outlive it.
/// </summary>
public sealed class TermDecoder
{
    /// <summary>For how many further calls a term stays as it was given.</summary>
    public const int ValidCalls = 16;

    private const int SlotBits = 9;
    private const int ArenaBytes = 2 * ValidCalls * Snapshot.ScratchBytes;
    private readonly StoreState _state;
    private readonly TermReader _reader;
    private readonly Slot[] _slots = new Slot[1 << SlotBits];

    // When one is full the other is taken, so that what was given last stays.
    private byte[] _arena = GC.AllocateUninitializedArray<byte>(ArenaBytes);
    private byte[]? _other;
    private int _used;

    // For the terms of triple terms.
    private TermDecoder? _parts;

    internal TermDecoder(StoreState state)
    {
        _state = state;
        _reader = new TermReader(state);
    }

    /// <summary>The term of an id, as <see cref="Snapshot.Decode"/> gives it.</summary>
    /// <exception cref="ArgumentException">The id stands for no term of the store.</exception>
    public Utf8Term Decode(ValueId id)
    {
        ref Slot slot = ref _slots[(int)((id.Bits * 0x9E3779B97F4A7C15) >> (64 - SlotBits))];
        if (slot.Id == id.Bits && !id.IsNone)
        {
            ReadOnlySpan<byte> value = _arena.AsSpan(slot.Offset, slot.Length);
            return new DictionaryKey(id.Tag, value, _state.Terms.Segment!.Suffix(slot.Suffix)).ToTerm();
        }
        if (_used > ArenaBytes - Snapshot.ScratchBytes) Turn();
        return IsOfSegment(id) ? Read(id, ref slot) : id.IsTripleTerm ? ReadTriple(id) : Format(id);
    }

    // Terms of the segment are those that cost something to read.
    private bool IsOfSegment(ValueId id) =>
        !id.IsLocal && Snapshot.IsInTermOrder(id) && _state.Terms.Segment is { } segment && id.Payload < segment[id.Tag].Count;

    private Utf8Term Read(ValueId id, ref Slot slot)
    {
        SegmentDictionary terms = _state.Terms.Segment!;
        Span<byte> room = _arena.AsSpan(_used, Snapshot.ScratchBytes);
        ReadOnlySpan<byte> value = _reader.Read(terms, id, room, out uint suffix);
        if (Unsafe.AreSame(ref MemoryMarshal.GetReference(value), ref MemoryMarshal.GetReference(room)))
        {
            slot = new() { Id = id.Bits, Offset = _used, Length = value.Length, Suffix = suffix };
            _used += value.Length;
        }
        return new DictionaryKey(id.Tag, value, terms.Suffix(suffix)).ToTerm();
    }

    private Utf8Term ReadTriple(ValueId id)
    {
        TermDictionary terms = _state.Terms;
        if (!terms.TryGetTriple(id, _state.DeltaTermCount, out TripleIds triple)) throw TermReader.Unknown(id);
        // So that what was given before stays as long as if this were one call, which it is.
        TermDecoder parts = _parts ??= new(_state);
        var text = new Utf8TripleWriter(stackalloc byte[Snapshot.ScratchBytes]);
        for (; new ValueId(triple.Object).IsTripleTerm; triple = terms.InnerOf(triple))
        {
            text.Write(parts.Decode(new(triple.Subject)));
            text.Write(parts.Decode(new(triple.Predicate)));
            text.BeginTriple();
        }
        text.Write(parts.Decode(new(triple.Subject)));
        text.Write(parts.Decode(new(triple.Predicate)));
        text.Write(parts.Decode(new(triple.Object)));
        ReadOnlySpan<byte> encoding = text.Complete();
        if (encoding.Length > Snapshot.ScratchBytes) return Utf8Term.Triple(encoding.ToArray());
        Span<byte> room = _arena.AsSpan(_used, encoding.Length);
        encoding.CopyTo(room);
        _used += encoding.Length;
        return Utf8Term.Triple(room);
    }

    private Utf8Term Format(ValueId id)
    {
        if (id == ValueId.DefaultGraph) return default;
        if (id.IsNone || id.IsLocal) throw TermReader.Unknown(id);
        Utf8Term term = _state.Terms.Decode(id, _state.DeltaTermCount, _arena.AsSpan(_used, Snapshot.ScratchBytes));
        _used += Math.Min(term.Value.Length, Snapshot.ScratchBytes);
        return term;
    }

    private void Turn()
    {
        (_arena, _other) = (_other ?? GC.AllocateUninitializedArray<byte>(ArenaBytes), _arena);
        _used = 0;
        Array.Clear(_slots);
    }

    private struct Slot
    {
        public ulong Id;
        public int Offset;
        public int Length;
        public uint Suffix;
    }
}
