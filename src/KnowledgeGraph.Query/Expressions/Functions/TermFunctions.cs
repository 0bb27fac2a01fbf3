using System.Runtime.CompilerServices;
using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Xsd;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Functions;

/// <summary>The functions on RDF terms (SPARQL 1.2 §17.4.2).</summary>
[SkipLocalsInit]
internal static class TermFunctions
{
    private static ReadOnlySpan<byte> LangString => "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"u8;

    private static ReadOnlySpan<byte> DirLangString => "http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString"u8;

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
        if (id.Tag == ValueTag.BlankNode || id.IsTripleTerm) return ValueId.None;
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        return context.Values.CreateString(context.Terms.Decode(id, scratch).Value);
    }

    public static ValueId Lang(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        ValueId id = arguments[0];
        if (!id.IsLiteral) return ValueId.None;
        if (id.Tag != ValueTag.TaggedString) return context.Values.CreateString(default);
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        return context.Values.CreateString(context.Terms.Decode(id, scratch).LanguageTag);
    }

    /// <summary>LANGDIR: the base direction of a literal, the empty string where it has none (§17.4.2).</summary>
    public static ValueId LangDir(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        ValueId id = arguments[0];
        if (!id.IsLiteral) return ValueId.None;
        if (id.Tag != ValueTag.TaggedString) return context.Values.CreateString(default);
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        return context.Values.CreateString(context.Terms.Decode(id, scratch).Direction);
    }

    public static ValueId HasLang(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        TermValues.Create(arguments[0].Tag == ValueTag.TaggedString);

    public static ValueId HasLangDir(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        if (arguments[0].Tag != ValueTag.TaggedString) return TermValues.False;
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        return TermValues.Create(!context.Terms.Decode(arguments[0], scratch).Direction.IsEmpty);
    }

    public static ValueId Datatype(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        ValueId id = arguments[0];
        if (!id.IsLiteral) return ValueId.None;
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        Utf8Term term = context.Terms.Decode(id, scratch);
        if (!term.Language.IsEmpty) return context.Terms.Intern(Utf8Term.Iri(term.Direction.IsEmpty ? LangString : DirLangString));
        ReadOnlySpan<byte> datatype = term.Datatype;
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
        if (datatype.SequenceEqual(LangString) || datatype.SequenceEqual(DirLangString)) return ValueId.None;
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

    /// <summary>STRLANGDIR: as STRLANG, with the base direction <c>ltr</c> or <c>rtl</c> (§17.4.2).</summary>
    public static ValueId StrLangDir(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        Span<byte> textScratch = stackalloc byte[Snapshot.ScratchBytes];
        Span<byte> tagScratch = stackalloc byte[Snapshot.ScratchBytes];
        Span<byte> directionScratch = stackalloc byte[Snapshot.ScratchBytes];
        if (!context.TryReadPlainString(arguments[0], textScratch, out ReadOnlySpan<byte> text)) return ValueId.None;
        if (!context.TryReadPlainString(arguments[1], tagScratch, out ReadOnlySpan<byte> tag) || !IsLanguageTag(tag)) return ValueId.None;
        if (!context.TryReadPlainString(arguments[2], directionScratch, out ReadOnlySpan<byte> direction)) return ValueId.None;
        if (!direction.SequenceEqual("ltr"u8) && !direction.SequenceEqual("rtl"u8)) return ValueId.None;
        return context.Terms.Intern(Utf8Term.Tagged(text, [.. tag, .. "--"u8, .. direction]));
    }

    /// <summary>TRIPLE: an error where the terms make no triple (§17.4.2).</summary>
    public static ValueId Triple(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        context.Terms.InternTriple(arguments[0], arguments[1], arguments[2]);

    public static ValueId IsTriple(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        TermValues.Create(arguments[0].IsTripleTerm);

    public static ValueId Subject(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        context.Terms.TryGetTriple(arguments[0], out ValueId subject, out _, out _) ? subject : ValueId.None;

    public static ValueId Predicate(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        context.Terms.TryGetTriple(arguments[0], out _, out ValueId predicate, out _) ? predicate : ValueId.None;

    public static ValueId Object(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        context.Terms.TryGetTriple(arguments[0], out _, out _, out ValueId @object) ? @object : ValueId.None;

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
