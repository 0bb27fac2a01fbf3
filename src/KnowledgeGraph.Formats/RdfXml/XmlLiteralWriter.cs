using System.Text;
using System.Xml;

namespace KnowledgeGraph.Formats.RdfXml;

/// <summary>
/// Writes the content of an element as Exclusive XML Canonicalization 1.0 with comments has it (RDF 1.1 XML Syntax §7.2.17).
/// </summary>
internal sealed class XmlLiteralWriter(XmlReader reader, int maxDepth, int maxLength)
{
    private readonly StringBuilder _text = new();
    private readonly List<Dictionary<string, string>> _rendered = [[]];

    /// <summary>Reads the content of the element on which the reader stands, up to its end tag.</summary>
    /// <exception cref="XmlException">The content is nested too deeply or too long.</exception>
    public string ReadContent()
    {
        if (reader.IsEmptyElement) return "";
        int depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth > maxDepth) throw Error($"elements are nested more than {maxDepth} deep");
                    StartElement();
                    break;
                case XmlNodeType.EndElement:
                    _text.Append("</").Append(reader.Name).Append('>');
                    _rendered.RemoveAt(_rendered.Count - 1);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    Escape(reader.Value, inAttribute: false);
                    break;
                case XmlNodeType.Comment:
                    _text.Append("<!--").Append(reader.Value).Append("-->");
                    break;
                case XmlNodeType.ProcessingInstruction:
                    _text.Append("<?").Append(reader.Name).Append(reader.Value.Length > 0 ? " " : "").Append(reader.Value).Append("?>");
                    break;
            }
            if (_text.Length > maxLength) throw Error($"the XML literal is longer than {maxLength} characters");
        }
        return _text.ToString();
    }

    private void StartElement()
    {
        string name = reader.Name;
        bool isEmpty = reader.IsEmptyElement;
        var used = new SortedDictionary<string, string>(StringComparer.Ordinal) { [reader.Prefix] = reader.NamespaceURI };
        var attributes = new List<(string Namespace, string Local, string Name, string Value)>();
        for (bool more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI == "http://www.w3.org/2000/xmlns/") continue;
            attributes.Add((reader.NamespaceURI, reader.LocalName, reader.Name, reader.Value));
            if (reader.Prefix.Length > 0) used[reader.Prefix] = reader.NamespaceURI;
        }
        reader.MoveToElement();

        _text.Append('<').Append(name);
        Dictionary<string, string> outer = _rendered[^1];
        Dictionary<string, string> inner = outer;
        foreach ((string prefix, string iri) in used)
        {
            if (prefix == "xml" || outer.GetValueOrDefault(prefix, "") == iri) continue;
            if (ReferenceEquals(inner, outer)) inner = new Dictionary<string, string>(outer);
            inner[prefix] = iri;
            _text.Append(prefix.Length == 0 ? " xmlns" : " xmlns:").Append(prefix).Append("=\"");
            Escape(iri, inAttribute: true);
            _text.Append('"');
        }
        attributes.Sort((x, y) =>
            string.CompareOrdinal(x.Namespace, y.Namespace) is not 0 and var order ? order : string.CompareOrdinal(x.Local, y.Local));
        foreach ((_, _, string attribute, string value) in attributes)
        {
            _text.Append(' ').Append(attribute).Append("=\"");
            Escape(value, inAttribute: true);
            _text.Append('"');
        }
        _text.Append('>');
        if (isEmpty) _text.Append("</").Append(name).Append('>');
        else _rendered.Add(inner);
    }

    private void Escape(string value, bool inAttribute)
    {
        foreach (char c in value)
        {
            _ = c switch
            {
                '&' => _text.Append("&amp;"),
                '<' => _text.Append("&lt;"),
                '>' when !inAttribute => _text.Append("&gt;"),
                '"' when inAttribute => _text.Append("&quot;"),
                '\t' when inAttribute => _text.Append("&#x9;"),
                '\n' when inAttribute => _text.Append("&#xA;"),
                '\r' => _text.Append("&#xD;"),
                _ => _text.Append(c),
            };
        }
    }

    private XmlException Error(string reason)
    {
        var position = (IXmlLineInfo)reader;
        return new XmlException(reason, null, position.LineNumber, position.LinePosition);
    }
}
