using System.Globalization;
using System.Text;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>
/// The text of a query with its codepoint escapes (<c>\uXXXX</c>, <c>\UXXXXXXXX</c>; SPARQL 1.1 §19.2) replaced, and the way back
/// from a place in it to the line and column that the author wrote.
/// </summary>
/// <remarks>
/// Escapes of quotes, backslashes and line ends stay as they are: they never delimit a token, and the string that holds them
/// decodes them. Outside strings they are errors.
/// </remarks>
internal sealed class SourceText
{
    private readonly string _written;
    private readonly List<(int Decoded, int Shift)> _escapes = [];

    /// <exception cref="SparqlSyntaxException">An escape is malformed.</exception>
    public SourceText(string written)
    {
        _written = written;
        CheckSurrogates();
        Text = written.Contains("\\u", StringComparison.OrdinalIgnoreCase) ? Decode() : written;
    }

    /// <summary>The text to be parsed.</summary>
    public string Text { get; }

    /// <summary>Makes the exception for a place in <see cref="Text"/>.</summary>
    public SparqlSyntaxException Error(string reason, int offset) => ErrorAtWritten(reason, ToWritten(offset));

    /// <summary>Reads the hexadecimal digits of an escape; -1 where they are no Unicode scalar value.</summary>
    public static int ReadCodepoint(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value) && Rune.IsValid(value)
            ? value
            : -1;

    private void CheckSurrogates()
    {
        for (int i = 0; i < _written.Length; i++)
        {
            int next = _written.AsSpan(i).IndexOfAnyInRange('\uD800', '\uDFFF');
            if (next < 0) return;
            i += next;
            bool isPair = char.IsHighSurrogate(_written[i]) && i + 1 < _written.Length && char.IsLowSurrogate(_written[i + 1]);
            if (!isPair) throw ErrorAtWritten("half of a surrogate pair stands here; the text was damaged on its way", i);
            i++;
        }
    }

    private string Decode()
    {
        var text = new StringBuilder(_written.Length);
        int position = 0;
        int shift = 0;
        while (position < _written.Length)
        {
            int backslash = _written.IndexOf('\\', position);
            if (backslash < 0 || backslash + 1 == _written.Length) break;
            char kind = _written[backslash + 1];
            text.Append(_written, position, backslash - position);
            if (kind is not ('u' or 'U'))
            {
                text.Append(_written, backslash, 2);
                position = backslash + 2;
                continue;
            }
            int length = kind == 'u' ? 4 : 8;
            int end = backslash + 2 + length;
            int codepoint = end <= _written.Length ? ReadCodepoint(_written.AsSpan(backslash + 2, length)) : -1;
            if (codepoint < 0)
            {
                throw ErrorAtWritten(
                    $"\\{kind} needs {length} hexadecimal digits that name a Unicode character (surrogates are none)", backslash);
            }
            if (codepoint is '"' or '\'' or '\\' or '\n' or '\r')
            {
                text.Append(_written, backslash, 2 + length);
            }
            else
            {
                string decoded = char.ConvertFromUtf32(codepoint);
                text.Append(decoded);
                shift += 2 + length - decoded.Length;
                _escapes.Add((text.Length, shift));
            }
            position = end;
        }
        return text.Append(_written, position, _written.Length - position).ToString();
    }

    private int ToWritten(int offset)
    {
        int shift = 0;
        foreach ((int decoded, int total) in _escapes)
        {
            if (decoded > offset) break;
            shift = total;
        }
        return Math.Min(offset + shift, _written.Length);
    }

    private SparqlSyntaxException ErrorAtWritten(string reason, int offset)
    {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++)
        {
            bool lineEnd = _written[i] == '\n' || (_written[i] == '\r' && !(i + 1 < _written.Length && _written[i + 1] == '\n'));
            if (!lineEnd) continue;
            line++;
            lineStart = i + 1;
        }
        return new SparqlSyntaxException(reason, line, offset - lineStart + 1);
    }
}
