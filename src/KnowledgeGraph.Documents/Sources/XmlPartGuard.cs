using System.IO.Compression;
using System.Xml;

namespace KnowledgeGraph.Documents.Sources;

/// <summary>
/// Walks the XML parts of an archive without building anything, and refuses those from which trees too large or too deep would be built:
/// a few kilobytes, packed, can be millions of empty elements, and libraries take hours over hundreds of thousands inside each other.
/// </summary>
internal sealed class XmlPartGuard(string fileName)
{
    /// <summary>The most elements and attributes that the parts may have together.</summary>
    public const int MaxNodes = 1_000_000;

    /// <summary>The deepest nesting of elements.</summary>
    public const int MaxDepth = 256;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private int _nodes;

    /// <summary>Counts what is in a part; one that is no XML, as pictures, has nothing to count.</summary>
    /// <exception cref="DocumentException">It is nested too deeply, or the parts so far have too many elements.</exception>
    public void Check(ZipArchiveEntry part)
    {
        using Stream content = part.Open();
        using var reader = XmlReader.Create(content, Settings);
        try
        {
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element) continue;
                _nodes += 1 + reader.AttributeCount;
                if (_nodes > MaxNodes) throw new DocumentException($"more than {MaxNodes} elements and attributes; split the document", fileName);
                if (reader.Depth > MaxDepth) throw new DocumentException($"nested deeper than {MaxDepth} elements; simplify the document", fileName);
            }
        }
        catch (XmlException)
        {
            // Whoever needs the part comes no further than this, and says what is wrong with it.
        }
    }
}
