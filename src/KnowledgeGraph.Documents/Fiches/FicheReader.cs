using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>
/// Reads a fiche in two steps: first its lines, so that the cut ones are known, then, with the passages at hand, its sections.
/// </summary>
internal sealed class FicheReader
{
    /// <summary>A bold line is a title below all headings, the head of a list one below that.</summary>
    private const int LevelOfBold = 7;

    private const int LevelOfLead = 8;

    private const int LongestLead = 7;

    private readonly SourceDocument _document;
    private readonly FicheTemplate _template;
    private readonly FicheRange _range;
    private readonly List<FicheLine> _lines = [];
    private readonly List<TextBlock> _unknownTitles = [];
    private readonly SectionGuess _guess;
    private FicheTables _tables = null!;

    public FicheReader(SourceDocument document, AuthorityData authority, Lexicon lexicon, FicheRange range)
    {
        _document = document;
        _template = authority.Template;
        _range = range;
        _guess = new SectionGuess(document.Text, authority);
        ReadLines();
        GuessSections();
        IsCropped = new CropDetector(document.Text, lexicon).Detect(_lines);
    }

    /// <summary>Whether lines of the fiche are cut: each line is then a passage of its own.</summary>
    public bool IsCropped { get; }

    /// <summary>The last words of the lines of a range of blocks, which may be cut and prove nothing about what words exist.</summary>
    public static IEnumerable<TextSpan> LastWords(SourceDocument document, FicheRange range) =>
        document.Blocks.Take(range.End).Skip(range.Content).SelectMany(block => block.Lines)
            .Select(line => Tokenizer.Tokenize(document.Text, line.Span.Start, line.Span.End))
            .Where(words => words.Count > 0)
            .Select(words => new TextSpan(words[^1].Start, words[^1].End));

    /// <summary>The blocks of which each line is a passage of its own: all where the fiche is cut, else those with bullets in them.</summary>
    public IEnumerable<TextBlock> LineWise => _lines.Where(line => IsCropped || line.Bullet > 0).Select(line => line.Block);

    /// <summary>The reading of the fiche.</summary>
    public FicheReading Read(PassageBook passages) => new()
    {
        Region = _range.Region,
        Span = new TextSpan(_document.Blocks[_range.First].Span.Start, _document.Blocks[_range.End - 1].Span.End),
        RegionPassage = passages.Holding(_range.RegionSpan),
        Date = _range.Date,
        PartialDate = _range.PartialDate,
        DatePassage = _range.DateSpan is { } date ? passages.Holding(date) : null,
        IsCropped = IsCropped,
        Sections = [.. _template.Fields.Select(field => ReadSection(field, passages))],
        Fragments = [.. _lines.Where(line => line.IsCut).Select(line => passages.Holding(line.Line.Span))],
        HeadlessFragments = [.. _lines.Zip(_lines.Skip(1)).Where(pair => GoesOn(pair.First, pair.Second)).Select(pair => passages.Holding(pair.Second.Line.Span))],
        UnknownTitles = [.. _unknownTitles.Select(title => passages.Holding(title.Span))],
        RepeatedTitles =
        [
            .. _lines.Where(line => line.Label is { IsComplete: true })
                .GroupBy(line => line.Field!)
                .SelectMany(lines => lines.Skip(1))
                .Select(line => line.Label!.Span)
                .OrderBy(span => span.Start),
        ],
    };

    /// <summary>Whether a whole line goes on from a cut one, so that its beginning is lost.</summary>
    private bool GoesOn(FicheLine previous, FicheLine line) =>
        previous.IsCut && !line.IsCut && line.Label is null && line.Bullet == 0 && line.Field == previous.Field
        && line.Block.Kind != BlockKind.ListItem && char.IsLower(_document.Text[line.Line.Span.Start]);

