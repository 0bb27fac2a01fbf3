using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Functions;

/// <summary>The functions on strings (SPARQL 1.1 §17.4.3), on UTF-8; positions count code points.</summary>
[SkipLocalsInit]
internal static class StringFunctions
{
    private static readonly SearchValues<byte> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"u8);

    public static ValueId StrLen(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        if (!context.TryReadString(arguments[0], scratch, out Utf8Term term)) return ValueId.None;
        return context.Values.Create((long)CountCodePoints(term.Value));
    }

    public static ValueId Substr(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        if (!context.TryReadString(arguments[0], scratch, out Utf8Term term)) return ValueId.None;
        // The characters at p with round(start) ≤ p < round(start) + round(length), from 1 (XPath fn:substring).
        double start = context.Values.ReadNumeric(arguments[1]).Round().ToDouble();
        double end = double.PositiveInfinity;
        if (context.Values.ReadNumeric(arguments[1]).IsError) return ValueId.None;
        if (arguments.Length > 2)
        {
            Numeric length = context.Values.ReadNumeric(arguments[2]);
            if (length.IsError) return ValueId.None;
            end = start + length.Round().ToDouble();
        }
        if (double.IsNaN(start) || double.IsNaN(end)) start = end = 1;
        ReadOnlySpan<byte> text = term.Value;
        int from = OffsetOf(text, start);
        int to = from + OffsetOf(text[from..], end - Math.Max(start, 1) + 1);
        return context.CreateLike(term, text[from..Math.Max(from, to)]);
    }

