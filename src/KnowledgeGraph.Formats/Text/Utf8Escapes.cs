using System.Globalization;
using System.Text;

namespace KnowledgeGraph.Formats.Text;

/// <summary>Decodes the backslash escapes of N-Triples and Turtle: UCHAR in IRIs, UCHAR and ECHAR in strings.</summary>
internal static class Utf8Escapes
{
    /// <summary>
    /// Decodes into a destination that is at least as long as the text, and returns the length of what was written; at a bad escape,
    /// -1 and where it stands and what is wrong with it.
    /// </summary>
    public static int Decode(ReadOnlySpan<byte> text, Span<byte> destination, bool isIri, out int errorOffset, out string error)
    {
        int read = 0;
        int write = 0;
        error = "";
        while (true)
        {
            int plain = text[read..].IndexOf((byte)'\\');
            int length = plain < 0 ? text.Length - read : plain;
            text.Slice(read, length).CopyTo(destination[write..]);
            read += length;
            write += length;
            errorOffset = read;
            if (plain < 0) return write;

            ReadOnlySpan<byte> escape = text[read..];
            byte kind = escape.Length > 1 ? escape[1] : (byte)0;
            if (kind is (byte)'u' or (byte)'U')
            {
                int digits = kind == (byte)'u' ? 4 : 8;
                if (!TryDecodeCodePoint(escape, digits, isIri, destination[write..], out int written, ref error)) return -1;
                read += 2 + digits;
                write += written;
                continue;
            }
            int character = isIri ? -1 : Named(kind);
            if (character < 0)
            {
                error = isIri
                    ? "a backslash in an IRI must start \\uXXXX or \\UXXXXXXXX"
                    : $"'\\{(char)kind}' is no escape: there are \\t \\b \\n \\r \\f \\\" \\' \\\\ \\uXXXX \\UXXXXXXXX; write '\\\\' for a backslash";
                return -1;
            }
            destination[write++] = (byte)character;
            read += 2;
        }
    }

    private static bool TryDecodeCodePoint(
        ReadOnlySpan<byte> escape, int digits, bool isIri, Span<byte> destination, out int written, ref string error)
    {
        written = 0;
        if (escape.Length < 2 + digits
            || !uint.TryParse(escape.Slice(2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value))
        {
            error = $"'\\{(char)escape[1]}' must be followed by {digits} hexadecimal digits";
            return false;
        }
        if (!Rune.TryCreate(value, out Rune rune))
        {
            error = $"U+{value:X4} is no character: surrogates and numbers above U+10FFFF cannot be escaped";
            return false;
        }
        written = rune.EncodeToUtf8(destination);
        if (isIri && Rdf.IriSyntax.IndexOfForbidden(destination[..written]) >= 0)
        {
            error = $"U+{value:X4} may not stand in an IRI, not even as an escape; percent-encode it";
            return false;
        }
        return true;
    }

    private static int Named(byte kind) => (char)kind switch
    {
        't' => '\t',
        'b' => '\b',
        'n' => '\n',
        'r' => '\r',
        'f' => '\f',
        '"' => '"',
        '\'' => '\'',
        '\\' => '\\',
        _ => -1,
    };
}
