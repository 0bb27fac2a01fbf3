using System.Buffers;
using System.Text;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>Says what is wrong with a text that is no JSON (RFC 8259), in the words of somebody who wrote it by hand.</summary>
internal ref struct JsonSyntax
{
    private const int LongestExcerpt = 24;

    private readonly ReadOnlySpan<byte> _text;
    private readonly int _maxDepth;
    private readonly List<(char Close, int Offset)> _open = [];
    private int _at;

    private JsonSyntax(ReadOnlySpan<byte> text, int maxDepth)
    {
        _text = text;
        _maxDepth = maxDepth;
        _at = text.StartsWith("\uFEFF"u8) ? 3 : 0;
    }

    /// <summary>The first error, and the byte at which it stands.</summary>
    /// <param name="document">The text, of which a parser said that it is no JSON.</param>
    /// <param name="maxDepth">The deepest nesting that is allowed.</param>
    public static (string Reason, int Offset) FindError(ReadOnlySpan<byte> document, int maxDepth)
    {
        var syntax = new JsonSyntax(document, maxDepth);
        string reason = syntax.Read() ?? "the document is no JSON";
        return (reason, Math.Min(syntax._at, document.Length));
    }

    // Null where there is no error; otherwise the position stays at it.
    private string? Read()
    {
        bool afterComma = false;
        while (true)
        {
            SkipWhiteSpace();
            int c = Peek();
            if (afterComma && c is '}' or ']') return $"found '{(char)c}' behind a comma: JSON has no comma behind the last entry";
            if (_open.Count > 0 && c == _open[^1].Close)
            {
                Close();
            }
            else
            {
                if (_open.Count > 0 && _open[^1].Close == '}' && ReadKey() is { } badKey) return badKey;
                SkipWhiteSpace();
                if (Peek() is '{' or '[')
                {
                    if (_open.Count == _maxDepth) return $"objects and arrays are nested more than {_maxDepth} deep, the most that is allowed";
                    _open.Add((Peek() == '{' ? '}' : ']', _at++));
                    afterComma = false;
                    continue;
                }
                if (ReadScalar() is { } badValue) return badValue;
            }
            if (AfterValue(out afterComma) is { } error) return error;
            if (!afterComma) return null;
        }
    }

    private void Close()
    {
        _open.RemoveAt(_open.Count - 1);
        _at++;
    }

    // Behind a value: closes what ends, and stops behind a comma, or at the end of the document.
    private string? AfterValue(out bool afterComma)
    {
        afterComma = false;
        while (_open.Count > 0)
        {
            SkipWhiteSpace();
            int c = Peek();
            char close = _open[^1].Close;
            if (c == ',')
            {
                _at++;
                afterComma = true;
                return null;
            }
            if (c != close)
            {
                string what = close == '}' ? "object" : "array";
                return c < 0 ? EndInside() : $"found {Excerpt()} where ',' or '{close}' is expected behind an entry of the {what}{Hint(c)}";
            }
            Close();
        }
        SkipWhiteSpace();
        return Peek() < 0 ? null : $"found {Excerpt()} behind the end of the document{Hint(Peek())}";
    }

    private string? ReadKey()
    {
        int c = Peek();
        if (c != '"')
        {
            string hint = c == '\'' ? ": strings of JSON have double quotes" : c >= 0 && char.IsAsciiLetter((char)c) ? ": keys of JSON have quotes" : Hint(c);
            return c < 0 ? EndInside() : $"found {Excerpt()} where a key in double quotes is expected{hint}";
        }
        if (ReadString() is { } bad) return bad;
        SkipWhiteSpace();
        if (Peek() != ':') return Peek() < 0 ? EndInside() : $"found {Excerpt()} where ':' is expected behind the key";
        _at++;
        return null;
    }

    private string? ReadScalar()
    {
        int c = Peek();
        switch (c)
        {
            case '"':
                return ReadString();
            case '-' or (>= '0' and <= '9'):
                return ReadNumber();
            case 't' or 'f' or 'n':
                ReadOnlySpan<byte> word = c == 't' ? "true"u8 : c == 'f' ? "false"u8 : "null"u8;
                if (!_text[_at..].StartsWith(word)) break;
                _at += word.Length;
                return null;
            case < 0:
                return _open.Count == 0 ? "the document is empty" : EndInside();
        }
        string hint = c switch
        {
            '\'' => ": strings of JSON have double quotes",
            '+' or '.' => ": numbers of JSON begin with a digit, or '-' and a digit",
            _ => Hint(c),
        };
        return $"found {Excerpt()} where a value is expected: an object, an array, a string, a number, true, false or null{hint}";
    }

    private string? ReadString()
    {
        int start = _at++;
        while (true)
        {
            int c = Peek();
            switch (c)
            {
                case < 0 or '\n' or '\r':
                    _at = start;
                    return "the string that starts here is not closed on its line: '\"' expected; a line end is written \\n";
                case '"':
                    _at++;
                    return null;
                case < 0x20:
                    return $"the control character U+{c:X4} must be written as an escape in a string, like \\t or \\u{c:x4}";
                case '\\':
                    int kind = _at + 1 < _text.Length ? _text[_at + 1] : -1;
                    if (kind < 0 || !"\"\\/bfnrtu".Contains((char)kind)) return $"found {Excerpt()} in a string: JSON has the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX only";
                    if (kind == 'u' && !IsHex(_at + 2)) return "four hexadecimal digits are expected behind \\u";
                    _at += kind == 'u' ? 6 : 2;
                    break;
                default:
                    if (Rune.DecodeFromUtf8(_text[_at..], out _, out int length) != OperationStatus.Done)
                    {
                        return $"the byte 0x{c:X2} is no part of a character in UTF-8; was the document saved in another encoding, like Latin-1?";
                    }
                    _at += length;
                    break;
            }
        }
    }

    private string? ReadNumber()
    {
        int start = _at;
        if (Peek() == '-') _at++;
        int digits = SkipDigits();
        bool hasZeros = digits > 1 && _text[_at - digits] == (byte)'0';
        bool isWhole = digits > 0;
        if (Peek() == '.')
        {
            _at++;
            isWhole &= SkipDigits() > 0;
        }
        if (Peek() is 'e' or 'E')
        {
            _at++;
            if (Peek() is '+' or '-') _at++;
            isWhole &= SkipDigits() > 0;
        }
        if (isWhole && !hasZeros) return null;
        _at = start;
        return $"found {Excerpt()}, which is no number of JSON: digits are missing, or it has zeros in front";
    }

    private int SkipDigits()
    {
        int start = _at;
        while (Peek() is >= '0' and <= '9') _at++;
        return _at - start;
    }

    private readonly bool IsHex(int at) =>
        at + 4 <= _text.Length && _text.Slice(at, 4).IndexOfAnyExcept("0123456789abcdefABCDEF"u8) < 0;

    private readonly string EndInside()
    {
        (char close, int offset) = _open[^1];
        (long line, long column) = JsonPosition.Of(_text, offset);
        return $"the document ends inside the {(close == '}' ? "object" : "array")} that starts at line {line}, column {column}: '{close}' is missing";
    }

    private static string Hint(int c) => c switch
    {
        '/' or '#' => "; JSON has no comments",
        '"' => "; is a comma missing before it?",
        '<' => "; is this XML or Turtle?",
        '@' => "; is this Turtle?",
        _ => "",
    };

    private readonly string Excerpt()
    {
        ReadOnlySpan<byte> rest = _text[_at..Math.Min(_text.Length, _at + (4 * LongestExcerpt))];
        int end = rest.IndexOfAny(" \t\r\n"u8);
        string word = Encoding.UTF8.GetString(end > 0 ? rest[..end] : rest);
        return word.Length > LongestExcerpt ? $"'{word[..LongestExcerpt]}…'" : $"'{word}'";
    }

    private void SkipWhiteSpace()
    {
        while (Peek() is ' ' or '\t' or '\r' or '\n') _at++;
    }

    private readonly int Peek() => _at < _text.Length ? _text[_at] : -1;
}
