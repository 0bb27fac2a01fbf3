using System.Buffers;
using System.Text;
using KnowledgeGraph.Formats.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Turtle;

/// <summary>
/// Reads the terminals of Turtle and TriG (Turtle 1.1 §6.5), each into a <see cref="TermBuffer"/>: IRIs resolved, escapes decoded.
/// </summary>
internal sealed class TurtleLexer(Utf8Input input, TermBuffer terms)
{
    private static readonly SearchValues<byte> DoubleQuotedStops = SearchValues.Create("\"\\\n\r"u8);

    private static readonly SearchValues<byte> SingleQuotedStops = SearchValues.Create("'\\\n\r"u8);

    private static readonly SearchValues<byte> LineEnds = SearchValues.Create("\n\r"u8);

    private static ReadOnlySpan<byte> UndeclaredNamespace => "urn:undeclared:"u8;

    private readonly BlankNodeLabels _labels = new();

    /// <summary>The prefixes declared so far.</summary>
    public PrefixTable Prefixes { get; } = new();

    /// <summary>The base in force, or null.</summary>
    public IriResolver? Base { get; set; }

    /// <summary>The byte after white space and comments, or -1 at the end of the document.</summary>
    public int PeekToken()
    {
        CrossedLine = false;
        while (true)
        {
            int c = input.Peek();
            if (c > '#') return c;
            if (c == '\n') CrossedLine = true;
            if (c is ' ' or '\n' or '\t' or '\r') input.Advance(1);
            else if (c == '#') SkipComment();
            else return c;
        }
    }

    /// <summary>Whether the last <see cref="PeekToken"/> went over a line end.</summary>
    public bool CrossedLine { get; private set; }

    /// <summary>The byte at the position, or further on.</summary>
    public int Peek(int offset = 0) => input.Peek(offset);

    /// <summary>Moves over bytes that were peeked at.</summary>
    public void Advance(int count = 1) => input.Advance(count);

    /// <summary>The word at the position, or nothing where it is part of a prefixed name.</summary>
    public ReadOnlySpan<byte> PeekWord()
    {
        int length = PrefixLength();
        return length == 0 || input.Peek(length) == ':' ? default : input.Ahead[..length];
    }

    /// <summary>The word at the position, whatever follows it.</summary>
    public ReadOnlySpan<byte> PeekName()
    {
        int length = PrefixLength();
        return input.Ahead[..length];
    }

    /// <summary>Reads <c>&lt;…&gt;</c> and resolves it.</summary>
    public TermSlot ReadIri()
    {
        int end = 1;
        bool escaped = false;
        while (true)
        {
            int length = IriSyntax.IndexOfForbidden(input.Ahead[end..]);
            if (length < 0)
            {
                end = input.Ahead.Length;
                if (!input.More()) throw input.Error("the IRI that starts here is not closed: '>' expected");
                continue;
            }
            end += length;
            byte stop = input.Ahead[end];
            if (stop == (byte)'>') break;
            if (stop != (byte)'\\') throw input.Error(TurtleErrors.ForbiddenInIri(stop), end);
            escaped = true;
            end++;
        }
        input.CheckTokenLength(end);
        TermSlot slot = AppendIri(input.Ahead[1..end], escaped);
        input.Advance(end + 1);
        return slot;
    }

    /// <summary>Reads a prefixed name and expands it.</summary>
    public TermSlot ReadPrefixedName()
    {
        int colon = PrefixLength();
        if (input.Peek(colon) != ':') throw input.Error(TurtleErrors.NotATerm(input));
        int start = terms.Length;
        if (!Prefixes.TryGet(input.Ahead[..colon], out ReadOnlySpan<byte> iri))
        {
            input.Report(input.Error(TurtleErrors.UndeclaredPrefix(Encoding.UTF8.GetString(input.Ahead[..colon]), Prefixes)));
            // One error is enough for all uses of a prefix.
            iri = UndeclaredNamespace;
            Prefixes.Declare(input.Ahead[..colon], iri);
        }
        terms.Append(iri);
        input.Advance(colon + 1);
        int end = LocalLength(out bool escaped);
        input.CheckTokenLength(end);
        AppendLocal(input.Ahead[..end], escaped);
        input.Advance(end);
        return new TermSlot(TermKind.Iri, start, terms.Length - start);
    }

    /// <summary>Reads the prefix of a declaration with its colon, and returns its length before the colon; it lies in the buffer.</summary>
    public TermSlot ReadDeclaredPrefix()
    {
        int length = PrefixLength();
        if (input.Peek(length) != ':')
        {
            throw input.Error($"found {TurtleErrors.Found(input)} where a declaration needs its prefix, like 'ex:', before the IRI");
        }
        var slot = new TermSlot(TermKind.None, terms.Length, length);
        terms.Append(input.Ahead[..length]);
        input.Advance(length + 1);
        return slot;
    }

