using System.Xml.Linq;

namespace KnowledgeGraph.Documents.Sources.OpenDocument;

/// <summary>Which styles of an OpenDocument text are bold, and which make headings of paragraphs.</summary>
internal sealed class OdtStyles
{
    private const int MaxChain = 20;

    private readonly Dictionary<string, XElement> _styles = new(StringComparer.Ordinal);

    public OdtStyles(XDocument content, XDocument? styles)
    {
        foreach (XElement style in new[] { styles, content }.SelectMany(document => document?.Descendants(OdtNames.Style + "style") ?? []))
        {
            if (style.Attribute(OdtNames.Style + "name")?.Value is { } name) _styles[name] = style;
        }
    }

    /// <summary>Whether a style, of a paragraph or of a stretch of text, is bold; null where it does not say.</summary>
    public bool? IsBold(string? name)
    {
        foreach (XElement style in Chain(name))
        {
            string? weight = style.Element(OdtNames.Style + "text-properties")?.Attribute(OdtNames.Format + "font-weight")?.Value;
            if (weight is not null) return weight == "bold" || (int.TryParse(weight, out int number) && number >= 600);
        }
        return null;
    }

    /// <summary>Whether a paragraph's style is that of the title of a text.</summary>
    public bool IsTitle(string? name) => Chain(name).Any(style => style.Attribute(OdtNames.Style + "name")?.Value == "Title");

    private IEnumerable<XElement> Chain(string? name)
    {
        for (int i = 0; i < MaxChain && name is not null && _styles.TryGetValue(name, out XElement? style); i++)
        {
            yield return style;
            name = style.Attribute(OdtNames.Style + "parent-style-name")?.Value;
        }
    }
}
