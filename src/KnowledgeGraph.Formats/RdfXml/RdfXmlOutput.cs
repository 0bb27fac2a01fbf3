using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;
using KnowledgeGraph.Formats.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Formats.RdfXml;

/// <summary>
/// Writes the tags and texts of RDF/XML. All characters beyond ASCII become numeric references, so that no reader can mistake the
/// encoding; what XML 1.0 cannot hold is refused.
/// </summary>
internal sealed class RdfXmlOutput(Stream stream) : IDisposable
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create([.. Enumerable.Range(' ', 0x7F - ' ').Select(c => (char)c).Where(c => c is not ('<' or '>' or '&' or '"'))]);

    private readonly Utf8Output _output = new(stream);

    /// <summary>Writes markup as it is.</summary>
    public void Markup(string text)
    {
        int room = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = room <= 1024 ? stackalloc byte[room] : new byte[room];
        _output.Write(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    /// <summary>Begins a line.</summary>
    public void Line(int level)
    {
        _output.Write((byte)'\n');
        for (int i = 0; i < level; i++) _output.Write("  "u8);
    }

    /// <summary>Writes the declaration and the start tag of the root.</summary>
    public void Start(RdfXmlNames names)
    {
        Markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF");
        bool first = true;
        foreach ((string prefix, string iri) in names.Declarations)
        {
            Markup(first ? " " : "\n         ");
            Attribute($"xmlns:{prefix}", iri);
            first = false;
        }
        Markup(">");
    }

    /// <summary>Writes the end tag of the root.</summary>
    public void End()
    {
        Markup("\n</rdf:RDF>\n");
        _output.Flush();
    }

    /// <summary>Writes an attribute, without the space before it.</summary>
    public void Attribute(string name, string value)
    {
        Markup(name);
        Markup("=\"");
        Text(value, inAttribute: true);
        Markup("\"");
    }

    /// <summary>Writes the attribute that names a node.</summary>
    public void NodeAttribute(Term node, string iriAttribute)
    {
        Markup(" ");
        if (node is Iri iri) Attribute(iriAttribute, CheckedIri(iri));
        else Attribute("rdf:nodeID", NodeId(((BlankNode)node).Label));
    }

    /// <summary>Writes the rest of a property element whose object is a literal.</summary>
    public void Literal(string name, Literal literal)
    {
        if (literal.Language is not null)
        {
            Markup(" ");
            Attribute("xml:lang", CheckedLanguage(literal.Language));
            // RDF 1.2: an element says itself of which version it is, so that documents without directions stay RDF 1.1.
            if (literal.Direction is { } direction)
            {
                Markup($" rdf:version=\"1.2\" xmlns:its=\"http://www.w3.org/2005/11/its\" its:dir=\"{direction}\"");
            }
        }
        else if (literal.Datatype != XsdVocabulary.String)
        {
            Markup(" ");
            Attribute("rdf:datatype", CheckedIri(literal.Datatype));
        }
        Markup(">");
        Text(literal.LexicalForm, inAttribute: false);
        Markup($"</{name}>");
    }

    /// <summary>Writes the rest of a property element whose object is a triple term (RDF 1.2 XML Syntax).</summary>
    /// <param name="name">The name of the property element.</param>
    /// <param name="triple">The triple term.</param>
    /// <param name="level">How deep the element stands.</param>
    /// <param name="names">The prefixes declared.</param>
    public void Triple(string name, TripleTerm triple, int level, RdfXmlNames names)
    {
        Markup(" rdf:version=\"1.2\" rdf:parseType=\"Triple\">");
        Line(level + 1);
        Markup("<rdf:Description");
        NodeAttribute(triple.Subject, "rdf:about");
        Markup(">");
        Line(level + 2);
        string property = OpenProperty(triple.Predicate, names);
        switch (triple.Object)
        {
            case Literal literal:
                Literal(property, literal);
                break;
            case TripleTerm inner:
                Triple(property, inner, level + 2, names);
                break;
            default:
                NodeAttribute(triple.Object, "rdf:resource");
                Markup("/>");
                break;
        }
        Line(level + 1);
        Markup("</rdf:Description>");
        Line(level);
        Markup($"</{name}>");
    }

    /// <summary>Writes the start of a property element, with the declaration that its name needs, and returns the name.</summary>
    /// <exception cref="KnowledgeGraphException">No element can stand for the predicate.</exception>
    public string OpenProperty(Iri predicate, RdfXmlNames names)
    {
        KeyValuePair<string, string>? declares = null;
        string name = (RdfXmlName.IsReserved(predicate.Value) ? null : names.Find(predicate.Value, out declares))
            ?? throw RdfXmlNames.NotAName(predicate);
        Markup("<" + name);
        if (declares is { } own)
        {
            Markup(" ");
            Attribute($"xmlns:{own.Key}", own.Value);
        }
        return name;
    }

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();

    private void Text(string text, bool inAttribute)
    {
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            int plain = rest.IndexOfAnyExcept(Plain);
            if (plain < 0) plain = rest.Length;
            for (int i = 0; i < plain; i++) _output.Write((byte)rest[i]);
            rest = rest[plain..];
            if (rest.IsEmpty) break;
            bool whole = Rune.DecodeFromUtf16(rest, out Rune rune, out int length) == OperationStatus.Done;
            if (!whole || (rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value)))
            {
                throw new KnowledgeGraphException(
                    $"the character U+{(int)rest[0]:X4} cannot be written in RDF/XML, as XML 1.0 has no place for it; "
                    + "remove it or choose another syntax");
            }
            switch (rune.Value)
            {
                case '<':
                    _output.Write("&lt;"u8);
                    break;
                case '>':
                    _output.Write("&gt;"u8);
                    break;
                case '&':
                    _output.Write("&amp;"u8);
                    break;
                case '"' when inAttribute:
                    _output.Write("&quot;"u8);
                    break;
                case '"' or '\n' or '\t' when !inAttribute:
                    _output.Write((byte)rune.Value);
                    break;
                default:
                    Markup(string.Create(CultureInfo.InvariantCulture, $"&#x{rune.Value:X};"));
                    break;
            }
            rest = rest[length..];
        }
    }

    private static string CheckedIri(Iri iri) =>
        Iri.IsAbsolute(iri.Value) ? iri.Value : throw new KnowledgeGraphException(
            $"<{iri.Value}> cannot be written: it is no absolute IRI");

    private static string CheckedLanguage(string language) =>
        LanguageTag.Length(Encoding.UTF8.GetBytes(language)) == language.Length
            ? language : throw new KnowledgeGraphException($"“{language}” cannot be written: it is no language tag");

    /// <summary>
    /// The label where it is an XML name; else, and where it might be taken for one of these, its characters in hexadecimal.
    /// </summary>
    private static string NodeId(string label) => RdfXmlNames.IsNcName(label) && !label.StartsWith("x-", StringComparison.Ordinal)
        ? label : "x-" + Convert.ToHexString(Encoding.UTF8.GetBytes(label));
}
