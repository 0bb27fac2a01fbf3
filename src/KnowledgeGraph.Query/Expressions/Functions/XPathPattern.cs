using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace KnowledgeGraph.Query.Expressions.Functions;

/// <summary>
/// A regular expression of XPath (XPath and XQuery Functions 3.0 §5.6), ready to match. It runs without backtracking, in time linear in
/// the text; only patterns with back-references need backtracking, under a time limit.
/// </summary>
internal sealed class XPathPattern
{
    private const int MaxLength = 16_384;

    /// <summary>How long one match with back-references may take.</summary>
    public static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private readonly string _pattern;
    private readonly RegexOptions _options;
    private readonly bool _isQuoted;
    private readonly bool _ignoresWhiteSpace;
    private readonly int _groups;
    private readonly Lazy<Regex?> _expression;
    private readonly Lazy<Regex?> _astralExpression;
    private readonly byte[]? _literal;
    private readonly bool _isPrefix;
    private readonly SearchValues<string>? _literals;
    private bool? _matchesEmpty;

    private XPathPattern(string pattern, RegexOptions options, bool isQuoted, bool ignoresWhiteSpace, XPathPatternTranslator translator)
    {
        _pattern = pattern;
        _isQuoted = isQuoted;
        _ignoresWhiteSpace = ignoresWhiteSpace;
        _groups = translator.GroupCount;
        _options = options | RegexOptions.CultureInvariant;
        if (!translator.HasBackReference) _options |= RegexOptions.NonBacktracking;
        _expression = new Lazy<Regex?>(() => TryBuild(isAstral: false), LazyThreadSafetyMode.None);
        _astralExpression = new Lazy<Regex?>(() => TryBuild(isAstral: true), LazyThreadSafetyMode.None);
        if (options == RegexOptions.None && !ignoresWhiteSpace)
        {
            _literal = FindLiteral(pattern, isQuoted, out _isPrefix);
            if (_literal is null && PatternLiterals.TryRead(pattern) is { } literals)
            {
                _literals = SearchValues.Create(literals, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>Whether there are groups to capture.</summary>
    public bool HasGroups => _groups > 0;

    /// <summary>Whether the empty text matches.</summary>
    public bool MatchesEmpty => _matchesEmpty ??= GetExpression(hasAstral: false)?.IsMatch("") == true;

    /// <summary>Reads a pattern and its flags (<c>s m i x q</c>); null where either is invalid or too long.</summary>
    public static XPathPattern? TryCreate(string pattern, string flags)
    {
        RegexOptions options = RegexOptions.None;
        bool isQuoted = false, ignoresWhiteSpace = false;
        foreach (char flag in flags)
        {
            switch (flag)
            {
                case 's':
                    options |= RegexOptions.Singleline;
                    break;
                case 'm':
                    options |= RegexOptions.Multiline;
                    break;
                case 'i':
                    options |= RegexOptions.IgnoreCase;
                    break;
                case 'x':
                    ignoresWhiteSpace = true;
                    break;
                case 'q':
                    isQuoted = true;
                    break;
                default:
                    return null;
            }
        }
        if (pattern.Length > MaxLength) return null;
        var translator = new XPathPatternTranslator(pattern, options, ignoresWhiteSpace, isAstral: false);
        if (!isQuoted && !translator.TryTranslate()) return null;
        var result = new XPathPattern(pattern, options, isQuoted, ignoresWhiteSpace, translator);
        return result._literal is null && result.GetExpression(hasAstral: false) is null ? null : result;
    }

    /// <summary>Whether a text, in UTF-8, has a match; null where the pattern is more than plain characters and alternatives of them.</summary>
    public bool? MatchLiterals(ReadOnlySpan<byte> text)
    {
        if (_literal is not null) return _isPrefix ? text.StartsWith(_literal) : text.IndexOf(_literal) >= 0;
        if (_literals is null) return null;
        char[] bytes = ArrayPool<char>.Shared.Rent(text.Length);
        int length = Encoding.Latin1.GetChars(text, bytes);
        bool contains = bytes.AsSpan(0, length).ContainsAny(_literals);
        ArrayPool<char>.Shared.Return(bytes);
        return contains;
    }

    /// <summary>
    /// The expression of the runtime. Its characters are UTF-16 units; a text with characters beyond U+FFFF needs a pattern that takes
    /// surrogate pairs for one character. Null where the pattern can't be put so.
    /// </summary>
    public Regex? GetExpression(bool hasAstral) => (hasAstral ? _astralExpression : _expression).Value;

    /// <summary>Translates a replacement (§5.6.3); null where it is invalid.</summary>
    public string? TranslateReplacement(string replacement)
    {
        if (_isQuoted) return replacement.Replace("$", "$$", StringComparison.Ordinal);
        var result = new StringBuilder();
        for (int i = 0; i < replacement.Length; i++)
        {
            char c = replacement[i];
            if (c == '\\')
            {
                i++;
                if (i == replacement.Length || replacement[i] is not ('\\' or '$')) return null;
                result.Append(replacement[i] == '$' ? "$$" : "\\");
            }
            else if (c == '$')
            {
                int start = i + 1;
                int end = start;
                int group = 0;
                // As many digits as name a group that exists; the rest are characters.
                while (end < replacement.Length && char.IsAsciiDigit(replacement[end]))
                {
                    int longer = group * 10 + (replacement[end] - '0');
                    if (end > start && longer > _groups) break;
                    group = longer;
                    end++;
                }
                if (end == start) return null;
                if (group <= _groups) result.Append("${").Append(group).Append('}');
                i = end - 1;
            }
            else
            {
                result.Append(c);
            }
        }
        return result.ToString();
    }

    private static byte[]? FindLiteral(string pattern, bool isQuoted, out bool isPrefix)
    {
        isPrefix = !isQuoted && pattern.StartsWith('^');
        ReadOnlySpan<char> rest = isPrefix ? pattern.AsSpan(1) : pattern;
        return isQuoted || !rest.ContainsAny(@".\?*+{}()[]|^$") ? Encoding.UTF8.GetBytes(rest.ToString()) : null;
    }

    private Regex? TryBuild(bool isAstral)
    {
        string translated;
        if (_isQuoted)
        {
            translated = Regex.Escape(_pattern);
        }
        else
        {
            var translator = new XPathPatternTranslator(_pattern, _options, _ignoresWhiteSpace, isAstral);
            if (!translator.TryTranslate()) return null;
            translated = translator.Result;
        }
        try
        {
            return new Regex(translated, _options, MatchTimeout);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            // A block name that the runtime does not know, or an automaton beyond its limits.
            return null;
        }
    }
}
