using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.RdfXml;

/// <summary>Hands statements to a sink: names are encoded once and remembered, literals go through one buffer.</summary>
internal sealed class RdfXmlSink(IQuadSink sink)
{
    private readonly Dictionary<(string Namespace, string Local), byte[]> _names = [];
    private readonly BlankNodeLabels _labels = new();
    private readonly Stack<Capture> _triples = [];
    private byte[] _buffer = new byte[1024];

    private static ReadOnlySpan<byte> Rdf => "http://www.w3.org/1999/02/22-rdf-syntax-ns#"u8;

    /// <summary>A new blank node.</summary>
    public RdfXmlNode NewBlankNode() => new(TermKind.BlankNode, Encoding.UTF8.GetBytes(_labels.Generate()));

    /// <summary>The blank node of a written label.</summary>
    public static RdfXmlNode BlankNode(string label)
    {
        byte[] written = Encoding.UTF8.GetBytes(label);
        return new RdfXmlNode(TermKind.BlankNode, BlankNodeLabels.NeedsPrefix(written) ? [(byte)'g', .. written] : written);
    }

    /// <summary>The IRI of a name: its namespace and local part, one after the other. Null where that is no absolute IRI.</summary>
    public byte[]? Name(string namespaceUri, string local)
    {
        if (_names.TryGetValue((namespaceUri, local), out byte[]? name)) return name;
        name = LegacyIri.ToIri(namespaceUri + local);
        if (!IriSyntax.IsAbsolute(name)) return null;
        _names.Add((namespaceUri, local), name);
        return name;
    }

    /// <summary>A namespace declaration of the root.</summary>
    public void Prefix(string prefix, string iri) => sink.OnPrefix(Encoding.UTF8.GetBytes(prefix), Encoding.UTF8.GetBytes(iri));

    /// <summary>A statement about two resources.</summary>
    public void Statement(RdfXmlNode subject, ReadOnlySpan<byte> predicate, RdfXmlNode @object, RdfXmlReification reification = default) =>
        Send(subject.Term, predicate, @object.Term, reification);

    /// <summary>A statement with a literal: of a datatype, or of a language, or plain where both are empty.</summary>
    public void Literal(
        RdfXmlNode subject,
        ReadOnlySpan<byte> predicate,
        string text,
        ReadOnlySpan<byte> datatype,
        string language,
        RdfXmlReification reification = default) =>
        Send(subject.Term, predicate, Encode(text, datatype, language), reification);

    /// <summary>From here on statements are no statements, but what a triple term says.</summary>
    public void BeginTriple() => _triples.Push(new Capture());

    /// <summary>Goes back to what was before; <see cref="LastTriple"/> is what came since.</summary>
    public void EndTriple()
    {
        Capture capture = _triples.Pop();
        LastTriple = capture.Count == 1 ? new RdfXmlNode(TermKind.Triple, capture.Encoding) : null;
    }

    /// <summary>The triple term that ended last; null where that was none, or more than one triple.</summary>
    public RdfXmlNode? LastTriple { get; private set; }

    private void Send(in Utf8Term subject, ReadOnlySpan<byte> predicate, in Utf8Term @object, RdfXmlReification reification)
    {
        Send(subject, predicate, @object);
        if (reification.Statement is { } statement)
        {
            Send(statement.Term, [.. Rdf, .. "type"u8], Utf8Term.Iri([.. Rdf, .. "Statement"u8]));
            Send(statement.Term, [.. Rdf, .. "subject"u8], subject);
            Send(statement.Term, [.. Rdf, .. "predicate"u8], Utf8Term.Iri(predicate));
            Send(statement.Term, [.. Rdf, .. "object"u8], @object);
        }
        if (reification.Reifier is { } reifier)
        {
            Send(reifier.Term, [.. Rdf, .. "reifies"u8], Utf8Term.Triple(EncodeTriple(subject, predicate, @object)));
        }
    }

    private void Send(in Utf8Term subject, ReadOnlySpan<byte> predicate, in Utf8Term @object)
    {
        if (_triples.TryPeek(out Capture? capture))
        {
            // What comes after the first is counted only.
            if (capture.Count++ == 0) capture.Encoding = EncodeTriple(subject, predicate, @object);
            return;
        }
        sink.OnQuad(subject, Utf8Term.Iri(predicate), @object, default);
    }

    private static byte[] EncodeTriple(in Utf8Term subject, ReadOnlySpan<byte> predicate, in Utf8Term @object)
    {
        Utf8Term property = Utf8Term.Iri(predicate);
        byte[] encoding = new byte[Utf8Triple.EncodedLength(subject, property, @object)];
        Utf8Triple.Encode(subject, property, @object, encoding);
        return encoding;
    }

    private Utf8Term Encode(string text, ReadOnlySpan<byte> datatype, string language)
    {
        int needed = Encoding.UTF8.GetMaxByteCount(text.Length) + Encoding.UTF8.GetMaxByteCount(language.Length);
        if (_buffer.Length < needed) _buffer = new byte[needed];
        int length = Encoding.UTF8.GetBytes(text, _buffer);
        ReadOnlySpan<byte> lexicalForm = _buffer.AsSpan(0, length);
        if (!datatype.IsEmpty) return Utf8Term.Typed(lexicalForm, datatype);
        if (language.Length == 0) return Utf8Term.String(lexicalForm);
        int tag = Encoding.UTF8.GetBytes(language, _buffer.AsSpan(length));
        return Utf8Term.Tagged(lexicalForm, _buffer.AsSpan(length, tag));
    }

    private sealed class Capture
    {
        public int Count { get; set; }

        public byte[] Encoding { get; set; } = [];
    }
}
