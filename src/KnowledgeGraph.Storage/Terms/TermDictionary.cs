using System.Buffers.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Terms;

/// <summary>
/// Terms to ids and back, for one segment and what came after it. One writer, any number of readers without locks.
/// </summary>
internal sealed class TermDictionary(int maxTermBytes) : RefCounted
{
    /// <summary>The payload bit of the ids of terms added since the last merge.</summary>
    public const ulong DeltaBit = 1UL << 55;

    private readonly DeltaDictionary _delta = new();

    public DeltaDictionary.Mark Position => _delta.Position;

    public uint DeltaCount => _delta.Count;

    /// <summary>The id of an IRI or literal, given to it where it is new. Writer only.</summary>
    public ValueId GetOrAdd(in Utf8Term term)
    {
        if (InlineValue.TryEncode(term, out ValueId id)) return id;
        if (term.Value.Length > maxTermBytes || term.Datatype.Length > maxTermBytes || term.Language.Length > maxTermBytes)
        {
            throw new StorageLimitException(
                $"a term of {Math.Max(term.Value.Length, term.Datatype.Length):N0} bytes is longer than the limit of {maxTermBytes:N0} "
                + $"({nameof(QuadStoreOptions)}.{nameof(QuadStoreOptions.MaxTermBytes)})");
        }
        DictionaryKey key = DictionaryKey.Of(term);
        return new(key.Tag, DeltaBit | _delta.GetOrAdd(key));
    }

    /// <summary>The id of an IRI or literal, to a reader that knows so many delta terms.</summary>
    public bool TryFind(in Utf8Term term, uint deltaCount, out ValueId id)
    {
        if (InlineValue.TryEncode(term, out id)) return true;
        DictionaryKey key = DictionaryKey.Of(term);
        if (_delta.TryFind(key, deltaCount, out uint ordinal))
        {
            id = new(key.Tag, DeltaBit | ordinal);
            return true;
        }
        id = default;
        return false;
    }

    /// <summary>The term of an id, in the store's memory or in <paramref name="scratch"/>.</summary>
    public Utf8Term Decode(ValueId id, Span<byte> scratch)
    {
        if (id.IsInline) return InlineValue.Format(id, scratch);
        return id.Tag == ValueTag.BlankNode ? FormatBlankNode(id.Payload, scratch) : _delta[(uint)(id.Payload & ~DeltaBit)].ToTerm();
    }

    /// <summary>Forgets the terms added since the mark. Writer only.</summary>
    public void Truncate(DeltaDictionary.Mark mark) => _delta.Truncate(mark);

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

    protected override void Free() => _delta.Free();

    private static Utf8Term FormatBlankNode(ulong number, Span<byte> scratch)
    {
        scratch[0] = (byte)'b';
        Utf8Formatter.TryFormat(number, scratch[1..], out int written);
        return Utf8Term.BlankNode(scratch[..(written + 1)]);
    }
}
