using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Text;

/// <summary>
/// The bytes of the terms that a reader holds on to while the input moves on, as a stack: terms are appended, and dropped by going
/// back to an earlier length.
/// </summary>
internal sealed class TermBuffer
{
    private byte[] _bytes = new byte[4096];

    /// <summary>The bytes in use; set to an earlier value to drop what came since.</summary>
    public int Length { get; set; }

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Room for this many bytes at the end, not yet counted in <see cref="Length"/>.</summary>
    public Span<byte> Reserve(int count)
    {
        if (_bytes.Length - Length < count) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, checked(Length + count)));
        return _bytes.AsSpan(Length, count);
    }

    /// <summary>The bytes from a place to the end.</summary>
    public ReadOnlySpan<byte> From(int start) => _bytes.AsSpan(start, Length - start);

    /// <summary>Moves a term down to a place and drops everything behind it.</summary>
    public TermSlot Move(in TermSlot slot, int start)
    {
        _bytes.AsSpan(slot.Start, slot.Length).CopyTo(_bytes.AsSpan(start));
        Length = start + slot.Length;
        return slot with { Start = start };
    }

    /// <summary>The term whose bytes lie here.</summary>
    public Utf8Term this[in TermSlot slot]
    {
        get
        {
            ReadOnlySpan<byte> value = _bytes.AsSpan(slot.Start, slot.Length);
            ReadOnlySpan<byte> extra = _bytes.AsSpan(slot.ExtraStart, slot.ExtraLength);
            return slot.Kind switch
            {
                TermKind.Iri => Utf8Term.Iri(value),
                TermKind.BlankNode => Utf8Term.BlankNode(value),
                TermKind.Triple => Utf8Term.Triple(value),
                TermKind.Literal when slot.HasLanguage => Utf8Term.Tagged(value, extra),
                TermKind.Literal => Utf8Term.Typed(value, extra),
                _ => default,
            };
        }
    }
}
