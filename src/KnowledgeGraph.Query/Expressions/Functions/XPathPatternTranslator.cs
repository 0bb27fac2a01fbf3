using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KnowledgeGraph.Query.Expressions.Functions;

/// <summary>
/// Translates a regular expression of XPath (XML Schema 1.1 part 2 §G, XPath and XQuery Functions 3.0 §5.6.1) to the runtime's syntax.
/// Only what that grammar has is let through: no look-around, no inline options, no atomic groups.
/// </summary>
/// <param name="pattern">The pattern.</param>
/// <param name="options">The options with which the result will run.</param>
/// <param name="ignoresWhiteSpace">Whether white space outside classes counts for nothing.</param>
/// <param name="isAstral">Whether a surrogate pair of the text is one character to <c>.</c> and to classes.</param>
internal sealed class XPathPatternTranslator(string pattern, RegexOptions options, bool ignoresWhiteSpace, bool isAstral)
{
    private const int MaxDepth = 100;

    // Repetition is unrolled into states, so the product of nested counts bounds the automaton.
    private const long MaxRepetitions = 2000;
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    private readonly StringBuilder _result = new();
    private readonly Stack<GroupState> _groups = new();
    private int _at;

    /// <summary>The translation.</summary>
    public string Result => _result.ToString();

    /// <summary>The capturing groups.</summary>
    public int GroupCount { get; private set; }

    /// <summary>Whether the pattern refers back to a group.</summary>
    public bool HasBackReference { get; private set; }

    private bool IsAtEnd => _at == pattern.Length;

    /// <summary>Translates; false where the pattern is invalid or asks for too much.</summary>
    public bool TryTranslate()
    {
        bool canRepeat = false;
        long repetitions = 1;
        long most = 1;
        while (!IsAtEnd)
        {
            char c = pattern[_at++];
            switch (c)
            {
                case '(':
                    if (_groups.Count == MaxDepth || !OpenGroup(most)) return false;
                    most = 1;
                    canRepeat = false;
                    break;
                case ')':
                    if (!_groups.TryPop(out GroupState group)) return false;
                    _result.Append(')');
                    repetitions = most;
                    most = Math.Max(group.Most, most);
                    canRepeat = true;
                    break;
                case '|':
                    _result.Append('|');
                    canRepeat = false;
                    break;
                case '?' or '*' or '+' or '{':
                    if (!canRepeat || !Repeat(c, out int count)) return false;
                    if (repetitions * count > MaxRepetitions) return false;
                    most = Math.Max(most, repetitions * count);
                    canRepeat = false;
                    break;
                case '^':
                    _result.Append(options.HasFlag(RegexOptions.Multiline) ? "^" : @"\A");
                    canRepeat = false;
                    break;
                case '$':
                    _result.Append(options.HasFlag(RegexOptions.Multiline) ? "$" : @"\z");
                    canRepeat = false;
                    break;
                case ' ' or '\t' or '\n' or '\r' when ignoresWhiteSpace:
                    break;
                default:
                    if (!Atom(c)) return false;
                    repetitions = 1;
                    canRepeat = true;
                    break;
            }
        }
        return _groups.Count == 0;
    }

    private bool OpenGroup(long most)
    {
        bool isCapturing = IsAtEnd || pattern[_at] != '?';
        if (!isCapturing)
        {
            if (_at + 1 >= pattern.Length || pattern[_at + 1] != ':') return false;
            _at += 2;
        }
        _groups.Push(new GroupState(isCapturing ? ++GroupCount : 0, most));
        _result.Append(isCapturing ? "(" : "(?:");
        return true;
    }

    private bool Repeat(char c, out int count)
    {
        count = 1;
        if (c == '{')
        {
            int close = pattern.IndexOf('}', _at);
            if (close < 0) return false;
            string[] bounds = pattern[_at..close].Split(',');
            _at = close + 1;
            if (bounds.Length > 2 || !TryCount(bounds[0], out int least)) return false;
            int greatest = least;
            bool isOpen = bounds.Length == 2 && bounds[1].Length == 0;
            if (bounds.Length == 2 && !isOpen && (!TryCount(bounds[1], out greatest) || greatest < least)) return false;
            count = Math.Max(greatest, 1);
            _result.Append(CultureInfo.InvariantCulture, $"{{{least}");
            if (bounds.Length == 2) _result.Append(',').Append(isOpen ? "" : greatest.ToString(CultureInfo.InvariantCulture));
            _result.Append('}');
        }
        else
        {
            _result.Append(c);
        }
        if (!IsAtEnd && pattern[_at] == '?')
        {
            _result.Append('?');
            _at++;
        }
        return true;
    }

