using System.Runtime.CompilerServices;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.NTriples;

/// <content>What RDF 1.2 adds to the line formats: triple terms, and the announcement of a version.</content>
internal sealed partial class LineParser
{
    private Utf8Term ReadObject(ReadOnlySpan<byte> line, scoped ref int at, int depth)
    {
        if (at < line.Length && line[at] == (byte)'"') return ReadLiteral(line, ref at);
        return line[at..].StartsWith("<<"u8)
            ? ReadTripleTerm(line, ref at, depth)
            : ReadResource(line, ref at, "the object, <…>, _:label, \"…\" or <<( … )>>,");
    }

    private Utf8Term ReadTripleTerm(ReadOnlySpan<byte> line, scoped ref int at, int depth)
    {
        if (!line[at..].StartsWith("<<("u8))
        {
            throw new LineException("a triple term is written <<( … )>>; reified triples << … >> belong to Turtle and TriG", at);
        }
        if (depth == options.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new LineException($"triple terms are nested more than {options.MaxDepth} deep, the most that is allowed", at);
        }
        int start = at;
        at = SkipBlanks(line, at + 3);
        Utf8Term subject = ReadResource(line, ref at, "the subject of the triple term, <…> or _:label,");
        at = SkipBlanks(line, at);
        if (at == line.Length || line[at] != (byte)'<') throw Unexpected(line, at, "the predicate of the triple term, an IRI between '<' and '>',");
        Utf8Term predicate = Utf8Term.Iri(ReadIri(line, ref at));
        at = SkipBlanks(line, at);
        Utf8Term @object = ReadObject(line, ref at, depth + 1);
        at = SkipBlanks(line, at);
        if (!line[at..].StartsWith(")>>"u8)) throw Unexpected(line, at, "')>>' at the end of the triple term");
        at += 3;
        int length = Utf8Triple.EncodedLength(subject, predicate, @object);
        CheckLength(length, start);
        Span<byte> room = Room(length)[..length];
        Utf8Triple.Encode(subject, predicate, @object, room);
        _decodedLength += length;
        return Utf8Term.Triple(room);
    }

    // VERSION "1.2": whatever it is, what is read is what all of them can say.
    private static bool IsVersion(ReadOnlySpan<byte> line, int at)
    {
        if (!line[at..].StartsWith("VERSION"u8)) return false;
        at = SkipBlanks(line, at + "VERSION".Length);
        if (at == line.Length || line[at] is not ((byte)'"' or (byte)'\'')) throw Unexpected(line, at, "a version in quotes, like \"1.2\",");
        int length = line[(at + 1)..].IndexOf(line[at]);
        if (length < 0) throw new LineException("the version that starts here is not closed", at);
        at = SkipBlanks(line, at + length + 2);
        if (at < line.Length && line[at] != (byte)'#') throw Unexpected(line, at, "the end of the line");
        return true;
    }
}
