using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace KnowledgeGraph.Documents.Sources.OpenXml;

/// <summary>What the paragraph styles of a Word document make of a paragraph.</summary>
internal sealed class DocxStyles
{
    private const int MaxChain = 20;
    private const int BodyText = 9;

    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);
    private readonly string? _default;

    public DocxStyles(MainDocumentPart part)
    {
        foreach (Style style in part.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is not { } id) continue;
            _styles[id] = style;
            if (style.Type?.Value == StyleValues.Paragraph && style.Default?.Value == true) _default = id;
        }
    }

    /// <summary>The level of the heading that a paragraph is, from 1 to 6; null where it is none.</summary>
    public int? HeadingLevel(ParagraphProperties? properties)
    {
        int? outline = properties?.OutlineLevel?.Val?.Value;
        foreach (Style style in Chain(properties))
        {
            if (outline is not null) break;
            outline = style.StyleParagraphProperties?.OutlineLevel?.Val?.Value;
            // Word knows the names in English, whatever the language of its user.
            if (outline is null && style.StyleName?.Val?.Value is { } name && name.Equals("title", StringComparison.OrdinalIgnoreCase)) outline = 0;
        }
        return outline is >= 0 and < BodyText ? Math.Min(outline.Value + 1, 6) : null;
    }

    /// <summary>The depth of the list item that a paragraph is, from 1; null where it is none.</summary>
    public int? ListDepth(ParagraphProperties? properties)
    {
        NumberingProperties? numbering = properties?.NumberingProperties;
        foreach (Style style in Chain(properties))
        {
            if (numbering is not null) break;
            numbering = style.StyleParagraphProperties?.NumberingProperties;
        }
        // Number 0 takes the numbering of the style away.
        if (numbering is null || numbering.NumberingId?.Val?.Value == 0) return null;
        return 1 + Math.Clamp(numbering.NumberingLevelReference?.Val?.Value ?? 0, 0, 8);
    }

    /// <summary>Whether the style of a paragraph sets its text in bold.</summary>
    public bool IsBold(ParagraphProperties? properties) =>
        Chain(properties).Select(style => style.StyleRunProperties?.Bold).FirstOrDefault(bold => bold is not null) is { } found
        && (found.Val?.Value ?? true);

    private IEnumerable<Style> Chain(ParagraphProperties? properties)
    {
        string? id = properties?.ParagraphStyleId?.Val?.Value ?? _default;
        for (int i = 0; i < MaxChain && id is not null && _styles.TryGetValue(id, out Style? style); i++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }
}