    private void ReadLines()
    {
        TemplateField? field = null;
        IReadOnlyList<TemplateField> shared = [];
        TextSpan? title = null;
        TextSpan? lead = null;
        int level = 0;
        var tables = new FicheTables(_document, _template, _range);
        for (int i = _range.Content; i < _range.End; i++)
        {
            TextBlock block = _document.Blocks[i];
            if (tables.IsColumnTitle(block)) continue;
            bool isHeading = block.Kind == BlockKind.Heading || IsBoldTitle(block) || tables.IsRowTitle(block) || IsQuestion(block);
            if (block.Kind != BlockKind.ListItem) lead = null;
            bool bearsLabels = block.Cell is null || tables.IsQuestionnaire(block);
            if (shared.Count > 1 && !isHeading && block.Cell is null && !block.Lines.Any(line => LabelOf(line) is not null || BulletSigns.LengthAt(_document.Text, line.Span) > 0))
            {
                field = ReadSentences(block, shared, field!, title);
                continue;
            }
            foreach (TextLine line in block.Lines)
            {
                bool isLead = !isHeading && line == block.Lines[^1] && IsLead(i);
                RunInTitle? runIn = isHeading ? null : RunInOf(block, line);
                LabelMatch? label = bearsLabels ? _template.Match(_document.Text, line.Span, isHeading) ?? runIn?.Label : null;
                if (isLead && !BeginsWithArticle(line.Span)) label ??= _template.Match(_document.Text, line.Span, isHeading: true);
                int depth = block.Kind == BlockKind.Heading ? block.Level : isHeading ? LevelOfBold : LevelOfLead;
                bool isSubtitle = (isLead && label is not null && label.Field == field && label.Content.Length == 0)
                    || (isHeading && label is null && field is not null && (depth > level || IsFieldTitle(line.Span, field)));
                if (label is not null || isHeading || runIn is not null) title = runIn?.Span ?? line.Span;
                if (isSubtitle) continue;
                if (isLead && label is null) lead = line.Span;
                if (label is not null) field = label.Field;
                else if (isHeading) field = null;
                if (label is not null || isHeading) shared = label is null || label.Content.Length > 0 ? [] : Sharing(label);
                if (isHeading || label is not null) level = depth;
                _lines.Add(new FicheLine
                {
                    Block = block,
                    Line = line,
                    Label = label,
                    Field = field,
                    Title = line.Span == lead ? title : lead ?? title,
                    Bullet = label is null ? BulletSigns.LengthAt(_document.Text, line.Span) : 0,
                    Width = TypographicWidth.Of(_document.TextOf(line.Span)),
                });
            }
            if (isHeading && field is null) _unknownTitles.Add(block);

            LabelMatch? LabelOf(TextLine line) =>
                bearsLabels ? _template.Match(_document.Text, line.Span, IsLead(i) && line == block.Lines[^1] && !BeginsWithArticle(line.Span)) ?? RunInOf(block, line)?.Label : null;
        }
        _tables = tables;
    }

    private RunInTitle? RunInOf(TextBlock block, TextLine line) =>
        block.Cell is null && block.Kind == BlockKind.Paragraph ? RunInTitle.Of(_document.Text, block, line.Span, _template) : null;

    /// <summary>The sections that share what stands under a title: those that it names, and the parts of the presentation, which only groups them.</summary>
    private List<TemplateField> Sharing(LabelMatch label)
    {
        if (label.Field.Concept.Iri != Voc.RubriquePresentation) return [label.Field, .. label.Also];
        return label.Also.Count > 0 ? [.. label.Also] : [label.Field, .. _template.Fields.Where(field => field.Parent == label.Field)];
    }

    /// <summary>Gives each sentence of a block to the section that it answers; and says to which the last one was given.</summary>
    private TemplateField ReadSentences(TextBlock block, IReadOnlyList<TemplateField> shared, TemplateField previous, TextSpan? title)
    {
        TemplateField field = shared.Contains(previous) ? previous : shared[0];
        foreach (TextSpan sentence in SentenceSplitter.Split(_document.Text, block.Span))
        {
            field = _guess.Among(shared, sentence, field);
            _lines.Add(new FicheLine
            {
                Block = block,
                Line = new TextLine(sentence, block.Lines.LastOrDefault(line => line.Span.Start <= sentence.Start, block.Lines[0]).Number),
                Label = null,
                Field = field,
                Title = title,
                IsSentence = true,
                Width = TypographicWidth.Of(_document.TextOf(sentence)),
            });
        }
        return field;
    }