    /// <summary>Reads <c>_:label</c>.</summary>
    public TermSlot ReadBlankNode()
    {
        if (input.Peek(1) != ':') throw input.Error(TurtleErrors.NotATerm(input));
        input.Advance(2);
        int length = NameCharacters.LabelLength(input.Ahead);
        while (length + 1 >= input.Ahead.Length && input.More())
        {
            length = NameCharacters.LabelLength(input.Ahead);
        }
        if (length == 0)
        {
            throw input.Error($"found {TurtleErrors.Found(input)} where a blank node label (letters, digits, '_') is expected after '_:'");
        }
        input.CheckTokenLength(length);
        int start = terms.Length;
        if (BlankNodeLabels.NeedsPrefix(input.Ahead[..length])) terms.Append("g"u8);
        terms.Append(input.Ahead[..length]);
        input.Advance(length);
        return new TermSlot(TermKind.BlankNode, start, terms.Length - start);
    }

    /// <summary>A blank node that has no label in the document.</summary>
    public TermSlot NewBlankNode()
    {
        int start = terms.Length;
        int length = _labels.Generate(terms.Reserve(BlankNodeLabels.MaxGeneratedLength));
        terms.Length += length;
        return new TermSlot(TermKind.BlankNode, start, length);
    }

    /// <summary>Reads a quoted string in any of the four ways of quoting, without what may follow it.</summary>
    public TermSlot ReadString()
    {
        byte quote = (byte)input.Peek();
        bool isLong = input.Peek(1) == quote && input.Peek(2) == quote;
        int open = isLong ? 3 : 1;
        int end = isLong ? LongStringEnd(quote, out bool escaped) : ShortStringEnd(quote, out escaped);
        input.CheckTokenLength(end);
        ReadOnlySpan<byte> text = input.Ahead[open..end];
        int start = terms.Length;
        if (!escaped)
        {
            terms.Append(text);
        }
        else
        {
            int length = Utf8Escapes.Decode(text, terms.Reserve(text.Length), isIri: false, out int errorOffset, out string error);
            if (length < 0) throw input.Error(error, open + errorOffset);
            terms.Length += length;
        }
        input.Advance(end + open);
        return new TermSlot(TermKind.Literal, start, terms.Length - start);
    }

    /// <summary>Reads <c>@tag</c>, without the <c>@</c>.</summary>
    public TermSlot ReadLanguageTag()
    {
        int end = 1;
        while (IsAlphanumeric(input.Peek(end)) || (input.Peek(end) == '-' && end > 1)) end++;
        int length = LanguageTag.LengthWithDirection(input.Ahead[1..end]);
        if (length != end - 1 || length == 0) throw input.Error(TurtleErrors.BadLanguageTag(TurtleErrors.Found(input)));
        input.CheckTokenLength(end);
        var slot = new TermSlot(TermKind.None, terms.Length, length);
        terms.Append(input.Ahead[1..end]);
        input.Advance(end);
        return slot;
    }

    /// <summary>Reads a number and tells its kind: 0 integer, 1 decimal, 2 double.</summary>
    public TermSlot ReadNumber(out int kind)
    {
        int end = input.Peek() is '+' or '-' ? 1 : 0;
        int digits = SkipDigits(ref end);
        kind = 0;
        if (input.Peek(end) == '.')
        {
            int fractionEnd = end + 1;
            int fraction = SkipDigits(ref fractionEnd);
            if (fraction > 0 || (digits > 0 && ExponentLength(fractionEnd) > 0))
            {
                kind = 1;
                end = fractionEnd;
                digits += fraction;
            }
        }
        if (digits == 0) throw input.Error(TurtleErrors.NotATerm(input));
        int exponent = ExponentLength(end);
        if (exponent > 0) kind = 2;
        end += exponent;
        input.CheckTokenLength(end);
        var slot = new TermSlot(TermKind.Literal, terms.Length, end);
        terms.Append(input.Ahead[..end]);
        input.Advance(end);
        return slot;
    }

    private void SkipComment()
    {
        while (true)
        {
            int end = input.Ahead.IndexOfAny(LineEnds);
            input.Advance(end < 0 ? input.Ahead.Length : end);
            if (end >= 0 || !input.More()) return;
        }
    }

    private TermSlot AppendIri(ReadOnlySpan<byte> reference, bool escaped)
    {
        int start = terms.Length;
        Span<byte> room = terms.Reserve(reference.Length);
        if (!escaped)
        {
            reference.CopyTo(room);
            terms.Length += reference.Length;
        }
        else
        {
            int length = Utf8Escapes.Decode(reference, room, isIri: true, out int errorOffset, out string error);
            if (length < 0) throw input.Error(error, 1 + errorOffset);
            terms.Length += length;
        }
        ReadOnlySpan<byte> decoded = terms.From(start);
        // An absolute IRI is taken as written: Turtle 1.1 §6.3 resolves relative references only.
        if (IriSyntax.SchemeLength(decoded) > 0) return new TermSlot(TermKind.Iri, start, decoded.Length);
        if (Base is null)
        {
            input.Report(input.Error(TurtleErrors.RelativeWithoutBase(Encoding.UTF8.GetString(decoded))));
            return new TermSlot(TermKind.Iri, start, decoded.Length);
        }
        int referenceLength = decoded.Length;
        Span<byte> all = terms.Reserve(Base.MaxLength(referenceLength));
        int resolved = Base.Resolve(terms.From(start), all);
        int resolvedStart = terms.Length;
        terms.Length += resolved;
        return new TermSlot(TermKind.Iri, resolvedStart, resolved);
    }