    public static ValueId UCase(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        MapCase(context, arguments[0], toUpper: true);

    public static ValueId LCase(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        MapCase(context, arguments[0], toUpper: false);

    public static ValueId StrStarts(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        Search(context, arguments, static (text, pattern) => text.StartsWith(pattern));

    public static ValueId StrEnds(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        Search(context, arguments, static (text, pattern) => text.EndsWith(pattern));

    public static ValueId Contains(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        Search(context, arguments, static (text, pattern) => text.IndexOf(pattern) >= 0);

    public static ValueId StrBefore(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        Cut(context, arguments, takeBefore: true);

    public static ValueId StrAfter(ExpressionContext context, ReadOnlySpan<ValueId> arguments) =>
        Cut(context, arguments, takeBefore: false);

    public static ValueId EncodeForUri(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        if (!context.TryReadString(arguments[0], scratch, out Utf8Term term)) return ValueId.None;
        ReadOnlySpan<byte> text = term.Value;
        if (!text.ContainsAnyExcept(Unreserved)) return context.Values.CreateString(text);
        if (3L * text.Length > ExpressionContext.MaxStringBytes) throw ExpressionContext.StringTooLong();
        ArrayBufferWriter<byte> buffer = context.RentBuffer();
        foreach (byte b in text)
        {
            if (Unreserved.Contains(b))
            {
                buffer.GetSpan(1)[0] = b;
                buffer.Advance(1);
            }
            else
            {
                Span<byte> escape = buffer.GetSpan(3);
                escape[0] = (byte)'%';
                escape[1] = (byte)"0123456789ABCDEF"[b >> 4];
                escape[2] = (byte)"0123456789ABCDEF"[b & 15];
                buffer.Advance(3);
            }
        }
        return context.Values.CreateString(buffer.WrittenSpan);
    }

    /// <summary>CONCAT: of the arguments' language where all have the same (§17.4.3.12).</summary>
    public static ValueId Concat(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        ArrayBufferWriter<byte> buffer = context.RentBuffer();
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        byte[]? language = null;
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!context.TryReadString(arguments[i], scratch, out Utf8Term term)) return ValueId.None;
            if (buffer.WrittenCount + (long)term.Value.Length > ExpressionContext.MaxStringBytes) throw ExpressionContext.StringTooLong();
            buffer.Write(term.Value);
            if (i == 0) language = term.Language.ToArray();
            else if (!Ascii.EqualsIgnoreCase(language, term.Language)) language = null;
        }
        Utf8Term result = language is null or [] ? Utf8Term.String(buffer.WrittenSpan) : Utf8Term.Tagged(buffer.WrittenSpan, language);
        return context.Terms.Intern(result);
    }

    /// <summary>LANGMATCHES: basic filtering of RFC 4647 §3.3.1.</summary>
    public static ValueId LangMatches(ExpressionContext context, ReadOnlySpan<ValueId> arguments)
    {
        Span<byte> tagScratch = stackalloc byte[Snapshot.ScratchBytes];
        Span<byte> rangeScratch = stackalloc byte[Snapshot.ScratchBytes];
        if (!context.TryReadPlainString(arguments[0], tagScratch, out ReadOnlySpan<byte> tag)) return ValueId.None;
        if (!context.TryReadPlainString(arguments[1], rangeScratch, out ReadOnlySpan<byte> range)) return ValueId.None;
        if (range.SequenceEqual("*"u8)) return TermValues.Create(!tag.IsEmpty);
        bool isPrefix = tag.Length >= range.Length && Ascii.EqualsIgnoreCase(tag[..range.Length], range);
        return TermValues.Create(isPrefix && (tag.Length == range.Length || (tag[range.Length] == '-' && !range.IsEmpty)));
    }

    private static int CountCodePoints(ReadOnlySpan<byte> text)
    {
        // All bytes but those that continue a character: as signed numbers, these are the lowest.
        const sbyte LastContinuing = unchecked((sbyte)0xBF);
        int count = 0;
        while (text.Length >= Vector256<byte>.Count)
        {
            Vector256<sbyte> starts = Vector256.GreaterThan(Vector256.Create(text).AsSByte(), Vector256.Create(LastContinuing));
            count += BitOperations.PopCount(starts.ExtractMostSignificantBits());
            text = text[Vector256<byte>.Count..];
        }
        foreach (byte b in text) count += (sbyte)b > LastContinuing ? 1 : 0;
        return count;
    }

    /// <summary>The offset of the code point at a position from 1; the start or the end where it is outside.</summary>
    private static int OffsetOf(ReadOnlySpan<byte> text, double position)
    {
        if (position <= 1) return 0;
        if (position > text.Length) return text.Length;
        int remaining = (int)position - 1;
        int i = 0;
        for (; i < text.Length; i++)
        {
            if ((text[i] & 0xC0) != 0x80 && remaining-- == 0) break;
        }
        return i;
    }

    private static ValueId MapCase(ExpressionContext context, ValueId argument, bool toUpper)
    {
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        if (!context.TryReadString(argument, scratch, out Utf8Term term)) return ValueId.None;
        ReadOnlySpan<byte> text = term.Value;
        ArrayBufferWriter<byte> buffer = context.RentBuffer();
        while (true)
        {
            // Most letters are ASCII, and are mapped many at a time.
            int ascii = text.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0) ascii = text.Length;
            Span<byte> target = buffer.GetSpan(Math.Max(ascii, 1));
            _ = toUpper ? Ascii.ToUpper(text[..ascii], target, out _) : Ascii.ToLower(text[..ascii], target, out _);
            buffer.Advance(ascii);
            text = text[ascii..];
            if (text.IsEmpty) break;
            Rune.DecodeFromUtf8(text, out Rune rune, out int consumed);
            text = text[consumed..];
            if (toUpper && rune.Value == 'ß')
            {
                // The one letter of ours whose capital is two letters.
                buffer.Write("SS"u8);
                continue;
            }
            Rune mapped = toUpper ? Rune.ToUpperInvariant(rune) : Rune.ToLowerInvariant(rune);
            buffer.Advance(mapped.EncodeToUtf8(buffer.GetSpan(4)));
        }
        return context.CreateLike(term, buffer.WrittenSpan);
    }

    private delegate bool Predicate(ReadOnlySpan<byte> text, ReadOnlySpan<byte> pattern);

    private static ValueId Search(ExpressionContext context, ReadOnlySpan<ValueId> arguments, Predicate predicate)
    {
        Span<byte> textScratch = stackalloc byte[Snapshot.ScratchBytes];
        Span<byte> patternScratch = stackalloc byte[Snapshot.ScratchBytes];
        if (!context.TryReadString(arguments[0], textScratch, out Utf8Term text)) return ValueId.None;
        if (!context.TryReadString(arguments[1], patternScratch, out Utf8Term pattern)) return ValueId.None;
        return StringArguments.AreCompatible(text, pattern) ? TermValues.Create(predicate(text.Value, pattern.Value)) : ValueId.None;
    }

    /// <summary>STRBEFORE and STRAFTER: the empty string without language where nothing is found (§17.4.3.9–10).</summary>
    private static ValueId Cut(ExpressionContext context, ReadOnlySpan<ValueId> arguments, bool takeBefore)
    {
        Span<byte> textScratch = stackalloc byte[Snapshot.ScratchBytes];
        Span<byte> patternScratch = stackalloc byte[Snapshot.ScratchBytes];
        if (!context.TryReadString(arguments[0], textScratch, out Utf8Term text)) return ValueId.None;
        if (!context.TryReadString(arguments[1], patternScratch, out Utf8Term pattern)) return ValueId.None;
        if (!StringArguments.AreCompatible(text, pattern)) return ValueId.None;
        int at = text.Value.IndexOf(pattern.Value);
        if (at < 0) return context.Values.CreateString(default);
        return context.CreateLike(text, takeBefore ? text.Value[..at] : text.Value[(at + pattern.Value.Length)..]);
    }
}
