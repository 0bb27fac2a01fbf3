using KnowledgeGraph.Formats.NTriples;
using KnowledgeGraph.Formats.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Turtle;

/// <summary>Writes terms the short way of Turtle: prefixed names, <c>a</c>, and numbers and booleans without quotes.</summary>
internal sealed class TurtleTermWriter(Utf8Output output, PrefixMap prefixes)
{
    /// <summary>Writes a subject, an object or the name of a graph.</summary>
    public void Write(in Utf8Term term)
    {
        switch (term.Kind)
        {
            case TermKind.Iri:
                WriteIri(term.Value);
                break;
            case TermKind.Literal:
                WriteLiteral(term);
                break;
            case TermKind.Triple:
                Utf8Triple triple = Utf8Triple.Decode(term.Value);
                output.Write("<<( "u8);
                Write(triple.Subject);
                output.Write((byte)' ');
                WritePredicate(triple.Predicate);
                output.Write((byte)' ');
                Write(triple.Object);
                output.Write(" )>>"u8);
                break;
            default:
                TermWriter.Write(output, term);
                break;
        }
    }

    /// <summary>Writes a predicate.</summary>
    public void WritePredicate(in Utf8Term predicate)
    {
        if (predicate.Value.SequenceEqual("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"u8)) output.Write((byte)'a');
        else WriteIri(predicate.Value);
    }

    /// <summary>Writes <c>@prefix</c> and its line end.</summary>
    public void WriteDeclaration(PrefixMap.Entry entry)
    {
        output.Write("@prefix "u8);
        output.Write(entry.Prefix);
        output.Write(": "u8);
        TermWriter.WriteIri(output, entry.Namespace);
        output.Write(" .\n"u8);
    }

    private void WriteIri(ReadOnlySpan<byte> iri)
    {
        if (prefixes.Find(iri) is not { } entry)
        {
            TermWriter.WriteIri(output, iri);
            return;
        }
        entry.IsUsed = true;
        output.Write(entry.Prefix);
        output.Write((byte)':');
        output.Write(iri[entry.Namespace.Length..]);
    }

    private void WriteLiteral(in Utf8Term literal)
    {
        if (IsShorthand(literal.Value, literal.Datatype))
        {
            output.Write(literal.Value);
            return;
        }
        if (literal.Value.Contains((byte)'\n')) WriteLongString(literal.Value);
        else TermWriter.WriteString(output, literal.Value);
        if (!literal.Language.IsEmpty)
        {
            TermWriter.WriteLanguage(output, literal.Language);
        }
        else if (!literal.Datatype.IsEmpty)
        {
            output.Write("^^"u8);
            WriteIri(literal.Datatype);
        }
    }

    private void WriteLongString(ReadOnlySpan<byte> text)
    {
        output.Write("\"\"\""u8);
        for (int at = 0; at < text.Length; at++)
        {
            byte c = text[at];
            // A quote is harmless unless it meets another one or the closing three.
            bool plain = c == (byte)'"'
                ? at + 1 < text.Length && text[at + 1] != (byte)'"'
                : c is (byte)'\n' or (>= 32 and not (byte)'\\' and not 0x7F);
            if (plain) output.Write(c);
            else TermWriter.WriteEscaped(output, c);
        }
        output.Write("\"\"\""u8);
    }

    // Whether the lexical form, left without quotes, is read back as a literal of that datatype (Turtle 1.1 §2.5.2–2.5.3).
    private static bool IsShorthand(ReadOnlySpan<byte> text, ReadOnlySpan<byte> datatype) =>
        TurtleNumber.IsAbbreviation(text, datatype)
        || (datatype.SequenceEqual("http://www.w3.org/2001/XMLSchema#boolean"u8)
            && (text.SequenceEqual("true"u8) || text.SequenceEqual("false"u8)));
}
