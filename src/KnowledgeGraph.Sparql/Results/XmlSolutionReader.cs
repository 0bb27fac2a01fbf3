using System.Xml;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>Reads SPARQL 1.2 Query Results XML Format. No DTD, no entities, nothing is fetched.</summary>
internal static class XmlSolutionReader
{
    private const string Namespace = "http://www.w3.org/2005/sparql-results#";
    private const string Directions = "http://www.w3.org/2005/11/its";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    };

    public static SolutionTable Read(Stream stream)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(stream, Settings);
            return Read(reader);
        }
        // The latter two: a declared encoding that the bytes do not have, and a boolean that is none.
        catch (Exception exception) when (exception is XmlException or ArgumentException or FormatException)
        {
            throw new SolutionFormatException($"the answer is no well-formed XML: {exception.Message}", exception);
        }
    }

    private static SolutionTable Read(XmlReader reader)
    {
        reader.MoveToContent();
        if (reader.LocalName != "sparql" || reader.NamespaceURI != Namespace)
        {
            throw new SolutionFormatException($"the root element is '{reader.Name}'; expected 'sparql' in the namespace {Namespace}");
        }
        var rows = new RowBuilder();
        bool hasResults = false;
        bool? boolean = null;
        string? column = null;
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.NamespaceURI != Namespace)
            {
                reader.Read();
                continue;
            }
            switch (reader.LocalName)
            {
                case "variable":
                    rows.AddColumn(RequiredAttribute(reader, "name"));
                    reader.Read();
                    break;
                case "results":
                    hasResults = true;
                    reader.Read();
                    break;
                case "result":
                    rows.BeginRow();
                    reader.Read();
                    break;
                case "binding":
                    column = RequiredAttribute(reader, "name");
                    reader.Read();
                    break;
                case "boolean":
                    boolean = reader.ReadElementContentAsBoolean();
                    break;
                case "uri" or "bnode" or "literal" or "triple":
                    if (column is null) throw new SolutionFormatException($"'{reader.LocalName}' stands outside a 'binding'");
                    rows.Bind(column, ReadTerm(reader, 0));
                    column = null;
                    break;
                default:
                    reader.Read();
                    break;
            }
        }
        if (boolean is { } value) return new SolutionTable(value);
        return hasResults ? rows.Build() : throw new SolutionFormatException("there is neither 'results' nor 'boolean'");
    }

    // ReadElementContentAsString moves to the node after the element.
    private static Term ReadTerm(XmlReader reader, int depth)
    {
        string kind = reader.LocalName;
        if (kind == "triple") return ReadTriple(reader, depth + 1);
        string? language = reader.GetAttribute("xml:lang");
        string? direction = reader.GetAttribute("dir", Directions);
        string? datatype = reader.GetAttribute("datatype");
        string text = reader.ReadElementContentAsString();
        if (kind == "literal")
        {
            if (!string.IsNullOrEmpty(language)) return SolutionTerms.Tagged(text, language, direction);
            return string.IsNullOrEmpty(datatype) ? new Literal(text) : SolutionTerms.Typed(text, datatype);
        }
        if (text.Length == 0) throw new SolutionFormatException($"a '{kind}' is empty");
        return kind == "uri" ? new Iri(text) : new BlankNode(text);
    }

    private static TripleTerm ReadTriple(XmlReader reader, int depth)
    {
        SolutionTerms.CheckNesting(depth);
        reader.ReadStartElement();
        Term subject = ReadPart(reader, "subject", depth), predicate = ReadPart(reader, "predicate", depth), @object = ReadPart(reader, "object", depth);
        EndElement(reader, "triple");
        return SolutionTerms.Triple(subject, predicate, @object);
    }

    private static Term ReadPart(XmlReader reader, string name, int depth)
    {
        StartElement(reader, name);
        reader.ReadStartElement();
        StartElement(reader, "uri", "bnode", "literal", "triple");
        Term term = ReadTerm(reader, depth);
        EndElement(reader, name);
        return term;
    }

    private static void StartElement(XmlReader reader, params ReadOnlySpan<string> names)
    {
        bool isExpected = reader.MoveToContent() == XmlNodeType.Element && reader.NamespaceURI == Namespace && names.Contains(reader.LocalName);
        if (!isExpected) throw new SolutionFormatException($"found '{reader.Name}' in a triple term; expected '{string.Join("', '", names!)}'");
    }

    private static void EndElement(XmlReader reader, string name)
    {
        if (reader.MoveToContent() != XmlNodeType.EndElement) throw new SolutionFormatException($"'{name}' holds more than its term");
        reader.ReadEndElement();
    }

    private static string RequiredAttribute(XmlReader reader, string name) =>
        reader.GetAttribute(name) ?? throw new SolutionFormatException($"the element '{reader.Name}' lacks its attribute '{name}'");
}
