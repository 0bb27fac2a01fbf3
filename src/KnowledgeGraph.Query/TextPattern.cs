using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using KnowledgeGraph.Query.Expressions.Functions;

namespace KnowledgeGraph.Query;

/// <summary>A regular expression as SPARQL's REGEX takes it (SPARQL 1.1 §17.4.3.14). Thread-safe once created.</summary>
public sealed class TextPattern
{
    private readonly XPathPattern _pattern;

    private TextPattern(XPathPattern pattern) => _pattern = pattern;

    /// <summary>Reads a pattern and its flags (<c>s m i x q</c>); null where either is invalid or too long.</summary>
    public static TextPattern? TryCreate(string pattern, string flags)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(flags);
        return XPathPattern.TryCreate(pattern, flags) is { } parsed ? new TextPattern(parsed) : null;
    }

    /// <summary>Whether a text, in UTF-8, has a match; false where a pattern with back-references takes too long.</summary>
    public bool IsMatch(ReadOnlySpan<byte> text)
    {
        if (_pattern.MatchLiterals(text) is bool contains) return contains;
        if (_pattern.GetExpression(text.ContainsAnyInRange((byte)0xF0, (byte)0xF4)) is not { } expression) return false;
        char[] characters = ArrayPool<char>.Shared.Rent(Encoding.UTF8.GetMaxCharCount(text.Length));
        try
        {
            return expression.IsMatch(characters.AsSpan(0, Encoding.UTF8.GetChars(text, characters)));
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }
}
