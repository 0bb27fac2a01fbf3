using System.Text;
using System.Xml;
using KnowledgeGraph.Formats.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Formats.RdfXml;

/// <content>The terms that names and attributes stand for, and what holds in an element.</content>
internal sealed partial class RdfXmlReader
{
    private byte[] ElementName()
    {
        if (_xml.NamespaceURI.Length == 0)
        {
            throw Error($"the element “{_xml.LocalName}” has no namespace; expected a class or property in one");
        }
        return _sink.Name(_xml.NamespaceURI, _xml.LocalName) ?? throw Error($"“{_xml.NamespaceURI}{_xml.LocalName}” is no absolute IRI");
    }

    private byte[] Rdf(string local) => _sink.Name(RdfVocabulary.Namespace, local)!;

    /// <summary>The language in force (BCP 47 §2.2.9), with its direction where it has one; empty where there is none.</summary>
    private string Language(RdfXmlScope scope)
    {
        string language = _xml.XmlLang;
        if (language.Length == 0) return "";
        Span<byte> tag = stackalloc byte[64];
        bool fits = Encoding.UTF8.TryGetBytes(language, tag, out int length) && LanguageTag.Length(tag[..length]) == length;
        if (!fits) throw Error($"xml:lang “{language}” is no language tag");
        return scope is { IsVersion12: true, Direction: { } direction } ? $"{language}--{direction}" : language;
    }

    private RdfXmlScope ScopeOf(RdfXmlScope outer)
    {
        RdfXmlScope scope = outer;
        if (_attributes.Base is { } @base) scope = scope with { Base = new IriResolver(Resolve(outer, @base).Value) };
        if (_attributes.Version is { } version) scope = scope with { IsVersion12 = version.Value.StartsWith("1.2", StringComparison.Ordinal) };
        if (_attributes.Direction is { } direction) scope = scope with { Direction = direction.Value is "ltr" or "rtl" ? direction.Value : null };
        return scope;
    }

    private RdfXmlNode Identify(RdfXmlScope scope, RdfXmlAttribute id)
    {
        CheckName(id);
        RdfXmlNode node = Resolve(scope, id with { Value = "#" + id.Value });
        if (!_ids.Add(Encoding.UTF8.GetString(node.Value))) throw Error($"the rdf:ID “{id.Value}” stands twice in the document", id);
        return node;
    }

    private RdfXmlNode Labelled(RdfXmlAttribute label)
    {
        CheckName(label);
        return RdfXmlSink.BlankNode(label.Value);
    }

    private void CheckName(RdfXmlAttribute attribute)
    {
        if (!XmlReader.IsName(attribute.Value) || attribute.Value.Contains(':'))
        {
            throw Error($"rdf:{attribute.Local} must be an XML name without colon, not “{attribute.Value}”", attribute);
        }
    }

    private RdfXmlNode Resolve(RdfXmlScope scope, RdfXmlAttribute attribute)
    {
        byte[] reference = LegacyIri.ToIri(attribute.Value);
        if (IriSyntax.SchemeLength(reference) > 0) return new RdfXmlNode(TermKind.Iri, reference);
        if (scope.Base is not { } resolver)
        {
            throw Error($"“{attribute.Value}” is a relative IRI, and the document has no base; give one, or write xml:base", attribute);
        }
        byte[] resolved = new byte[resolver.MaxLength(reference.Length)];
        int length = resolver.Resolve(reference, resolved);
        return new RdfXmlNode(TermKind.Iri, resolved[..length]);
    }
}
