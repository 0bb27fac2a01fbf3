using System.Runtime.CompilerServices;
using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Xsd;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Functions;

/// <summary>The functions on RDF terms (SPARQL 1.1 §17.4.2).</summary>
[SkipLocalsInit]
internal static class TermFunctions
{
    public static ValueId IsIri(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        TermValues.Create(arguments[0].Tag == ValueTag.Iri);

    public static ValueId IsBlank(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        TermValues.Create(arguments[0].Tag == ValueTag.BlankNode);

    public static ValueId IsLiteral(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        TermValues.Create(arguments[0].IsLiteral);

    public static ValueId IsNumeric(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        TermValues.Create(!context.Values.ReadNumeric(arguments[0]).IsError);

    public static ValueId SameTerm(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        TermValues.Create(arguments[0] == arguments[1]);

    public static ValueId Str(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        ValueId id = arguments[0];
        if (id.Tag is ValueTag.ShortString or ValueTag.String) return id;
        if (id.Tag == ValueTag.BlankNode) return ValueId.None;
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        return context.Values.CreateString(context.Terms.Decode(id, scratch).Value);
    }

    public static ValueId Lang(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        ValueId id = arguments[0];
        if (!id.IsLiteral) return ValueId.None;
        if (id.Tag != ValueTag.TaggedString) return context.Values.CreateString(default);
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        return context.Values.CreateString(context.Terms.Decode(id, scratch).Language);
    }

    public static ValueId Datatype(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        ValueId id = arguments[0];
        if (!id.IsLiteral) return ValueId.None;
        if (id.Tag == ValueTag.TaggedString)
        {
            return context.Terms.Intern(Utf8Term.Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"u8));
        }
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        ReadOnlySpan<byte> datatype = context.Terms.Decode(id, scratch).Datatype;
        return context.Terms.Intern(Utf8Term.Iri(datatype.IsEmpty ? XsdTypes.ToIri(XsdType.String) : datatype));
    }

    /// <summary>IRI: of a string, resolved against the base of the query (§17.4.2.8).</summary>
    public static ValueId Iri(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        if (arguments[0].Tag == ValueTag.Iri) return arguments[0];
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        if (!context.TryReadPlainString(arguments[0], scratch, out ReadOnlySpan<byte> text)) return ValueId.None;
        if (IriSyntax.IndexOfForbidden(text) >= 0) return ValueId.None;
        if (IriSyntax.IsAbsolute(text)) return context.Terms.Intern(Utf8Term.Iri(text));
        if (context.BaseResolver is not IriResolver resolver) return ValueId.None;
        Span<byte> resolved = context.RentBuffer().GetSpan(resolver.MaxLength(text.Length));
        return context.Terms.Intern(Utf8Term.Iri(resolved[..resolver.Resolve(text, resolved)]));
    }

    /// <summary>STRDT: of a string without language (§17.4.2.10).</summary>
    public static ValueId StrDt(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        Span<byte> textScratch = stackalloc byte[Snapshot.ScratchBytes];
        Span<byte> iriScratch = stackalloc byte[Snapshot.ScratchBytes];
        if (!context.TryReadPlainString(arguments[0], textScratch, out ReadOnlySpan<byte> text) || arguments[1].Tag != ValueTag.Iri)
        {
            return ValueId.None;
        }
        ReadOnlySpan<byte> datatype = context.Terms.Decode(arguments[1], iriScratch).Value;
        if (datatype.SequenceEqual("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"u8)) return ValueId.None;
        return context.Terms.Intern(Utf8Term.Typed(text, datatype));
    }

    /// <summary>STRLANG: of a string without language (§17.4.2.11); an error where the tag is none of BCP 47.</summary>
    public static ValueId StrLang(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        Span<byte> textScratch = stackalloc byte[Snapshot.ScratchBytes];
        Span<byte> tagScratch = stackalloc byte[Snapshot.ScratchBytes];
        if (!context.TryReadPlainString(arguments[0], textScratch, out ReadOnlySpan<byte> text)) return ValueId.None;
        if (!context.TryReadPlainString(arguments[1], tagScratch, out ReadOnlySpan<byte> tag) || !IsLanguageTag(tag)) return ValueId.None;
        return context.Terms.Intern(Utf8Term.Tagged(text, tag));
    }

    public static ValueId Uuid(ExpressionContext context) =>
        context.Terms.Intern(Utf8Term.Iri(Encoding.ASCII.GetBytes($"urn:uuid:{Guid.NewGuid():D}")));

    public static ValueId StrUuid(ExpressionContext context) =>
        context.Values.CreateString(Encoding.ASCII.GetBytes(Guid.NewGuid().ToString("D")));

    /// <summary>The LANGTAG of the SPARQL grammar without its <c>@</c>.</summary>
    private static bool IsLanguageTag(ReadOnlySpan<byte> tag)
    {
        bool isFirst = true;
        foreach (Range range in tag.Split((byte)'-'))
        {
            ReadOnlySpan<byte> subtag = tag[range];
            if (subtag.IsEmpty) return false;
            foreach (byte b in subtag)
            {
                if (!char.IsAsciiLetter((char)b) && (isFirst || !char.IsAsciiDigit((char)b))) return false;
            }
            isFirst = false;
        }
        return true;
    }
}
