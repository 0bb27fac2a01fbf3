using System.Collections.Frozen;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>The keywords of JSON-LD 1.1 (§1.7) and of framing, and what strings look like one, an IRI or a blank node.</summary>
internal static class JsonLdKeywords
{
    private static readonly FrozenSet<string> All = FrozenSet.ToFrozenSet(
    [
        "@base", "@container", "@context", "@default", "@direction", "@embed", "@explicit", "@graph", "@id", "@import", "@included",
        "@index",
        "@json", "@language", "@list", "@nest", "@none", "@null", "@omitDefault", "@prefix", "@preserve", "@propagate", "@protected",
        "@requireAll", "@reverse", "@set", "@type", "@value", "@version", "@vocab",
    ]);

    /// <summary>Whether the string is a keyword.</summary>
    public static bool IsKeyword(string? text) => text is ['@', ..] && All.Contains(text);

    /// <summary>Whether the string is an at sign and letters: reserved for keywords to come, and ignored.</summary>
    public static bool HasKeywordForm(string text) => text is ['@', _, ..] && !text.AsSpan(1).ContainsAnyExceptInRange('A', 'z')
        && text.AsSpan(1).IndexOfAnyInRange('[', '`') < 0;

    /// <summary>
    /// Whether the string begins with a scheme and has no white space: an absolute IRI for the purposes of the algorithms.
    /// </summary>
    public static bool IsIri(string? text)
    {
        int colon = text?.IndexOf(':') ?? -1;
        if (colon <= 0 || !char.IsAsciiLetter(text![0])) return false;
        foreach (char c in text.AsSpan(1, colon - 1))
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.')) return false;
        }
        return !text.AsSpan(colon).ContainsAny(" \t\r\n<>\"{}|\\^`");
    }

    /// <summary>Whether the string is a blank node identifier.</summary>
    public static bool IsBlankNode(string? text) => text is ['_', ':', ..];
}
