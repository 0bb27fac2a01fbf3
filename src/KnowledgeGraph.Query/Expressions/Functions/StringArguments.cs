using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Functions;

/// <summary>Reads and makes the strings that functions work on (SPARQL 1.1 §17.4.3.1).</summary>
internal static class StringArguments
{
    /// <summary>Reads a string literal: <c>xsd:string</c> or language-tagged. False for any other term.</summary>
    public static bool TryReadString(this ExpressionContext context, ValueId id, Span<byte> scratch, out Utf8Term term)
    {
        bool isString = id.Tag is ValueTag.ShortString or ValueTag.String or ValueTag.TaggedString;
        term = isString ? context.Terms.Decode(id, scratch) : default;
        return isString;
    }

    /// <summary>Reads an <c>xsd:string</c>. False for any other term.</summary>
    public static bool TryReadPlainString(this ExpressionContext context, ValueId id, Span<byte> scratch, out ReadOnlySpan<byte> text)
    {
        bool isString = id.Tag is ValueTag.ShortString or ValueTag.String;
        text = isString ? context.Terms.Decode(id, scratch).Value : default;
        return isString;
    }

    /// <summary>Whether two strings may be compared: the second has no language, or the first's (§17.4.3.1.2).</summary>
    public static bool AreCompatible(in Utf8Term first, in Utf8Term second) =>
        second.Language.IsEmpty || Ascii.EqualsIgnoreCase(first.Language, second.Language);

    /// <summary>A string of the same language as another, or of none.</summary>
    public static ValueId CreateLike(this ExpressionContext context, in Utf8Term model, ReadOnlySpan<byte> text) =>
        context.Terms.Intern(model.Language.IsEmpty ? Utf8Term.String(text) : Utf8Term.Tagged(text, model.Language));
}