    /// <summary>What stands under a title that the template does not know may tell itself what it is about.</summary>
    private void GuessSections()
    {
        foreach (IGrouping<TextSpan?, FicheLine> part in _lines.Where(line => line.Field is null && line.Title is not null).GroupBy(line => line.Title))
        {
            List<FicheLine> content = [.. part.Where(line => !IsUnknownTitle(line))];
            List<TextSpan> columns = [.. content.Where(line => line.Block.Cell is not null).Select(line => _tables.ColumnTitle(line.Block)).OfType<TextSpan>().Distinct()];
            List<TextSpan> spans = [.. content.Select(line => line.Line.Span)];
            bool isFirst = content.Count > 0 && !_lines.TakeWhile(line => line != content[0]).Any(line => line.Field is { } known && known.Concept.Iri != Voc.RubriquePresentation);
            if ((_guess.FieldOf(spans, columns) ?? (isFirst ? _guess.PartOf(spans) : null)) is not { } field) continue;
            foreach (FicheLine line in content) line.Field = field;
        }
        GuessWithinPresentation();
    }

    /// <summary>The title of the presentation, or that of one of its parts, may stand for those of others, where the fiche has none of these.</summary>
    private void GuessWithinPresentation()
    {
        List<TemplateField> parts = [.. _template.Fields.Where(field => field.Parent?.Concept.Iri == Voc.RubriquePresentation && !_lines.Exists(line => line.Field == field && line.Label is not null))];
        if (parts.Count == 0) return;
        foreach (IGrouping<TextBlock, FicheLine> block in _lines.Where(line => (line.Field?.Parent ?? line.Field)?.Concept.Iri == Voc.RubriquePresentation && line.Label is null).GroupBy(line => line.Block).ToList())
        {
            if (_guess.PartOf([.. block.Select(line => line.Line.Span)]) is not { } part || !parts.Contains(part)) continue;
            foreach (FicheLine line in block) line.Field = part;
        }
    }

    /// <summary>Whether a title asks for something of the arrangement, within a section on it: "Animation", "Signataires".</summary>
    private bool IsFieldTitle(TextSpan line, TemplateField field) =>
        (field.Parent ?? field).Concept.Iri == Voc.RubriqueDispositif && FieldLabels.OfBody(_document.Text, line) is not null && FieldLabels.IsField(_document.Text, line);

    /// <summary>Whether a short line stands directly above a list, as the titles of lists do.</summary>
    private bool IsLead(int index)
    {
        TextBlock block = _document.Blocks[index];
        if (block.Kind != BlockKind.Paragraph || index + 1 >= _range.End || _document.Blocks[index + 1].Kind != BlockKind.ListItem) return false;
        TextSpan line = block.Lines[^1].Span;
        return _document.Text[line.End - 1] != '.' && Tokenizer.Tokenize(_document.Text, line.Start, line.End).Count <= LongestLead;
    }

    /// <summary>Whether a line asks what a section of the template answers, as titles do: "Quels acteurs ?".</summary>
    private bool IsQuestion(TextBlock block) =>
        block is { Kind: BlockKind.Paragraph, Lines.Count: 1 } && _document.Text[block.Span.End - 1] == '?'
        && Tokenizer.Tokenize(_document.Text, block.Span.Start, block.Span.End).Count <= LongestLead
        && _template.Match(_document.Text, block.Span, isHeading: true) is not null;

    /// <summary>Sentences begin with articles, the heads of lists do not.</summary>
    private bool BeginsWithArticle(TextSpan line) =>
        Tokenizer.Tokenize(_document.Text, line.Start, line.End) is [var first, ..] && FrenchWords.Determiners.Contains(first.Folded);

    /// <summary>Whether a paragraph is set wholly in bold, as titles are in documents without headings.</summary>
    public static bool IsBoldTitle(TextBlock block) =>
        block.Kind == BlockKind.Paragraph && block.Lines.Count == 1 && block.Strong.Count == 1 && block.Strong[0] == block.Span;

    private FicheSection ReadSection(TemplateField field, PassageBook passages)
    {
        List<FicheLine> lines = [.. _lines.Where(line => line.Field == field && !IsUnknownTitle(line))];
        FicheLine? label = lines.Find(line => line.Label is not null);
        List<SectionUnit> units = IsCropped ? UnitsByLine(lines, passages) : UnitsByBlock(lines, passages);
        return new FicheSection
        {
            Field = field,
            State = StateOf(field, label, units),
            LabelText = label is null ? string.Empty : _document.TextOf(label.Label!.Span),
            Label = label is null ? null : passages.Holding(label.Label!.Span),
            IsLabelCut = label is { IsCut: true, Label.IsComplete: false },
            KnownLabel = label?.Label!.Label,
            Units = units,
        };
    }

