using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>
/// Finds the fiches of a document. Each begins with a header: a table or a few lines that name a region beside the title of the template or
/// the date of update; or a title that names a region, with titles of the template below it or, first of all, with words that say what it is
/// about. It ends at the next one, at a repeated page header, or, in a document that holds more than it, at a title that the template does
/// not know.
/// </summary>
internal sealed class FicheLocator(SourceDocument document, FicheTemplate template, AuthorityData authority)
{
    /// <summary>How many blocks a header without a table may have on each side of its date.</summary>
    private const int HeaderReach = 3;

    /// <summary>How many titles of the template must stand below a region for its name to be the title of a fiche.</summary>
    private const int EnoughTitles = 2;

    private readonly HeaderWords _words = new(document.Text, template, authority);

    public List<FicheRange> Find()
    {
        List<FicheRange> headers = [];
        for (int i = 0; i < document.Blocks.Count; i++)
        {
            if (headers.Count > 0 && i < headers[^1].Content) continue;
            if (((IsHeaderSign(document.Blocks[i]) ? ReadHeader(i) : null) ?? ReadTitle(i)) is not { } header) continue;
            if (headers.Count > 0 && IsTableBelow(headers[^1], header)) headers[^1] = Joined(headers[^1], header);
            else if (headers.Count == 0 || header.First >= headers[^1].Content) headers.Add(header);
        }
        if (headers.Count == 0 && new WholeDocument(document, template, authority).Find() is var (block, region)) headers.Add(Whole(block, region));
        var furniture = new PageFurniture(document, headers.Count > 0 ? headers[0].First : document.Blocks.Count);
        bool isWhole = headers.Count == 1 && headers[0].First < HeaderReach;
        List<FicheRange> ranges = [];
        for (int i = 0; i < headers.Count; i++)
        {
            int limit = i + 1 < headers.Count ? headers[i + 1].First : document.Blocks.Count;
            int end = headers[i].Content;
            while (end < limit && !furniture.Contains(document.Blocks[end]) && !_words.IsClosing(document.Blocks[end]) && (isWhole || !IsUnknownTitle(document.Blocks[end]))) end++;
            ranges.Add(Dated(headers[i] with { End = end }));
        }
        return ranges;
    }

    private bool IsTableBelow(FicheRange title, FicheRange table) =>
        table.First == title.Content && table.Region.Iri == title.Region.Iri && document.Blocks[table.First].Cell is not null && document.Blocks[title.First].Cell is null;

    /// <summary>A title and the table below it are one header where both name the same region.</summary>
    private static FicheRange Joined(FicheRange title, FicheRange table) =>
        table.DateSpan is null && title.DateSpan is not null
            ? title with { Content = table.Content, End = table.End }
            : table with { First = title.First };

    private bool IsUnknownTitle(TextBlock block) =>
        block.Kind == BlockKind.Heading && block.Level <= 2 && template.Match(document.Text, block.Span, isHeading: true) is null;

    private bool IsHeaderSign(TextBlock block) =>
        template.DateLabels.Concat(template.HeaderTitles).Any(label => _words.BeginsWith(block, label));

    /// <summary>A header of several blocks around the title of the template or the date of update.</summary>
    private FicheRange? ReadHeader(int sign)
    {
        (int first, int end) = HeaderAround(sign);
        int region = -1;
        KnownThing? thing = null;
        for (int i = first; i < end && thing is null; i++)
        {
            thing = _words.RegionOf(document.Blocks[i]);
            region = i;
        }
        if (thing is null) return null;

        int last = Math.Max(region, sign);
        HeaderDate? date = null;
        for (int i = first; i < end && date is null; i++)
        {
            bool isLabelled = _words.BeginsWithDateLabel(document.Blocks[i]);
            if (isLabelled) last = Math.Max(last, i);
            if (document.Blocks[i].Kind != BlockKind.TableCell && !isLabelled && !_words.AreOfHeader(Without(i, region, thing))) continue;
            bool isCellOfDate = document.Blocks[i].Cell is not null && _words.AreOfHeader(document.Blocks[i].Span);
            date = HeaderDate.In(document.Text, document.Blocks[i].Span, isLabelled || isCellOfDate);
            if (date is not null) last = Math.Max(last, i);
        }
        bool isTable = document.Blocks[sign].Cell is not null;
        return Range(isTable ? first : Math.Min(region, sign), isTable ? end : last + 1, thing, region, date);
    }

    /// <summary>A block without the name of the region, where it is the one that bears it.</summary>
    private TextSpan Without(int block, int region, KnownThing thing)
    {
        TextSpan span = document.Blocks[block].Span;
        return block == region ? new TextSpan(authority.Regions.FindAll(document.Text, span, thing.Equals)[0].Span.End, span.End) : span;
    }