    private int PrefixLength()
    {
        int end = 0;
        for (int at = 0; ;)
        {
            if (input.Peek(at) < 0) break;
            ReadOnlySpan<byte> text = input.Ahead[at..];
            int length = at == 0 ? NameCharacters.BaseLength(text) : text[0] == (byte)'.' ? 1 : NameCharacters.AsciiRun(text);
            if (length == 0 && at > 0) length = NameCharacters.Length(text);
            if (length == 0) break;
            at += length;
            if (input.Ahead[at - 1] != (byte)'.') end = at;
        }
        return end;
    }

    private int LocalLength(out bool escaped)
    {
        escaped = false;
        int end = 0;
        for (int at = 0; ;)
        {
            int c = input.Peek(at);
            if (c < 0) break;
            int length;
            if (c == '\\')
            {
                if (!IsLocalEscape(input.Peek(at + 1))) throw input.Error(TurtleErrors.BadLocalEscape, at);
                escaped = true;
                length = 2;
            }
            else if (c == '%')
            {
                if (!IsHexDigit(input.Peek(at + 1)) || !IsHexDigit(input.Peek(at + 2))) throw input.Error(TurtleErrors.BadPercent, at);
                length = 3;
            }
            else
            {
                ReadOnlySpan<byte> text = input.Ahead[at..];
                length = c == ':' || (c == '.' && at > 0) ? 1
                    : at == 0 ? NameCharacters.StartLength(text)
                    : NameCharacters.AsciiRun(text);
                if (length == 0 && at > 0) length = NameCharacters.Length(text);
                if (length == 0) break;
            }
            at += length;
            if (c != '.') end = at;
        }
        return end;
    }

    private void AppendLocal(ReadOnlySpan<byte> local, bool escaped)
    {
        if (!escaped)
        {
            terms.Append(local);
            return;
        }
        for (int at = 0; at < local.Length; at++)
        {
            if (local[at] == (byte)'\\') at++;
            terms.Append(local.Slice(at, 1));
        }
    }

    private int ShortStringEnd(byte quote, out bool escaped)
    {
        SearchValues<byte> stops = quote == (byte)'"' ? DoubleQuotedStops : SingleQuotedStops;
        escaped = false;
        int end = 1;
        while (true)
        {
            int length = input.Ahead[end..].IndexOfAny(stops);
            if (length < 0)
            {
                end = input.Ahead.Length;
                if (!input.More()) throw input.Error(TurtleErrors.UnclosedString(quote));
                continue;
            }
            end += length;
            byte stop = input.Ahead[end];
            if (stop == quote) return end;
            if (stop != (byte)'\\') throw input.Error(TurtleErrors.LineEndInString(quote));
            escaped = true;
            if (input.Peek(end + 1) < 0) throw input.Error(TurtleErrors.UnclosedString(quote));
            end += 2;
        }
    }

    private int LongStringEnd(byte quote, out bool escaped)
    {
        escaped = false;
        int end = 3;
        while (true)
        {
            int length = input.Ahead[end..].IndexOfAny(quote, (byte)'\\');
            if (length < 0)
            {
                end = input.Ahead.Length;
                if (!input.More()) throw input.Error(TurtleErrors.UnclosedLongString(quote));
                continue;
            }
            end += length;
            if (input.Ahead[end] == quote)
            {
                if (input.Peek(end + 1) == quote && input.Peek(end + 2) == quote) return end;
                end++;
                continue;
            }
            escaped = true;
            if (input.Peek(end + 1) < 0) throw input.Error(TurtleErrors.UnclosedLongString(quote));
            end += 2;
        }
    }

    private int SkipDigits(ref int end)
    {
        int start = end;
        while (input.Peek(end) is >= '0' and <= '9') end++;
        return end - start;
    }

    private int ExponentLength(int at)
    {
        if (input.Peek(at) is not ('e' or 'E')) return 0;
        int end = at + (input.Peek(at + 1) is '+' or '-' ? 2 : 1);
        return SkipDigits(ref end) > 0 ? end - at : 0;
    }

    private static bool IsAlphanumeric(int c) => c >= 0 && char.IsAsciiLetterOrDigit((char)c);

    private static bool IsHexDigit(int c) => c >= 0 && char.IsAsciiHexDigit((char)c);

    private static bool IsLocalEscape(int c) => c >= 0 && "_~.-!$&'()*+,;=/?#@%".Contains((char)c);
}
