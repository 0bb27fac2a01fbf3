using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Functions;

/// <summary>REGEX and REPLACE (SPARQL 1.1 §17.4.3.14–15). Keeps the latest pattern; one instance per call in the query.</summary>
[SkipLocalsInit]
internal sealed class RegexFunctions
{
    // Without backtracking, finding the groups of a match costs microseconds and a kilobyte per character, and no time limit ends it.
    private const int MaxCapturedLength = 1 << 16;

    private (ValueId Pattern, ValueId Flags) _key;
    private XPathPattern? _pattern;

    public ValueId Regex(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        if (!context.TryReadString(arguments[0], scratch, out Utf8Term term)) return ValueId.None;
        XPathPattern? pattern = GetPattern(context, arguments[1], arguments.Length > 2 ? arguments[2] : ValueId.None);
        if (pattern is null) return ValueId.None;
        if (pattern.MatchLiterals(term.Value) is bool contains) return TermValues.Create(contains);
        if (pattern.GetExpression(HasAstral(term.Value)) is not Regex expression) return ValueId.None;
        char[] characters = ArrayPool<char>.Shared.Rent(Encoding.UTF8.GetMaxCharCount(term.Value.Length));
        try
        {
            int length = Encoding.UTF8.GetChars(term.Value, characters);
            return TermValues.Create(expression.IsMatch(characters.AsSpan(0, length)));
        }
        catch (RegexMatchTimeoutException exception)
        {
            throw TooSlow(exception);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    public ValueId Replace(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        Span<byte> replacementScratch = stackalloc byte[Snapshot.ScratchBytes];
        if (!context.TryReadString(arguments[0], scratch, out Utf8Term term)) return ValueId.None;
        if (!context.TryReadPlainString(arguments[2], replacementScratch, out ReadOnlySpan<byte> replacement)) return ValueId.None;
        XPathPattern? pattern = GetPattern(context, arguments[1], arguments.Length > 3 ? arguments[3] : ValueId.None);
        // A pattern that matches nothing at all has no place to replace (XPath fn:replace, err:FORX0003).
        if (pattern is null || pattern.MatchesEmpty) return ValueId.None;
        if (pattern.TranslateReplacement(Encoding.UTF8.GetString(replacement)) is not string translated) return ValueId.None;
        if (pattern.GetExpression(HasAstral(term.Value)) is not Regex expression) return ValueId.None;
        try
        {
            if (!translated.Contains('$')) return ReplaceBy(context, expression, arguments[0], term, translated);
            byte[] result = Encoding.UTF8.GetBytes(Replace(expression, pattern.HasGroups, Encoding.UTF8.GetString(term.Value), translated));
            if (result.Length > ExpressionContext.MaxStringBytes) throw ExpressionContext.StringTooLong();
            return context.CreateLike(term, result);
        }
        catch (RegexMatchTimeoutException exception)
        {
            throw TooSlow(exception);
        }
    }

    /// <summary>Replaces each match by one and the same text.</summary>
    private static ValueId ReplaceBy(ExpressionContext context, Regex expression, ValueId id, in Utf8Term term, string replacement)
    {
        char[] array = ArrayPool<char>.Shared.Rent(Encoding.UTF8.GetMaxCharCount(term.Value.Length));
        try
        {
            ReadOnlySpan<char> text = array.AsSpan(0, Encoding.UTF8.GetChars(term.Value, array));
            ArrayBufferWriter<byte> result = context.RentBuffer();
            int end = -1;
            foreach (ValueMatch match in expression.EnumerateMatches(text))
            {
                Encoding.UTF8.GetBytes(text[Math.Max(end, 0)..match.Index], result);
                Encoding.UTF8.GetBytes(replacement, result);
                if (result.WrittenCount > ExpressionContext.MaxStringBytes) throw ExpressionContext.StringTooLong();
                end = match.Index + match.Length;
            }
            if (end < 0) return id;
            Encoding.UTF8.GetBytes(text[end..], result);
            if (result.WrittenCount > ExpressionContext.MaxStringBytes) throw ExpressionContext.StringTooLong();
            return context.CreateLike(term, result.WrittenSpan);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(array);
        }
    }

    private static string Replace(Regex expression, bool hasGroups, string text, string replacement)
    {
        int references = replacement.AsSpan().Count('$');
        // At most: the text, and between its characters the replacement, in which each reference to a group may give the whole text.
        long longest = (text.Length + 1L) * (2L * replacement.Length + 1);
        bool isShort = longest <= ExpressionContext.MaxStringBytes;
        if (hasGroups && text.Length > MaxCapturedLength && (references > 0 || !isShort))
        {
            throw new QueryMemoryLimitException(
                $"REPLACE takes texts of up to {MaxCapturedLength} characters where the pattern has groups; this one has {text.Length}");
        }
        if (isShort) return expression.Replace(text, replacement);
        // What each match may give is counted before it is made: a group is no longer than the match.
        long written = 0;
        return expression.Replace(text, match =>
        {
            written += replacement.Length + (long)references * match.Length;
            return written <= ExpressionContext.MaxStringBytes ? match.Result(replacement) : throw ExpressionContext.StringTooLong();
        });
    }

    private static bool HasAstral(ReadOnlySpan<byte> text) => text.ContainsAnyInRange((byte)0xF0, (byte)0xF4);

    private static QueryTimeoutException TooSlow(RegexMatchTimeoutException exception) => new(
        $"the regular expression '{exception.Pattern}' took more than {XPathPattern.MatchTimeout.TotalSeconds:0} s on one text; "
        + "write it without back-references");

    private XPathPattern? GetPattern(ExpressionContext context, ValueId pattern, ValueId flags)
    {
        if (_key == (pattern, flags)) return _pattern;
        Span<byte> patternScratch = stackalloc byte[Snapshot.ScratchBytes];
        scoped Span<byte> flagsScratch = stackalloc byte[Snapshot.ScratchBytes];
        scoped ReadOnlySpan<byte> flagsText = default;
        _key = (pattern, flags);
        _pattern = null;
        if (!context.TryReadPlainString(pattern, patternScratch, out ReadOnlySpan<byte> text)) return null;
        if (!flags.IsNone && !context.TryReadPlainString(flags, flagsScratch, out flagsText)) return null;
        return _pattern = XPathPattern.TryCreate(Encoding.UTF8.GetString(text), Encoding.UTF8.GetString(flagsText));
    }
}