    private static bool TryCount(string digits, out int value) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= MaxRepetitions;

    /// <summary>One character, or a set of them.</summary>
    private bool Atom(char c)
    {
        switch (c)
        {
            case '.':
                string any = options.HasFlag(RegexOptions.Singleline) ? @"[\s\S]" : @"[^\n\r]";
                _result.Append(isAstral ? $"(?:{Pair}|{any})" : any);
                return true;
            case '[':
                return Class();
            case '\\':
                return Escape();
            case ']' or '}':
                return false;
            default:
                if (char.IsHighSurrogate(c) && !IsAtEnd && char.IsLowSurrogate(pattern[_at]))
                {
                    _result.Append("(?:").Append(c).Append(pattern[_at++]).Append(')');
                    return true;
                }
                Append(_result, c);
                return true;
        }
    }

    private bool Escape()
    {
        if (IsAtEnd) return false;
        char c = pattern[_at];
        if (char.IsAsciiDigit(c)) return BackReference();
        if (!TryReadEscape(out string? set, out char character)) return false;
        if (set is null)
        {
            Append(_result, character);
            return true;
        }
        bool isNegated = char.IsAsciiLetterUpper(c);
        if (isAstral && isNegated) _result.Append("(?:").Append(Pair).Append("|[").Append(set).Append("])");
        else _result.Append('[').Append(set).Append(']');
        return true;
    }

    /// <summary>A reference to a group that is closed already; as many digits as name one.</summary>
    private bool BackReference()
    {
        int group = pattern[_at++] - '0';
        while (!IsAtEnd && char.IsAsciiDigit(pattern[_at]))
        {
            int longer = group * 10 + (pattern[_at] - '0');
            if (longer > GroupCount) break;
            group = longer;
            _at++;
        }
        if (group == 0 || group > GroupCount || _groups.Any(open => open.Number == group)) return false;
        HasBackReference = true;
        _result.Append("(?:\\").Append(group).Append(')');
        return true;
    }

    /// <summary>Reads an escape after its backslash: a single character, or a set in the syntax of the inside of a class.</summary>
    private bool TryReadEscape(out string? set, out char character)
    {
        set = null;
        character = default;
        if (IsAtEnd) return false;
        char c = pattern[_at++];
        switch (c)
        {
            case 'n':
                character = '\n';
                return true;
            case 'r':
                character = '\r';
                return true;
            case 't':
                character = '\t';
                return true;
            case '\\' or '|' or '.' or '-' or '^' or '?' or '*' or '+' or '{' or '}' or '(' or ')' or '[' or ']' or '$' or '/':
                character = c;
                return true;
            case 'p' or 'P':
                int close = pattern.IndexOf('}', _at);
                if (IsAtEnd || pattern[_at] != '{' || close < 0) return false;
                string name = pattern[(_at + 1)..close];
                _at = close + 1;
                set = $@"\{c}{{{name}}}";
                return name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
            default:
                set = c switch
                {
                    's' => @" \t\n\r",
                    'S' => @"\u0000-\u0008\u000B\u000C\u000E-\u001F!-\uFFFF",
                    'd' => @"\p{Nd}",
                    'D' => @"\P{Nd}",
                    'w' => @"\p{L}\p{M}\p{N}\p{S}",
                    'W' => @"\p{P}\p{Z}\p{C}",
                    'i' => @"\p{L}_:",
                    'I' => @"\u0000-9;-@\[-^`\{-\u00A9\u00AB-\u00B4\u00B6-\u00B9\u00BB-\u00BF\u00D7\u00F7",
                    'c' => @"\p{L}\p{M}\p{N}_:.\-\u00B7",
                    'C' => @"\u0000-,/;-@\[-^`\{-\u00A9\u00AB-\u00B4\u00B6\u00B8\u00B9\u00BB-\u00BF\u00D7\u00F7",
                    _ => null,
                };
                return set is not null;
        }
    }

