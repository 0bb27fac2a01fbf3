using System.Xml;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Formats.RdfXml;

/// <summary>
/// The attributes of the element at hand, sorted by their role in the grammar (RDF 1.1 XML Syntax §6.1.2, §7.2.2–7.2.11).
/// </summary>
internal sealed class RdfXmlAttributes
{
    private readonly List<RdfXmlAttribute> _properties = [];

    /// <summary><c>rdf:ID</c></summary>
    public RdfXmlAttribute? Id { get; private set; }

    /// <summary><c>rdf:about</c></summary>
    public RdfXmlAttribute? About { get; private set; }

    /// <summary><c>rdf:nodeID</c></summary>
    public RdfXmlAttribute? NodeId { get; private set; }

    /// <summary><c>rdf:resource</c></summary>
    public RdfXmlAttribute? Resource { get; private set; }

    /// <summary><c>rdf:datatype</c></summary>
    public RdfXmlAttribute? Datatype { get; private set; }

    /// <summary><c>rdf:parseType</c></summary>
    public RdfXmlAttribute? ParseType { get; private set; }

    /// <summary><c>rdf:annotation</c> (RDF 1.2)</summary>
    public RdfXmlAttribute? Annotation { get; private set; }

    /// <summary><c>rdf:annotationNodeID</c> (RDF 1.2)</summary>
    public RdfXmlAttribute? AnnotationNodeId { get; private set; }

    /// <summary><c>rdf:version</c> (RDF 1.2)</summary>
    public RdfXmlAttribute? Version { get; private set; }

    /// <summary><c>its:dir</c> (Internationalization Tag Set 2.0)</summary>
    public RdfXmlAttribute? Direction { get; private set; }

    /// <summary><c>xml:base</c></summary>
    public RdfXmlAttribute? Base { get; private set; }

    /// <summary>The property attributes, in the order of the document.</summary>
    public IReadOnlyList<RdfXmlAttribute> Properties => _properties;

    /// <summary>
    /// Takes the attributes of the element on which the reader stands, and leaves it there. On the root no property is meant.
    /// </summary>
    public void Read(XmlReader reader, Func<string, int, int, RdfSyntaxException> error, bool isRoot = false)
    {
        Id = About = NodeId = Resource = Datatype = ParseType = Base = Annotation = AnnotationNodeId = Version = Direction = null;
        _properties.Clear();
        var position = (IXmlLineInfo)reader;
        for (bool more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            var attribute = new RdfXmlAttribute(
                reader.NamespaceURI, reader.LocalName, reader.Value, position.LineNumber, position.LinePosition);
            if (attribute.Namespace == "http://www.w3.org/XML/1998/namespace")
            {
                if (attribute.Local == "base") Base = attribute;
            }
            else if (attribute.Namespace == "http://www.w3.org/2005/11/its")
            {
                if (attribute.Local == "dir") Direction = attribute;
            }
            else if (isRoot && attribute.Namespace == "http://www.w3.org/2001/XMLSchema-instance")
            {
                // Where a schema is to be found: many catalogues say so on rdf:RDF, and it says nothing about the data.
            }
            else if (attribute.Namespace != "http://www.w3.org/2000/xmlns/"
                && !reader.Name.StartsWith("xml", StringComparison.OrdinalIgnoreCase))
            {
                Take(attribute, error);
            }
        }
        reader.MoveToElement();
    }

    private void Take(RdfXmlAttribute attribute, Func<string, int, int, RdfSyntaxException> error)
    {
        if (attribute.Namespace.Length == 0)
        {
            // §6.1.4: these five may stand without a prefix in old documents, no others may.
            if (attribute.Local is not ("ID" or "about" or "resource" or "parseType" or "type"))
            {
                string reason = $"the attribute “{attribute.Local}” has no namespace; write it with a prefix";
                throw error(reason, attribute.Line, attribute.Column);
            }
            attribute = attribute with { Namespace = RdfVocabulary.Namespace };
        }
        if (!RdfXmlName.IsRdf(attribute.Namespace))
        {
            _properties.Add(attribute);
            return;
        }
        switch (attribute.Local)
        {
            case "ID":
                Id = attribute;
                break;
            case "about":
                About = attribute;
                break;
            case "nodeID":
                NodeId = attribute;
                break;
            case "resource":
                Resource = attribute;
                break;
            case "datatype":
                Datatype = attribute;
                break;
            case "parseType":
                ParseType = attribute;
                break;
            case "annotation":
                Annotation = attribute;
                break;
            case "annotationNodeID":
                AnnotationNodeId = attribute;
                break;
            case "version":
                Version = attribute;
                break;
            case "RDF" or "Description" or "li" or "aboutEach" or "aboutEachPrefix" or "bagID":
                throw error($"rdf:{attribute.Local} is not allowed as an attribute", attribute.Line, attribute.Column);
            default:
                _properties.Add(attribute);
                break;
        }
    }
}
