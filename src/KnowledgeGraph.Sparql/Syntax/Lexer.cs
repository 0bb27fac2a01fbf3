namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>Cuts the text into terminals, the longest match first (SPARQL 1.2 §19.8). Values are decoded by the parser.</summary>
internal sealed class Lexer(SourceText source, int start = 0)
{
    private readonly string _text = source.Text;
    private int _position = start;

    /// <summary>Reads the next token; <see cref="TokenKind.EndOfText"/> at and after the end.</summary>
    /// <exception cref="SparqlSyntaxException">No token starts here, or one is not closed.</exception>
    public Token Next()
    {
        SkipBlanks();
        int first = _position;
        if (first == _text.Length) return new Token(TokenKind.EndOfText, first, first);
        TokenKind kind = Read(_text[first]);
        return new Token(kind, first, _position);
    }

    private TokenKind Read(char c)
    {
        switch (c)
        {
            case '{': return OneOrTwo('|', TokenKind.AnnotationStart, TokenKind.LeftBrace);
            case '}': return Single(TokenKind.RightBrace);
            case '(': return Single(TokenKind.LeftParenthesis);
            case ')' when Peek(1) == '>' && Peek(2) == '>': return Triple(TokenKind.TripleTermEnd);
            case ')': return Single(TokenKind.RightParenthesis);
            case '[': return Single(TokenKind.LeftBracket);
            case ']': return Single(TokenKind.RightBracket);
            case ';': return Single(TokenKind.Semicolon);
            case ',': return Single(TokenKind.Comma);
            case '*': return Single(TokenKind.Star);
            case '~': return Single(TokenKind.Tilde);
            case '/': return Single(TokenKind.Slash);
            case '=': return Single(TokenKind.Equal);
            case '!': return OneOrTwo('=', TokenKind.NotEqual, TokenKind.Not);
            case '|' when Peek(1) == '}': return OneOrTwo('}', TokenKind.AnnotationEnd, TokenKind.AnnotationEnd);
            case '|': return OneOrTwo('|', TokenKind.Or, TokenKind.Pipe);
            case '^': return OneOrTwo('^', TokenKind.DoubleCaret, TokenKind.Caret);
            case '>' when Peek(1) == '>': return OneOrTwo('>', TokenKind.ReifiedTripleEnd, TokenKind.ReifiedTripleEnd);
            case '>': return OneOrTwo('=', TokenKind.GreaterOrEqual, TokenKind.Greater);
            case '<' when Peek(1) == '<' && Peek(2) == '(': return Triple(TokenKind.TripleTermStart);
            case '<' when Peek(1) == '<': return OneOrTwo('<', TokenKind.ReifiedTripleStart, TokenKind.ReifiedTripleStart);
            case '<': return TryReadIri() ? TokenKind.IriReference : OneOrTwo('=', TokenKind.LessOrEqual, TokenKind.Less);
            case '&':
                if (Peek(1) == '&') return OneOrTwo('&', TokenKind.And, TokenKind.And);
                throw source.Error("a single '&' means nothing; the logical and is '&&'", _position);
            case '?' or '$': return ReadVariable(c);
            case '"' or '\'': return ReadString(c);
            case '@': return ReadLanguageTag();
            case '_' when Peek(1) == ':': return ReadBlankNodeLabel();
            case '+' or '-' when char.IsAsciiDigit(Peek(1)) || (Peek(1) == '.' && char.IsAsciiDigit(Peek(2))):
                _position++;
                return ReadNumber();
            case '+': return Single(TokenKind.Plus);
            case '-': return Single(TokenKind.Minus);
            case '.' when !char.IsAsciiDigit(Peek(1)): return Single(TokenKind.Dot);
            case '.' or (>= '0' and <= '9'): return ReadNumber();
            default: return ReadName(c);
        }
    }

    private char Peek(int distance) => _position + distance < _text.Length ? _text[_position + distance] : '\0';

    private TokenKind Single(TokenKind kind)
    {
        _position++;
        return kind;
    }

