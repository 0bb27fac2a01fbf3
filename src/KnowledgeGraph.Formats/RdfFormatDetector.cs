using System.Text;
using KnowledgeGraph.Formats.Compression;
using KnowledgeGraph.Formats.NTriples;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats;

/// <summary>Tells the syntax of a document by what it begins with, where neither its name nor a media type does.</summary>
/// <remarks>
/// XML and JSON show in their first characters. Of the text syntaxes the simplest is taken in which the beginning is sound; of a document
/// that goes on behind the beginning, the one that holds more: N-Quads instead of N-Triples, TriG instead of Turtle. Stateless and
/// thread-safe.
/// </remarks>
public static class RdfFormatDetector
{
    /// <summary>The bytes of a document that count.</summary>
    public const int SampleBytes = 64 * 1024;

    /// <summary>The syntax of a document; null where it begins like none.</summary>
    /// <param name="source">The document, unpacked. It is the caller's.</param>
    /// <param name="document">The document once more, from its first byte on; it reads from the source.</param>
    public static RdfFormat? Detect(Stream source, out Stream document)
    {
        ArgumentNullException.ThrowIfNull(source);
        byte[] start = new byte[SampleBytes];
        int length = source.ReadAtLeast(start, SampleBytes, throwOnEndOfStream: false);
        document = new SplicedStream(start.AsMemory(0, length), source, default);
        return Detect(start.AsSpan(0, length), isWhole: length < SampleBytes);
    }

    /// <summary>The syntax of a document by its first bytes; null where it begins like none.</summary>
    /// <param name="start">The first bytes.</param>
    /// <param name="isWhole">Whether they are the whole document.</param>
    public static RdfFormat? Detect(ReadOnlySpan<byte> start, bool isWhole)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return RdfFormat.RdfXml;
        if (start.StartsWith("\uFEFF"u8)) start = start[3..];
        ReadOnlySpan<byte> text = start.TrimStart(" \t\r\n"u8);
        if (IsMarkup(text)) return IsHtml(text) ? null : RdfFormat.RdfXml;
        if (IsJson(text)) return RdfFormat.JsonLd;
        if (!isWhole) start = start[..(start.LastIndexOf((byte)'\n') + 1)];
        if (ReadLines(start) is { } hasGraphs) return hasGraphs || !isWhole ? RdfFormat.NQuads : RdfFormat.NTriples;
        if (!LooksLikeTurtle(start, out bool opensGraph)) return null;
        return opensGraph || !isWhole ? RdfFormat.TriG : RdfFormat.Turtle;
    }

    // <?xml, <!DOCTYPE, <name with white space behind it: no IRI has that.
    private static bool IsMarkup(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[0] != (byte)'<') return false;
        if (text[1] is (byte)'?' or (byte)'!') return true;
        if (!char.IsAsciiLetter((char)text[1]) && text[1] != (byte)'_') return false;
        int end = text.IndexOfAny(" \t\r\n>"u8);
        return end >= 0 && text[end] != (byte)'>';
    }

    private static bool IsHtml(ReadOnlySpan<byte> text)
    {
        string start = Encoding.Latin1.GetString(text[..Math.Min(text.Length, 1024)]);
        return start.Contains("<html", StringComparison.OrdinalIgnoreCase) || start.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] is not ((byte)'{' or (byte)'[')) return false;
        ReadOnlySpan<byte> inner = text[1..].TrimStart(" \t\r\n"u8);
        if (text[0] == (byte)'{') return inner.StartsWith("\""u8) || inner.StartsWith("}"u8);
        // An array of nodes, or an empty one; the blank node of Turtle has statements behind it.
        return inner.StartsWith("{"u8) || inner.StartsWith("\""u8) || (inner.StartsWith("]"u8) && inner[1..].Trim(" \t\r\n"u8).IsEmpty);
    }

    // Whether the lines are N-Quads, and some of them name a graph; null where they are no statements.
    private static bool? ReadLines(ReadOnlySpan<byte> lines)
    {
        var counter = new GraphCounter();
        var parser = new LineParser(counter, allowsGraphs: true, new RdfReaderOptions());
        try
        {
            while (!lines.IsEmpty)
            {
                int end = lines.IndexOfAny((byte)'\n', (byte)'\r');
                parser.ReadLine(end < 0 ? lines : lines[..end]);
                lines = end < 0 ? default : lines[(end + 1)..];
            }
        }
        catch (LineException)
        {
            return null;
        }
        return counter.Statements > 0 ? counter.HasGraphs : null;
    }

    // Whether the first word outside of comments can begin a document of Turtle or TriG; and whether a brace opens a graph.
    private static bool LooksLikeTurtle(ReadOnlySpan<byte> text, out bool opensGraph)
    {
        opensGraph = false;
        bool? isTurtle = null;
        for (int at = 0; at < text.Length; at++)
        {
            byte c = text[at];
            ReadOnlySpan<byte> rest = text[at..];
            if (c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') continue;
            if (c == (byte)'#')
            {
                at += Length(rest.IndexOfAny((byte)'\n', (byte)'\r'), rest) - 1;
                continue;
            }
            isTurtle ??= Begins(rest);
            if (isTurtle is false) return false;
            if (c == (byte)'<' && rest[1..].IndexOfAny("<> \t\r\n\""u8) is >= 0 and var iri && rest[iri + 1] == (byte)'>') at += iri + 1;
            else if (c is (byte)'"' or (byte)'\'') at += StringLength(rest, c) - 1;
            else if (c == (byte)'\\') at++;
            else if (c == (byte)'{' && !rest[1..].StartsWith("|"u8)) opensGraph = true;
            if (opensGraph) break;
        }
        return isTurtle ?? false;
    }

    private static bool Begins(ReadOnlySpan<byte> text)
    {
        if (text[0] is (byte)'<' or (byte)'[' or (byte)'(' or (byte)'{' or (byte)':') return true;
        int end = text.IndexOfAny(" \t\r\n<{"u8);
        string word = Encoding.UTF8.GetString(text[..Math.Min(end < 0 ? text.Length : end, 256)]);
        return word is "@prefix" or "@base" or "@version" || word.IndexOf(':') > 0
            || word.ToUpperInvariant() is "PREFIX" or "BASE" or "GRAPH" or "VERSION";
    }

    private static int StringLength(ReadOnlySpan<byte> text, byte quote)
    {
        bool isLong = text.Length > 2 && text[1] == quote && text[2] == quote;
        for (int at = isLong ? 3 : 1; at < text.Length; at++)
        {
            if (text[at] == (byte)'\\') at++;
            else if (text[at] == quote && !isLong) return at + 1;
            else if (text[at] == quote && at + 2 < text.Length && text[at + 1] == quote && text[at + 2] == quote) return at + 3;
        }
        return text.Length;
    }

    private static int Length(int index, ReadOnlySpan<byte> text) => index < 0 ? text.Length : index;

    private sealed class GraphCounter : IQuadSink
    {
        public long Statements { get; private set; }

        public bool HasGraphs { get; private set; }

        public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
        {
            Statements++;
            HasGraphs |= !graph.IsNone;
        }
    }
}
