using System.Text;
using System.Xml;

namespace KnowledgeGraph.Formats.RdfXml;

/// <content>The ways from one node of the document to the next that counts.</content>
internal sealed partial class RdfXmlReader
{
    /// <summary>Moves to the next child element; false at the end tag of the parent.</summary>
    private bool NextElement(string expected)
    {
        while (_xml.Read())
        {
            switch (_xml.NodeType)
            {
                case XmlNodeType.Element:
                    return true;
                case XmlNodeType.EndElement:
                    return false;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    Report(Error($"text is not allowed here; expected {expected}"));
                    break;
            }
        }
        return false;
    }

    /// <summary>Reads text up to an element or the end tag of the parent.</summary>
    private string ReadText()
    {
        StringBuilder? text = null;
        while (_xml.Read() && _xml.NodeType is not (XmlNodeType.Element or XmlNodeType.EndElement))
        {
            if (_xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
            {
                continue;
            }
            text ??= new StringBuilder();
            for (int read = _xml.ReadValueChunk(_chunk, 0, _chunk.Length); read > 0; read = _xml.ReadValueChunk(_chunk, 0, _chunk.Length))
            {
                text.Append(_chunk, 0, read);
                if (text.Length > _options.MaxTokenBytes) throw Error($"the text is longer than {_options.MaxTokenBytes} characters");
            }
        }
        return text?.ToString() ?? "";
    }

    /// <summary>Moves to the end tag of the parent, over white space and comments only.</summary>
    private void SkipToEnd(string reason)
    {
        while (_xml.Read() && _xml.NodeType != XmlNodeType.EndElement)
        {
            if (_xml.NodeType is XmlNodeType.Element or XmlNodeType.Text or XmlNodeType.CDATA) throw Error(reason);
        }
    }
}
