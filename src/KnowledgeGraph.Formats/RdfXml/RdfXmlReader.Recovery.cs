using System.Runtime.ExceptionServices;
using System.Xml;

namespace KnowledgeGraph.Formats.RdfXml;

/// <content>How a tolerant reading goes on after an error of RDF: behind the element that holds it. Errors of XML end the reading.</content>
internal sealed partial class RdfXmlReader
{
    // Throws the error, unless reading is to go on after it; once it is not, no error is tolerated any more.
    private void Report(RdfSyntaxException error)
    {
        if (_goesOnAfter is not null && _goesOnAfter(error)) return;
        _goesOnAfter = null;
        ExceptionDispatchInfo.Throw(error);
    }

    // Moves to the end of the element of that depth, in which the reader stands somewhere.
    private void SkipElement(int depth)
    {
        _xml.MoveToElement();
        while (_xml.Depth > depth || !(_xml.NodeType == XmlNodeType.EndElement || _xml.IsEmptyElement))
        {
            if (!_xml.Read()) return;
        }
    }
}
