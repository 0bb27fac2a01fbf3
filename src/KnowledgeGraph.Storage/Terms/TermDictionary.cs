using System.Buffers.Text;
using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Terms;

/// <summary>
/// Terms to ids and back: the sorted terms of a segment, and what came after it. One writer, any number of readers without locks.
/// </summary>
internal sealed partial class TermDictionary : RefCounted
{
    /// <summary>The payload bit of the ids of terms added since the last merge; they come after the segment's, in no order.</summary>
    public const ulong DeltaBit = 1UL << 55;

    private readonly int _maxTermBytes;

    /// <summary>Takes over the segment's terms, which may be none.</summary>
    public TermDictionary(int maxTermBytes, SegmentDictionary? segment = null)
    {
        _maxTermBytes = maxTermBytes;
        Segment = segment;
    }

    /// <summary>The terms of the segment.</summary>
    public SegmentDictionary? Segment { get; }

    /// <summary>The terms that came since.</summary>
    public DeltaDictionary Delta { get; } = new();

    public long MemoryBytes => Delta.MemoryBytes + (Segment?.MemoryBytes ?? 0);

    /// <summary>The id of an IRI or literal, given to it where it is new. Writer only.</summary>
    public ValueId GetOrAdd(in Utf8Term term)
    {
        if (InlineValue.TryEncode(term, out ValueId id)) return id;
        CheckLength(term, _maxTermBytes);
        DictionaryKey key = DictionaryKey.Of(term);
        if (Segment is not null && Segment.TryFind(key, out uint ordinal)) return new(key.Tag, ordinal);
        return AddKey(key);
    }

    /// <summary>The id of a term that is not in the segment, given to it where it is new. Writer only.</summary>
    public ValueId AddKey(in DictionaryKey key) => new(key.Tag, DeltaBit | Delta.GetOrAdd(key));

    /// <summary>The key of a dictionary term's id, which is one of this dictionary.</summary>
    public DictionaryKey KeyOf(ValueId id, Span<byte> scratch) =>
        (id.Payload & DeltaBit) != 0
            ? Delta[(uint)(id.Payload & ~DeltaBit)]
            : Segment!.Get(id.Tag, (uint)id.Payload, scratch);

    /// <summary>Whether an id stands for something, to a reader that knows so many delta terms and blank nodes.</summary>
    public bool IsKnown(ValueId id, uint deltaCount, ulong blankNodeCount)
    {
        if (id.IsLocal || id.IsNone) return false;
        if (id == ValueId.DefaultGraph || id.IsInline) return true;
        if (id.Tag == ValueTag.BlankNode) return id.Payload < blankNodeCount;
        if (!SegmentDictionary.Tags.Contains(id.Tag)) return false;
        ulong ordinal = id.Payload & ~DeltaBit;
        if (id.Payload == ordinal) return Segment is not null && ordinal < Segment[id.Tag].Count;
        // The terms added since the last merge have numbers together, whatever their kind.
        return ordinal < deltaCount && Delta[(uint)ordinal].Tag == id.Tag;
    }

    /// <summary>Refuses a term that is longer than a limit.</summary>
    /// <exception cref="StorageLimitException">It is.</exception>
    public static void CheckLength(in Utf8Term term, int maxBytes)
    {
        ReadOnlySpan<byte> longest = term.Value;
        if (term.Datatype.Length > longest.Length) longest = term.Datatype;
        if (term.Language.Length > longest.Length) longest = term.Language;
        if (longest.Length <= maxBytes) return;
        const int ShownBytes = 60;
        string start = Encoding.UTF8.GetString(longest[..Math.Min(longest.Length, ShownBytes)]).TrimEnd('\uFFFD');
        throw new StorageLimitException(
            $"a term of {longest.Length:N0} bytes, which begins with '{start}', is longer than the limit of {maxBytes:N0} "
            + $"({nameof(QuadStoreOptions)}.{nameof(QuadStoreOptions.MaxTermBytes)})");
    }

    /// <summary>The id of an IRI or literal, to a reader that knows so many delta terms.</summary>
    public bool TryFind(in Utf8Term term, uint deltaCount, out ValueId id)
    {
        if (InlineValue.TryEncode(term, out id)) return true;
        DictionaryKey key = DictionaryKey.Of(term);
        if (Segment is not null && Segment.TryFind(key, out uint ordinal)) id = new(key.Tag, ordinal);
        else if (Delta.TryFind(key, deltaCount, out ordinal)) id = new(key.Tag, DeltaBit | ordinal);
        return !id.IsNone;
    }

    /// <summary>
    /// The term of an id, in the store's memory or in <paramref name="scratch"/>, to a reader that knows so many delta terms.
    /// </summary>
    /// <exception cref="ArgumentException">The id stands for no term here.</exception>
    public Utf8Term Decode(ValueId id, uint deltaCount, Span<byte> scratch)
    {
        if (id.IsInline) return InlineValue.Format(id, scratch);
        switch (id.Tag)
        {
            case ValueTag.BlankNode:
                return FormatBlankNode(id.Payload, scratch);
            case ValueTag.Iri or ValueTag.String or ValueTag.TaggedString or ValueTag.TypedLiteral:
                ulong ordinal = id.Payload & ~DeltaBit;
                if (id.Payload != ordinal && IsKnown(id, deltaCount, 0)) return Delta[(uint)ordinal].ToTerm();
                if (id.Payload == ordinal && Segment is not null) return Segment.Get(id.Tag, (uint)ordinal, scratch).ToTerm();
                break;
            case ValueTag.TripleTerm:
                if (TryGetTriple(id, deltaCount, out _)) return DecodeTriple(id, deltaCount, scratch);
                break;
        }
        throw new ArgumentException($"the id {id.Bits:X16} stands for no term of the store", nameof(id));
    }

    /// <summary>The number of a blank node's label in the store; false for labels that the store never gives.</summary>
    public static bool TryParseBlankNode(ReadOnlySpan<byte> label, out ulong number)
    {
        number = 0;
        return label.Length is >= 2 and <= 18
            && label[0] == 'b'
            && (label[1] != '0' || label.Length == 2)
            && Utf8Parser.TryParse(label[1..], out number, out int consumed)
            && consumed == label.Length - 1;
    }

    protected override void Free()
    {
        Delta.Free();
        Segment?.Free();
    }

    private static Utf8Term FormatBlankNode(ulong number, Span<byte> scratch)
    {
        scratch[0] = (byte)'b';
        Utf8Formatter.TryFormat(number, scratch[1..], out int written);
        return Utf8Term.BlankNode(scratch[..(written + 1)]);
    }
}
