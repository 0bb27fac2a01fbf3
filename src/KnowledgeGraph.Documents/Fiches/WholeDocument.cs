using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>
/// Knows a document that is one fiche though no header says so: it names one region first and hardly another, and what stands under its titles
/// answers several sections of the template.
/// </summary>
internal sealed class WholeDocument(SourceDocument document, FicheTemplate template, AuthorityData authority)
{
    /// <summary>How many sections must be answered.</summary>
    private const int EnoughSections = 4;

    /// <summary>How far down the region may be named first, in blocks.</summary>
    private const int Beginning = 6;

    /// <summary>How many of the regions that are named must be that one, of ten.</summary>
    private const int MostOfTen = 8;

    private readonly SectionGuess _guess = new(document.Text, authority);

    /// <summary>The block that names the region, and the region; null where the document is no fiche.</summary>
    public (int Block, KnownThing Region)? Find()
    {
        if (RegionAtTheBeginning() is not var (block, region) || !IsMostlyOf(region)) return null;
        HashSet<TemplateField> fields = [];
        int first = block + 1;
        bool hasTitles = document.Blocks.Any(IsTitle);
        for (int i = first; i <= document.Blocks.Count && fields.Count < EnoughSections; i++)
        {
            if (hasTitles && i < document.Blocks.Count && !IsTitle(document.Blocks[i])) continue;
            if (FieldOf(first, i) is { } field) fields.Add(field);
            first = i;
        }
        return fields.Count >= EnoughSections ? (block, region) : null;
    }

    private (int, KnownThing)? RegionAtTheBeginning()
    {
        for (int i = 0; i < Math.Min(Beginning, document.Blocks.Count); i++)
        {
            List<NameMatch<KnownThing>> named = authority.Regions.FindAll(document.Text, document.Blocks[i].Span);
            if (named.Count > 0 && named.TrueForAll(match => match.Values[0] == named[0].Values[0])) return (i, named[0].Values[0]);
        }
        return null;
    }

    private bool IsMostlyOf(KnownThing region)
    {
        List<NameMatch<KnownThing>> named = authority.Regions.FindAll(document.Text, new TextSpan(0, document.Text.Length));
        return named.Count(match => match.Values[0] == region) * 10 >= named.Count * MostOfTen;
    }

    /// <summary>A letter sets its titles in bold.</summary>
    private static bool IsTitle(TextBlock block) => block.Kind == BlockKind.Heading || FicheReader.IsBoldTitle(block);

    /// <summary>The section that a title names or what stands under it answers.</summary>
    private TemplateField? FieldOf(int first, int end)
    {
        if (first >= end) return null;
        TextBlock title = document.Blocks[first];
        if (IsTitle(title) && template.Match(document.Text, title.Span, isHeading: true) is { Field.IsGroup: false } label) return label.Field;
        List<TextSpan> lines = [.. document.Blocks.Take(end).Skip(IsTitle(title) ? first + 1 : first).Select(block => block.Span)];
        return lines.Count == 0 ? null : _guess.FieldOf(lines, []) ?? _guess.PartOf(lines);
    }
}
