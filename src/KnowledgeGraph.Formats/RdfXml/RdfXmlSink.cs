using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.RdfXml;

/// <summary>Hands statements to a sink: names are encoded once and remembered, literals go through one buffer.</summary>
internal sealed class RdfXmlSink(IQuadSink sink)
{
    private readonly Dictionary<(string Namespace, string Local), byte[]> _names = [];
    private readonly BlankNodeLabels _labels = new();
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
    public void Statement(RdfXmlNode subject, ReadOnlySpan<byte> predicate, RdfXmlNode @object) =>
        sink.OnQuad(subject.Term, Utf8Term.Iri(predicate), @object.Term, default);

    /// <summary>A statement with a literal: of a datatype, or of a language, or plain where both are empty.</summary>
    public void Literal(RdfXmlNode subject, ReadOnlySpan<byte> predicate, string text, ReadOnlySpan<byte> datatype, string language)
    {
        sink.OnQuad(subject.Term, Utf8Term.Iri(predicate), Encode(text, datatype, language), default);
    }

    /// <summary>The four statements that reify one with a resource as object.</summary>
    public void Reify(RdfXmlNode statement, RdfXmlNode subject, ReadOnlySpan<byte> predicate, RdfXmlNode @object) =>
        Reify(statement, subject, predicate, @object.Term);

    /// <summary>The four statements that reify one with a literal as object.</summary>
    public void ReifyLiteral(
        RdfXmlNode statement,
        RdfXmlNode subject,
        ReadOnlySpan<byte> predicate,
        string text,
        ReadOnlySpan<byte> datatype,
        string language) =>
        Reify(statement, subject, predicate, Encode(text, datatype, language));

    private void Reify(RdfXmlNode statement, RdfXmlNode subject, ReadOnlySpan<byte> predicate, in Utf8Term @object)
    {
        sink.OnQuad(statement.Term, Utf8Term.Iri([.. Rdf, .. "type"u8]), Utf8Term.Iri([.. Rdf, .. "Statement"u8]), default);
        sink.OnQuad(statement.Term, Utf8Term.Iri([.. Rdf, .. "subject"u8]), subject.Term, default);
        sink.OnQuad(statement.Term, Utf8Term.Iri([.. Rdf, .. "predicate"u8]), Utf8Term.Iri(predicate), default);
        sink.OnQuad(statement.Term, Utf8Term.Iri([.. Rdf, .. "object"u8]), @object, default);
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
}
