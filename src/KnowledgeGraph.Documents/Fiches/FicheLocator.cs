using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>
/// Finds the fiches of a document: each begins with a header (a table, or a few lines) that names a region beside the title of the
/// template or the date of update, and ends at the next one, at a repeated page header, or at a title that the template does not know.
/// </summary>
internal sealed class FicheLocator(SourceDocument document, FicheTemplate template, AuthorityData authority)
{
    /// <summary>How many blocks a header without a table may have on each side of its date.</summary>
    private const int HeaderReach = 3;

    public List<FicheRange> Find()
    {
        List<FicheRange> headers = [];
        for (int i = 0; i < document.Blocks.Count; i++)
        {
            if (headers.Count > 0 && i < headers[^1].Content) continue;
            if (IsHeaderSign(document.Blocks[i]) && ReadHeader(i) is { } header) headers.Add(header);
        }
        var furniture = new PageFurniture(document, headers.Count > 0 ? headers[0].First : document.Blocks.Count);
        List<FicheRange> ranges = [];
        for (int i = 0; i < headers.Count; i++)
        {
            int limit = i + 1 < headers.Count ? headers[i + 1].First : document.Blocks.Count;
            int end = headers[i].Content;
            while (end < limit && !EndsFiche(document.Blocks[end], furniture)) end++;
            ranges.Add(headers[i] with { End = end });
        }
        return ranges;
    }

    private bool EndsFiche(TextBlock block, PageFurniture furniture) =>
        furniture.Contains(block)
        || (block.Kind == BlockKind.Heading && block.Level <= 2 && template.Match(document.Text, block.Span, isHeading: true) is null);

    private bool IsHeaderSign(TextBlock block) =>
        template.DateLabels.Concat(template.HeaderTitles).Any(label => StartsWith(block, label));

    private bool StartsWith(TextBlock block, string label)
    {
        List<TextToken> words = Tokenizer.Tokenize(document.Text, block.Span.Start, block.Span.End);
        List<TextToken> expected = Tokenizer.Tokenize(label);
        return words.Count >= expected.Count && expected.Select((token, i) => token.Singular == words[i].Singular).All(equal => equal);
    }

    private FicheRange? ReadHeader(int sign)
    {
        (int first, int end) = HeaderAround(sign);
        int region = -1;
        KnownThing? thing = null;
        for (int i = first; i < end && thing is null; i++)
        {
            thing = RegionOf(document.Blocks[i]);
            region = i;
        }
        if (thing is null) return null;

        int dated = -1, labelled = -1;
        (TextSpan Span, DateOnly Date)? date = null;
        for (int i = first; i < end && date is null; i++)
        {
            bool isLabelled = template.DateLabels.Any(label => StartsWith(document.Blocks[i], label));
            if (isLabelled) labelled = i;
            if (document.Blocks[i].Kind != BlockKind.TableCell && !isLabelled) continue;
            foreach ((TextSpan Span, DateOnly Date) found in FrenchDates.FindAll(document.Text, document.Blocks[i].Span).Take(1))
            {
                date = found;
                dated = i;
            }
        }
        bool isTable = document.Blocks[sign].Cell is not null;
        int start = isTable ? first : Math.Min(region, sign);
        int content = isTable ? end : Math.Max(Math.Max(region, sign), Math.Max(dated, labelled)) + 1;
        return new FicheRange(start, content, content, thing, document.Blocks[region].Span, date?.Date, date?.Span);
    }

    private (int First, int End) HeaderAround(int sign)
    {
        int first = sign;
        int end = sign + 1;
        if (document.Blocks[sign].Cell is { } cell)
        {
            while (first > 0 && document.Blocks[first - 1].Cell?.Table == cell.Table) first--;
            while (end < document.Blocks.Count && document.Blocks[end].Cell?.Table == cell.Table && !IsFieldTitle(document.Blocks[end])) end++;
            return (first, end);
        }
        while (first > 0 && sign - first < HeaderReach && document.Blocks[first].Kind != BlockKind.Heading) first--;
        while (end < document.Blocks.Count && end - sign <= HeaderReach && document.Blocks[end].Kind != BlockKind.Heading) end++;
        return (first, end);
    }

    /// <summary>Whether a cell begins a row that answers a section of the template: in a questionnaire the header is of the same table.</summary>
    private bool IsFieldTitle(TextBlock block) =>
        block.Cell is { Column: 0 } && template.Match(document.Text, block.Span, isHeading: false) is not null;

    /// <summary>The region that a block names and nothing else, the words "fiche", "région" and the title of the template apart.</summary>
    private KnownThing? RegionOf(TextBlock block)
    {
        List<NameMatch<KnownThing>> matches = authority.Regions.FindAll(document.Text, block.Span);
        if (matches.Count != 1) return null;
        string rest = document.Text[block.Span.Start..matches[0].Span.Start] + " " + document.Text[matches[0].Span.End..block.Span.End];
        HashSet<string> allowed =
            [.. template.HeaderTitles.SelectMany(Tokenizer.Tokenize).Select(token => token.Singular), "fiche", "region", "de", "la", "l"];
        return Tokenizer.Tokenize(rest).TrueForAll(token => allowed.Contains(token.Singular)) ? matches[0].Values[0] : null;
    }
}
