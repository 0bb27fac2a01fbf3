using System.Buffers;
using System.Text;
using KnowledgeGraph.Formats.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.NTriples;

/// <summary>
/// Writes terms in the canonical form of N-Triples (RDF 1.2 N-Triples §4): in strings only what must be escaped is, and refuses what no
/// syntax could write so that it is read back the same.
/// </summary>
internal static class TermWriter
{
    // U+FFFE and U+FFFF start with it; so do characters that stay as they are.
    private const byte LeadOfNonCharacters = 0xEF;

    private static readonly SearchValues<byte> EscapedInStrings =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(b => (byte)b), (byte)'"', (byte)'\\', 0x7F, LeadOfNonCharacters]);

    /// <summary>Writes a term.</summary>
    /// <exception cref="KnowledgeGraphException">The term is none that could be read back.</exception>
    public static void Write(Utf8Output output, in Utf8Term term)
    {
        switch (term.Kind)
        {
            case TermKind.Iri:
                WriteIri(output, term.Value);
                break;
            case TermKind.BlankNode:
                WriteBlankNode(output, term.Value);
                break;
            case TermKind.Literal:
                WriteString(output, term.Value);
                if (!term.Language.IsEmpty)
                {
                    WriteLanguage(output, term.Language);
                }
                else if (!term.Datatype.IsEmpty)
                {
                    output.Write("^^"u8);
                    WriteIri(output, term.Datatype);
                }
                break;
            case TermKind.Triple:
                Utf8Triple triple = Utf8Triple.Decode(term.Value);
                output.Write("<<( "u8);
                Write(output, triple.Subject);
                output.Write((byte)' ');
                Write(output, triple.Predicate);
                output.Write((byte)' ');
                Write(output, triple.Object);
                output.Write(" )>>"u8);
                break;
            default:
                throw new KnowledgeGraphException("a statement without subject, predicate or object cannot be written");
        }
    }

    /// <summary>Refuses a statement whose terms stand where their kind may not (RDF 1.1 Concepts §3.1).</summary>
    public static void CheckPositions(in Utf8Term subject, in Utf8Term predicate, in Utf8Term graph)
    {
        if (subject.Kind == TermKind.Literal) throw new KnowledgeGraphException("a literal cannot be the subject of a statement");
        if (predicate.Kind != TermKind.Iri) throw new KnowledgeGraphException("the predicate of a statement must be an IRI");
        if (subject.Kind == TermKind.Triple) throw new KnowledgeGraphException("a triple term can be the object of a statement only");
        if (graph.Kind is TermKind.Literal or TermKind.Triple) throw new KnowledgeGraphException("the name of a graph is an IRI or a blank node");
    }

    /// <summary>Writes <c>&lt;iri&gt;</c>.</summary>
    public static void WriteIri(Utf8Output output, ReadOnlySpan<byte> iri)
    {
        if (!IriSyntax.IsAbsolute(iri))
        {
            throw Unwritable(iri, "it is no absolute IRI, or has characters that no IRI may have");
        }
        output.Write((byte)'<');
        output.Write(iri);
        output.Write((byte)'>');
    }

    /// <summary>Writes <c>_:label</c>.</summary>
    public static void WriteBlankNode(Utf8Output output, ReadOnlySpan<byte> label)
    {
        if (label.IsEmpty || NameCharacters.LabelLength(label) != label.Length)
        {
            throw Unwritable(label, "a blank node label may not have such characters");
        }
        output.Write("_:"u8);
        output.Write(label);
    }

    /// <summary>Writes <c>"text"</c>.</summary>
    public static void WriteString(Utf8Output output, ReadOnlySpan<byte> text)
    {
        output.Write((byte)'"');
        for (int at = text.IndexOfAny(EscapedInStrings); at >= 0; at = text.IndexOfAny(EscapedInStrings))
        {
            output.Write(text[..at]);
            int length = 1;
            if (text[at] == LeadOfNonCharacters) length = WriteWide(output, text[at..]);
            else WriteEscaped(output, text[at]);
            text = text[(at + length)..];
        }
        output.Write(text);
        output.Write((byte)'"');
    }

    // A character of three bytes, as an escape where it is none for interchange.
    private static int WriteWide(Utf8Output output, ReadOnlySpan<byte> text)
    {
        int length = Math.Min(3, text.Length);
        bool isNonCharacter = length == 3 && text[1] == 0xBF && text[2] >= 0xBE;
        output.Write(!isNonCharacter ? text[..length] : text[2] == 0xBE ? "\\uFFFE"u8 : "\\uFFFF"u8);
        return length;
    }

    /// <summary>Writes a character of ASCII as an escape.</summary>
    public static void WriteEscaped(Utf8Output output, byte c)
    {
        switch (c)
        {
            case (byte)'\n':
                output.Write("\\n"u8);
                break;
            case (byte)'\r':
                output.Write("\\r"u8);
                break;
            case (byte)'\t':
                output.Write("\\t"u8);
                break;
            case (byte)'\b':
                output.Write("\\b"u8);
                break;
            case (byte)'\f':
                output.Write("\\f"u8);
                break;
            case (byte)'"' or (byte)'\\':
                output.Write((byte)'\\');
                output.Write(c);
                break;
            default:
                output.Write("\\u00"u8);
                output.Write("0123456789ABCDEF"u8[c >> 4]);
                output.Write("0123456789ABCDEF"u8[c & 15]);
                break;
        }
    }

    /// <summary>Writes <c>@tag</c>.</summary>
    public static void WriteLanguage(Utf8Output output, ReadOnlySpan<byte> tag)
    {
        if (LanguageTag.LengthWithDirection(tag) != tag.Length) throw Unwritable(tag, "it is no language tag");
        output.Write((byte)'@');
        output.Write(tag);
    }

    private static KnowledgeGraphException Unwritable(ReadOnlySpan<byte> text, string reason) =>
        new($"'{Encoding.UTF8.GetString(text)}' cannot be written: {reason}");
}
