using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace KnowledgeGraph.Formats.Text;

/// <summary>The character classes PN_CHARS_BASE, PN_CHARS_U and PN_CHARS, which N-Triples, Turtle and SPARQL share.</summary>
internal static class NameCharacters
{
    private static readonly SearchValues<byte> AsciiNameBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"u8);

    /// <summary>How many of the leading bytes are ASCII characters of PN_CHARS.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int AsciiRun(ReadOnlySpan<byte> text)
    {
        int length = text.IndexOfAnyExcept(AsciiNameBytes);
        return length < 0 ? text.Length : length;
    }

    /// <summary>The bytes of the leading character if it is in PN_CHARS_BASE, else 0.</summary>
    public static int BaseLength(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return 0;
        if (text[0] < 0x80) return char.IsAsciiLetter((char)text[0]) ? 1 : 0;
        Rune.DecodeFromUtf8(text, out Rune rune, out int length);
        return IsBase(rune.Value) ? length : 0;
    }

    /// <summary>The bytes of the leading character if it is in PN_CHARS_U or a digit, else 0.</summary>
    public static int StartLength(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return 0;
        return text[0] == (byte)'_' || char.IsAsciiDigit((char)text[0]) ? 1 : BaseLength(text);
    }

    /// <summary>The bytes of the leading character if it is in PN_CHARS, else 0.</summary>
    public static int Length(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return 0;
        if (text[0] < 0x80) return text[0] == (byte)'-' ? 1 : StartLength(text);
        Rune.DecodeFromUtf8(text, out Rune rune, out int length);
        return IsBase(rune.Value) || rune.Value is 0xB7 or (>= 0x300 and <= 0x36F) or 0x203F or 0x2040 ? length : 0;
    }

    /// <summary>
    /// The length of the blank node label that the text starts with (without <c>_:</c>), or 0; a trailing dot is no part of it.
    /// </summary>
    public static int LabelLength(ReadOnlySpan<byte> text)
    {
        int end = StartLength(text);
        for (int at = end; at > 0 && at < text.Length;)
        {
            int length = text[at] == (byte)'.' ? 1 : AsciiRun(text[at..]);
            if (length == 0) length = Length(text[at..]);
            if (length == 0) break;
            at += length;
            if (text[at - 1] != (byte)'.') end = at;
        }
        return end;
    }

    private static bool IsBase(int c) => c is
        (>= 0xC0 and <= 0xD6) or (>= 0xD8 and <= 0xF6) or (>= 0xF8 and <= 0x2FF) or (>= 0x370 and <= 0x37D)
        or (>= 0x37F and <= 0x1FFF) or 0x200C or 0x200D or (>= 0x2070 and <= 0x218F) or (>= 0x2C00 and <= 0x2FEF)
        or (>= 0x3001 and <= 0xD7FF) or (>= 0xF900 and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFFFD) or (>= 0x10000 and <= 0xEFFFF);
}