    /// <summary>A header that is no more than a title: it names a region, and titles of the template follow.</summary>
    private FicheRange? ReadTitle(int index)
    {
        TextBlock block = document.Blocks[index];
        if (block.Kind is BlockKind.TableCell or BlockKind.ListItem || (block.Kind != BlockKind.Heading && index >= HeaderReach) || _words.RegionOf(block) is not { } thing) return null;
        HashSet<TemplateField> titles = [];
        for (int i = index + 1; i < document.Blocks.Count && titles.Count < EnoughTitles; i++)
        {
            TextBlock next = document.Blocks[i];
            if (next.Kind == BlockKind.Heading && _words.RegionOf(next) is not null) break;
            if (template.Match(document.Text, next.Span, next.Kind == BlockKind.Heading)?.Field is { } field) titles.Add(field);
        }
        bool isSubject = index < HeaderReach && _words.SaysSubject(block);
        if (titles.Count < EnoughTitles && !isSubject) return null;
        HeaderDate? date = HeaderDate.In(document.Text, block.Span, isLabelled: false);
        int end = index + 1;
        while (end < document.Blocks.Count && end - index <= HeaderReach && GoesOnWithHeader(document.Blocks[end]))
        {
            date ??= HeaderDate.In(document.Text, document.Blocks[end].Span, _words.BeginsWithDateLabel(document.Blocks[end]));
            end++;
        }
        return Range(index, end, thing, index, date);
    }

    /// <summary>Whether a line below the title of a fiche is of its header still: the title of the template, or the date of update.</summary>
    private bool GoesOnWithHeader(TextBlock block) =>
        block.Kind == BlockKind.Paragraph && (_words.BeginsWithDateLabel(block) || _words.AreOfHeader(block.Span));

    private FicheRange Range(int first, int content, KnownThing thing, int region, HeaderDate? date) =>
        new(first, content, content, thing, document.Blocks[region].Span, date?.Day, date?.Partial, date?.Span);

    /// <summary>The header of a document that is one fiche: all that stands before its first title but one.</summary>
    private FicheRange Whole(int block, KnownThing region)
    {
        int end = block + 1;
        while (end < document.Blocks.Count && end <= block + HeaderReach && GoesOnWithHeader(document.Blocks[end])) end++;
        return Range(0, end, region, block, date: null);
    }

    /// <summary>A fiche without a date in its header may bear one further down, where a line says that it is the date of update.</summary>
    private FicheRange Dated(FicheRange range)
    {
        if (range.DateSpan is not null) return range;
        foreach (TextBlock block in document.Blocks.Take(range.End).Skip(range.First).Where(_words.BeginsWithDateLabel))
        {
            if (HeaderDate.In(document.Text, block.Span, isLabelled: true) is { } date)
            {
                return range with { Date = date.Day, PartialDate = date.Partial, DateSpan = date.Span };
            }
        }
        foreach (TextBlock block in document.Blocks.Take(Math.Min(range.End, range.Content + HeaderReach)).Skip(range.First))
        {
            if (_words.AfterDateLabel(block) is { } rest && HeaderDate.In(document.Text, rest, isLabelled: true) is { } date)
            {
                return range with { Date = date.Day, PartialDate = date.Partial, DateSpan = date.Span };
            }
        }
        return range;
    }

    private (int First, int End) HeaderAround(int sign)
    {
        int first = sign;
        int end = sign + 1;
        if (document.Blocks[sign].Cell is not null)
        {
            while (first > 0 && IsSameTable(document.Blocks[first - 1], document.Blocks[sign])) first--;
            while (end < document.Blocks.Count && IsSameTable(document.Blocks[sign], document.Blocks[end]) && !IsFieldTitle(document.Blocks[end])) end++;
            return (first, end);
        }
        while (first > 0 && sign - first < HeaderReach && document.Blocks[first].Kind != BlockKind.Heading) first--;
        while (end < document.Blocks.Count && end - sign <= HeaderReach && document.Blocks[end].Kind != BlockKind.Heading) end++;
        // A table below the title is of the header as a whole.
        while (end < document.Blocks.Count && IsSameTable(document.Blocks[end - 1], document.Blocks[end]) && !IsFieldTitle(document.Blocks[end])) end++;
        return (first, end);
    }

    private static bool IsSameTable(TextBlock one, TextBlock other) => one.Cell is { } cell && other.Cell?.Table == cell.Table;

    /// <summary>Whether a cell begins a row that answers a section of the template: in a questionnaire the header is of the same table.</summary>
    private bool IsFieldTitle(TextBlock block) =>
        block.Cell is { Column: 0 } && template.Match(document.Text, block.Span, isHeading: false) is not null;
}
