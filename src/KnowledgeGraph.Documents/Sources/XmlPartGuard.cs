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

    /// <summary>Where the first part that should be XML and is not goes wrong, in English and French; null where all are sound.</summary>
    public (string English, string French)? Fault { get; private set; }

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
                if (_nodes > MaxNodes) throw DocumentLimit.TooMany(MaxNodes, "elements and attributes", "éléments et attributs", fileName);
                if (reader.Depth > MaxDepth) throw DocumentLimit.TooDeep(MaxDepth, "document", "le document", fileName);
            }
        }
        catch (XmlException error) when (part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
        {
            // Only who needs the part comes as far as this.
            Fault ??= (
                $"its part {part.FullName} is no well-formed XML at line {error.LineNumber}, column {error.LinePosition}",
                $"sa partie {part.FullName} n'est pas du XML bien formé à la ligne {error.LineNumber}, colonne {error.LinePosition}");
        }
        catch (XmlException)
        {
            // A picture, say.
        }
    }
}