    /// <summary>A character class after its opening bracket.</summary>
    private bool Class()
    {
        var inside = new StringBuilder();
        var pairs = new StringBuilder();
        if (!ClassContent(inside, pairs, depth: 0, out bool isNegated)) return false;
        string set = inside.ToString();
        if (isAstral && isNegated)
        {
            // Pairs that a negated class names would need a look-ahead, which cannot run without backtracking.
            if (pairs.Length > 0) return false;
            _result.Append("(?:").Append(Pair).Append('|').Append(set).Append(')');
        }
        else if (pairs.Length > 0)
        {
            _result.Append("(?:").Append(pairs);
            if (set != "[]") _result.Append('|').Append(set);
            _result.Append(')');
        }
        else
        {
            _result.Append(set);
        }
        return true;
    }

    /// <summary>
    /// Writes the class with its brackets, and apart from it the alternatives for characters beyond U+FFFF, which a class of UTF-16 units
    /// cannot hold.
    /// </summary>
    private bool ClassContent(StringBuilder inside, StringBuilder pairs, int depth, out bool isNegated)
    {
        isNegated = !IsAtEnd && pattern[_at] == '^';
        if (isNegated) _at++;
        inside.Append(isNegated ? "[^" : "[");
        int start = _at;
        int? previous = null;
        while (!IsAtEnd)
        {
            char c = pattern[_at++];
            if (c == ']')
            {
                inside.Append(']');
                return _at - 1 > start;
            }
            if (c == '[') return false;
            if (c == '-' && !IsAtEnd && pattern[_at] == '[')
            {
                _at++;
                if (depth == MaxDepth || _at - 2 == start) return false;
                inside.Append('-');
                if (!ClassContent(inside, pairs, depth + 1, out _)) return false;
                if (IsAtEnd || pattern[_at] != ']') return false;
                _at++;
                inside.Append(']');
                return true;
            }
            if (c == '-' && previous is int from && !IsAtEnd && pattern[_at] != ']')
            {
                if (!TryReadClassCharacter(pattern[_at++], out string? noSet, out int to) || noSet is not null || to < from) return false;
                AppendRange(inside, pairs, from, to);
                previous = null;
                continue;
            }
            if (!TryReadClassCharacter(c, out string? set, out int character)) return false;
            previous = null;
            if (set is not null) inside.Append(set);
            else if (!IsRangeNext()) AppendRange(inside, pairs, character, character);
            else previous = character;
        }
        return false;
    }

    private bool IsRangeNext() => _at + 1 < pattern.Length && pattern[_at] == '-' && pattern[_at + 1] is not (']' or '[');

    private bool TryReadClassCharacter(char c, out string? set, out int character)
    {
        set = null;
        character = c;
        if (c == '\\')
        {
            bool isRead = TryReadEscape(out set, out char escaped);
            character = escaped;
            return isRead;
        }
        if (char.IsHighSurrogate(c) && !IsAtEnd && char.IsLowSurrogate(pattern[_at])) character = char.ConvertToUtf32(c, pattern[_at++]);
        return true;
    }

    private static void AppendRange(StringBuilder inside, StringBuilder pairs, int from, int to)
    {
        if (from <= 0xFFFF)
        {
            Append(inside, (char)from);
            if (to > from)
            {
                inside.Append('-');
                Append(inside, (char)Math.Min(to, 0xFFFF));
            }
        }
        for (int character = Math.Max(from, 0x10000); character <= to;)
        {
            // One alternative per high surrogate.
            string first = char.ConvertFromUtf32(character);
            int last = Math.Min(to, character | 0x3FF);
            if (pairs.Length > 0) pairs.Append('|');
            pairs.Append(first[0]).Append('[').Append(first[1]).Append('-').Append(char.ConvertFromUtf32(last)[1]).Append(']');
            character = last + 1;
        }
    }

    private static void Append(StringBuilder target, char c)
    {
        if (char.IsLetterOrDigit(c) || c > 0x7F) target.Append(c);
        else target.Append(CultureInfo.InvariantCulture, $@"\u{(int)c:X4}");
    }

    /// <summary>An open group: its number, 0 where it captures nothing, and the most repetitions seen outside it so far.</summary>
    private readonly record struct GroupState(int Number, long Most);
}