    /// <summary>A section that only groups others has no text of its own: its title tells its state.</summary>
    private static FieldState StateOf(TemplateField field, FicheLine? label, List<SectionUnit> units)
    {
        if (field.IsGroup && label is not null) return label.IsCut ? FieldState.Cut : FieldState.Stated;
        bool contentLost = label is { IsCut: true } && (label.Label!.IsComplete || units.Count == 0);
        if (contentLost || units.Exists(unit => unit.IsCut)) return FieldState.Cut;
        return units.Count > 0 ? FieldState.Stated : FieldState.NotStated;
    }

    private bool IsUnknownTitle(FicheLine line) => _unknownTitles.Contains(line.Block);

    /// <summary>One unit for each line; a table of which no cell is cut is read by its rows all the same.</summary>
    private List<SectionUnit> UnitsByLine(List<FicheLine> lines, PassageBook passages)
    {
        List<SectionUnit> units = [];
        bool previousCut = false;
        for (int i = 0; i < lines.Count; i++)
        {
            FicheLine line = lines[i];
            List<FicheLine> table = [.. lines.Skip(i).TakeWhile(next => next.Block.Cell is { } cell && cell.Table == line.Block.Cell?.Table)];
            if (table.Count > 1 && !table.Exists(next => next.IsCut))
            {
                units.AddRange(UnitsByBlock(table, passages));
                (i, previousCut) = (i + table.Count - 1, false);
                continue;
            }
            if (line.Content.Length > 0)
            {
                units.Add(new SectionUnit(line.Content, passages.Holding(line.Line.Span), line.Block.Kind, line.IsCut, previousCut) { Title = line.Title, Level = line.ListLevel });
            }
            previousCut = line.IsCut;
        }
        return units;
    }

    /// <summary>
    /// One unit for each block, for each row of a table, and for each line of a paragraph that begins with a bullet or with a head and a colon.
    /// </summary>
    private List<SectionUnit> UnitsByBlock(List<FicheLine> lines, PassageBook passages)
    {
        List<List<FicheLine>> groups = [];
        foreach (FicheLine line in lines.Where(line => line.Content.Length > 0))
        {
            if (groups.Count > 0 && Joins(groups[^1][^1], line)) groups[^1].Add(line);
            else groups.Add([line]);
        }
        return [.. groups.SelectMany(group => _tables.IsRecord(group[0].Block) ? RecordsOf(group, passages) : [UnitOf(group, passages)])];
    }

    private bool Joins(FicheLine previous, FicheLine line)
    {
        if (_tables.IsRecord(line.Block) && line.Block.Cell!.Value.Table == previous.Block.Cell?.Table) return true;
        if (line.Block != previous.Block) return _tables.IsSameRow(previous.Block, line.Block);
        return line.Bullet == 0 && !line.IsSentence && !LabelledValue.Begins(_document.Text, line.Line.Span);
    }

    private IEnumerable<SectionUnit> RecordsOf(List<FicheLine> lines, PassageBook passages)
    {
        SectionUnit table = UnitOf(lines, passages);
        return _tables.RecordsOf(lines).Select(record => table with { Cells = [.. record.Select(field => (field.Value, (TextSpan?)field.Title))], IsRecord = true });
    }

    private SectionUnit UnitOf(List<FicheLine> lines, PassageBook passages)
    {
        var span = new TextSpan(lines[0].Content.Start, lines[^1].Content.End);
        BlockKind kind = lines[0].Bullet > 0 ? BlockKind.ListItem : lines[0].Block.Kind;
        return new SectionUnit(span, passages.Holding(span), kind, IsCut: false, IsHeadLost: false)
        {
            Title = lines[0].Title,
            Level = lines[0].ListLevel,
            Cells = [.. lines.Where(line => line.Block.Cell is not null).Select(line => (line.Content, _tables.ColumnTitle(line.Block)))],
        };
    }
}