    private TokenKind Triple(TokenKind kind)
    {
        _position += 3;
        return kind;
    }

    private TokenKind OneOrTwo(char second, TokenKind two, TokenKind one)
    {
        bool isTwo = Peek(1) == second;
        _position += isTwo ? 2 : 1;
        return isTwo ? two : one;
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length)
        {
            char c = _text[_position];
            if (c is ' ' or '\t' or '\r' or '\n' || (c == '\uFEFF' && _position == 0))
            {
                _position++;
            }
            else if (c == '#')
            {
                int length = _text.AsSpan(_position).IndexOfAny('\r', '\n');
                _position = length < 0 ? _text.Length : _position + length;
            }
            else
            {
                return;
            }
        }
    }

    private bool TryReadIri()
    {
        for (int i = _position + 1; i < _text.Length; i++)
        {
            char c = _text[i];
            if (c == '>')
            {
                _position = i + 1;
                return true;
            }
            if (CodepointEscape.IsAt(_text, i)) i += CheckEscape(i) - 1;
            else if (IsNoneOfIri(c)) return false;
        }
        return false;
    }

    private static bool IsNoneOfIri(int c) => c is <= ' ' or '<' or '>' or '"' or '{' or '}' or '|' or '^' or '`' or '\\';

    private int CheckEscape(int at)
    {
        int length = CodepointEscape.Check(source, at, out int codepoint);
        return IsNoneOfIri(codepoint) ? throw source.Error($"no IRI holds the character U+{codepoint:X4}, escaped or not", at) : length;
    }

    private TokenKind ReadVariable(char sigil)
    {
        int length = NameCharacters.StartLength(_text, _position + 1);
        if (length == 0)
        {
            if (sigil == '?') return Single(TokenKind.Question);
            throw source.Error("'$' starts a variable, but no name follows", _position);
        }
        _position++;
        while (length != 0)
        {
            _position += length;
            length = NameCharacters.VariableLength(_text, _position);
        }
        return TokenKind.Variable;
    }

    private TokenKind ReadString(char quote)
    {
        int first = _position;
        bool isLong = Peek(1) == quote && Peek(2) == quote;
        _position += isLong ? 3 : 1;
        while (_position < _text.Length)
        {
            char c = _text[_position];
            if (c == '\\')
            {
                if (CodepointEscape.IsAt(_text, _position))
                {
                    _position += CodepointEscape.Check(source, _position, out _);
                    continue;
                }
                if (Peek(1) is not ('t' or 'b' or 'n' or 'r' or 'f' or '\\' or '"' or '\''))
                {
                    throw source.Error(
                        "a backslash in a string must start one of \\t \\b \\n \\r \\f \\\\ \\\" \\' \\u \\U; write \\\\ for itself",
                        _position);
                }
                _position += 2;
            }
            else if (c == quote && (!isLong || (Peek(1) == quote && Peek(2) == quote)))
            {
                _position += isLong ? 3 : 1;
                return TokenKind.String;
            }
            else if (!isLong && c is ('\n' or '\r'))
            {
                break;
            }
            else
            {
                _position++;
            }
        }
        throw source.Error(
            isLong
                ? $"this string is not closed; it needs {quote}{quote}{quote} at its end"
                : $"this string is not closed on its line; close it with {quote}, or write it between {quote}{quote}{quote} to span lines",
            first);
    }

    private TokenKind ReadLanguageTag()
    {
        int end = _position + 1;
        while (end < _text.Length && char.IsAsciiLetter(_text[end])) end++;
        if (end == _position + 1) throw source.Error("'@' must be followed by a language tag, as in \"chat\"@fr", _position);
        while (end + 1 < _text.Length && _text[end] == '-' && char.IsAsciiLetterOrDigit(_text[end + 1]))
        {
            end++;
            while (end < _text.Length && char.IsAsciiLetterOrDigit(_text[end])) end++;
        }
        _position = end;
        ReadDirection();
        return TokenKind.LanguageTag;
    }

    private void ReadDirection()
    {
        if (Peek(0) != '-' || Peek(1) != '-') return;
        int first = _position += 2;
        while (char.IsAsciiLetter(Peek(0))) _position++;
        if (_text.AsSpan(first, _position - first) is "ltr" or "rtl") return;
        throw source.Error("'--' after a language tag must be followed by the base direction, ltr or rtl, as in \"قطة\"@ar--rtl", first - 2);
    }

    private TokenKind ReadBlankNodeLabel()
    {
        int length = NameCharacters.StartLength(_text, _position + 2);
        if (length == 0) throw source.Error("'_:' must be followed by a blank node label, as in _:b1", _position);
        _position += 2 + length;
        ReadNameTail();
        return TokenKind.BlankNodeLabel;
    }

    // Names may hold dots but not end with one.
    private void ReadNameTail()
    {
        int position = _position;
        while (true)
        {
            int length = NameCharacters.NameLength(_text, position);
            if (length != 0) _position = position += length;
            else if (position < _text.Length && _text[position] == '.') position++;
            else return;
        }
    }

    private TokenKind ReadNumber()
    {
        SkipDigits();
        TokenKind kind = TokenKind.Integer;
        if (Peek(0) == '.')
        {
            if (char.IsAsciiDigit(Peek(1)))
            {
                kind = TokenKind.Decimal;
                _position++;
                SkipDigits();
            }
            else if (ExponentLength(1) != 0)
            {
                _position++;
            }
        }
        int exponent = ExponentLength(0);
        if (exponent == 0) return kind;
        _position += exponent;
        SkipDigits();
        return TokenKind.Double;
    }

    private int ExponentLength(int distance)
    {
        if (Peek(distance) is not ('e' or 'E')) return 0;
        int sign = Peek(distance + 1) is '+' or '-' ? 1 : 0;
        return char.IsAsciiDigit(Peek(distance + 1 + sign)) ? 1 + sign : 0;
    }

    private void SkipDigits()
    {
        while (_position < _text.Length && char.IsAsciiDigit(_text[_position])) _position++;
    }

    private TokenKind ReadName(char c)
    {
        int first = _position;
        int length = NameCharacters.BaseLength(_text, _position);
        if (length != 0)
        {
            _position += length;
            ReadNameTail();
        }
        if (Peek(0) == ':')
        {
            _position++;
            ReadLocalName();
            return TokenKind.PrefixedName;
        }
        _position = first;
        while (char.IsAsciiLetterOrDigit(Peek(0)) || Peek(0) == '_') _position++;
        if (_position > first) return TokenKind.Word;
        if (c == '\\')
        {
            throw source.Error("a backslash may only stand in strings, in IRIs between < and > and, before a reserved character, in local names", first);
        }
        throw source.Error($"the character '{c}' (U+{(int)c:X4}) starts nothing that belongs to SPARQL", first);
    }

    private void ReadLocalName()
    {
        int position = _position;
        bool first = true;
        while (true)
        {
            int length = first ? NameCharacters.StartLength(_text, position) : NameCharacters.NameLength(_text, position);
            if (length == 0) length = ReservedLength(position);
            if (length != 0) _position = position += length;
            else if (!first && position < _text.Length && _text[position] == '.') position++;
            else return;
            first = false;
        }
    }

    // A colon, a percent escape or a backslash escape in a local name (PLX).
    private int ReservedLength(int at)
    {
        if (at >= _text.Length) return 0;
        switch (_text[at])
        {
            case ':':
                return 1;
            case '%':
                if (at + 2 < _text.Length && char.IsAsciiHexDigit(_text[at + 1]) && char.IsAsciiHexDigit(_text[at + 2])) return 3;
                throw source.Error("'%' in a local name must be followed by two hexadecimal digits, or be written \\%", at);
            case '\\':
                if (at + 1 < _text.Length && "_~.-!$&'()*+,;=/?#@%".Contains(_text[at + 1])) return 2;
                throw source.Error("this character cannot be escaped in a local name; write the whole IRI between < and >", at);
            default:
                return 0;
        }
    }
}
