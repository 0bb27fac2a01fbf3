using KnowledgeGraph.Formats.Text;
using KnowledgeGraph.Formats.Turtle;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.NTriples;

/// <summary>
/// Reads single lines of N-Triples 1.2, and of N-Quads 1.2 where <c>allowsGraphs</c>, in place: terms without escapes reach the sink without
/// being copied. Who knows where the lines stand gives its errors their position. The text must be valid UTF-8.
/// </summary>
internal sealed partial class LineParser(IQuadSink sink, bool allowsGraphs, RdfReaderOptions options)
{
    private readonly int _maxTokenBytes = options.MaxTokenBytes;
    private byte[] _decoded = [];
    private int _decodedLength;

    /// <summary>Reads a line, without its end; one that is empty or a comment says nothing.</summary>
    /// <exception cref="LineException">The line breaks the grammar.</exception>
    public void ReadLine(ReadOnlySpan<byte> line)
    {
        int at = SkipBlanks(line, 0);
        if (at == line.Length || line[at] == (byte)'#') return;
        _decodedLength = 0;
        if (line[at] == (byte)'V' && IsVersion(line, at)) return;

        Utf8Term subject = ReadResource(line, ref at, "the subject, <…> or _:label,");
        at = SkipBlanks(line, at);
        if (at == line.Length || line[at] != (byte)'<') throw Unexpected(line, at, "the predicate, an IRI between '<' and '>',");
        Utf8Term predicate = Utf8Term.Iri(ReadIri(line, ref at));
        at = SkipBlanks(line, at);
        Utf8Term @object = ReadObject(line, ref at, depth: 0);
        at = SkipBlanks(line, at);
        Utf8Term graph = default;
        if (allowsGraphs && at < line.Length && line[at] is (byte)'<' or (byte)'_')
        {
            graph = ReadResource(line, ref at, "the graph");
            at = SkipBlanks(line, at);
        }
        if (at == line.Length || line[at] != (byte)'.') throw Unexpected(line, at, "'.' at the end of the statement");
        int end = at + 1;
        at = SkipBlanks(line, end);
        if (at < line.Length && line[at] != (byte)'#') throw Unexpected(line, at, "the end of the line (one statement a line)");
        sink.OnQuad(subject, predicate, @object, graph);
    }

    private Utf8Term ReadResource(ReadOnlySpan<byte> line, scoped ref int at, string expected)
    {
        if (at < line.Length && line[at] == (byte)'<') return Utf8Term.Iri(ReadIri(line, ref at));
        if (at + 1 >= line.Length || line[at] != (byte)'_' || line[at + 1] != (byte)':') throw Unexpected(line, at, expected);
        int start = at + 2;
        int length = NameCharacters.LabelLength(line[start..]);
        if (length == 0) throw Unexpected(line, start, "a blank node label (letters, digits, '_') after '_:'");
        CheckLength(length, start);
        at = start + length;
        return Utf8Term.BlankNode(line.Slice(start, length));
    }

    private ReadOnlySpan<byte> ReadIri(ReadOnlySpan<byte> line, scoped ref int at)
    {
        int start = at + 1;
        ReadOnlySpan<byte> rest = line[start..];
        int length = IriSyntax.IndexOfForbidden(rest);
        bool escaped = false;
        while (length >= 0 && rest[length] == (byte)'\\' && length + 1 < rest.Length)
        {
            escaped = true;
            int more = IriSyntax.IndexOfForbidden(rest[(length + 1)..]);
            length = more < 0 ? more : length + 1 + more;
        }
        if (length < 0) throw new LineException("the IRI that starts here is not closed: '>' expected", at);
        if (rest[length] != (byte)'>') throw new LineException(TurtleErrors.ForbiddenInIri(rest[length]), start + length);
        CheckLength(length, start);
        ReadOnlySpan<byte> iri = rest[..length];
        if (escaped) iri = Decode(iri, start, isIri: true);
        if (IriSyntax.SchemeLength(iri) < 0)
        {
            throw new LineException("this IRI is relative; N-Triples and N-Quads take absolute IRIs only, with a scheme like http:", at);
        }
        at = start + length + 1;
        return iri;
    }

    private Utf8Term ReadLiteral(ReadOnlySpan<byte> line, scoped ref int at)
    {
        int start = at + 1;
        ReadOnlySpan<byte> rest = line[start..];
        int length = rest.IndexOfAny((byte)'"', (byte)'\\');
        bool escaped = false;
        while (length >= 0 && rest[length] == (byte)'\\')
        {
            escaped = true;
            int next = Math.Min(length + 2, rest.Length);
            int more = rest[next..].IndexOfAny((byte)'"', (byte)'\\');
            length = more < 0 ? more : next + more;
        }
        if (length < 0) throw new LineException(TurtleErrors.LineEndInLine, at);
        CheckLength(length, start);
        ReadOnlySpan<byte> text = rest[..length];
        if (escaped) text = Decode(text, start, isIri: false);
        at = SkipBlanks(line, start + length + 1);

        if (at < line.Length && line[at] == (byte)'@')
        {
            int tag = LanguageTag.LengthWithDirection(line[(at + 1)..]);
            if (tag == 0) throw new LineException(TurtleErrors.BadLanguageTag(TurtleErrors.Excerpt(line[at..])), at);
            at += 1 + tag;
            return Utf8Term.Tagged(text, line.Slice(at - tag, tag));
        }
        if (!line[at..].StartsWith("^^"u8)) return Utf8Term.String(text);
        at = SkipBlanks(line, at + 2);
        if (at == line.Length || line[at] != (byte)'<') throw Unexpected(line, at, "the IRI of the datatype, between '<' and '>',");
        int datatypeStart = at;
        ReadOnlySpan<byte> datatype = ReadIri(line, ref at);
        if (LanguageTag.IsDatatypeOfTagged(datatype)) throw new LineException(TurtleErrors.TagMissing, datatypeStart);
        return Utf8Term.Typed(text, datatype);
    }

    private ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> text, int offset, bool isIri)
    {
        Span<byte> room = Room(text.Length);
        int length = Utf8Escapes.Decode(text, room, isIri, out int errorOffset, out string error);
        if (length < 0) throw new LineException(error, offset + errorOffset);
        _decodedLength += length;
        return room[..length];
    }

    // Earlier terms of the line keep the array that they lie in alive, so growing takes a new one.
    private Span<byte> Room(int length)
    {
        if (_decoded.Length - _decodedLength < length)
        {
            _decoded = new byte[Math.Max(4096, checked(length * 2))];
            _decodedLength = 0;
        }
        return _decoded.AsSpan(_decodedLength);
    }

    private void CheckLength(int length, int offset)
    {
        if (length > _maxTokenBytes) throw new LineException(TurtleErrors.TooLong(_maxTokenBytes), offset);
    }

    private static int SkipBlanks(ReadOnlySpan<byte> line, int at)
    {
        while (at < line.Length && line[at] is (byte)' ' or (byte)'\t') at++;
        return at;
    }

    private static LineException Unexpected(ReadOnlySpan<byte> line, int at, string expected) =>
        new($"found {TurtleErrors.Excerpt(line[at..])} where {expected} is expected", at);
}
