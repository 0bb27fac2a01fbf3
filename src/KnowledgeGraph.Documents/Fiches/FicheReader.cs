using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>
/// Reads a fiche in two steps: first its lines, so that the cut ones are known, then, with the passages at hand, its sections.
/// </summary>
internal sealed class FicheReader
{
    private readonly SourceDocument _document;
    private readonly FicheTemplate _template;
    private readonly FicheRange _range;
    private readonly List<FicheLine> _lines = [];
    private readonly List<TextBlock> _unknownTitles = [];

    public FicheReader(SourceDocument document, FicheTemplate template, Lexicon lexicon, FicheRange range)
    {
        _document = document;
        _template = template;
        _range = range;
        ReadLines();
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

    /// <summary>The blocks of the content of the fiche.</summary>
    public IEnumerable<TextBlock> Blocks => _lines.Select(line => line.Block);

    /// <summary>The reading of the fiche.</summary>
    public FicheReading Read(PassageBook passages) => new()
    {
        Region = _range.Region,
        Span = new TextSpan(_document.Blocks[_range.First].Span.Start, _document.Blocks[_range.End - 1].Span.End),
        RegionPassage = passages.Holding(_range.RegionSpan),
        Date = _range.Date,
        DatePassage = _range.DateSpan is { } date ? passages.Holding(date) : null,
        IsCropped = IsCropped,
        Sections = [.. _template.Fields.Select(field => ReadSection(field, passages))],
        Fragments = [.. _lines.Where(line => line.IsCut).Select(line => passages.Holding(line.Line.Span))],
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

    private void ReadLines()
    {
        TemplateField? field = null;
        HashSet<int> questionnaires = Questionnaires();
        for (int i = _range.Content; i < _range.End; i++)
        {
            TextBlock block = _document.Blocks[i];
            bool isHeading = block.Kind == BlockKind.Heading || IsBoldTitle(block)
                || (block.Cell is { Column: 0 } cell && questionnaires.Contains(cell.Table));
            foreach (TextLine line in block.Lines)
            {
                LabelMatch? label = _template.Match(_document.Text, line.Span, isHeading);
                if (label is not null) field = label.Field;
                else if (isHeading) field = null;
                _lines.Add(new FicheLine
                {
                    Block = block,
                    Line = line,
                    Label = label,
                    Field = field,
                    Width = TypographicWidth.Of(_document.TextOf(line.Span)),
                });
            }
            if (isHeading && field is null) _unknownTitles.Add(block);
        }
    }

    /// <summary>The tables whose first column names sections of the template: all that stands there is a title.</summary>
    private HashSet<int> Questionnaires() =>
    [
        .. _document.Blocks.Take(_range.End).Skip(_range.Content)
            .Where(block => block.Cell is { Column: 0 } && _template.Match(_document.Text, block.Span, isHeading: false) is not null)
            .Select(block => block.Cell!.Value.Table),
    ];

    /// <summary>Whether a paragraph is set wholly in bold, as titles are in documents without headings.</summary>
    private static bool IsBoldTitle(TextBlock block) =>
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

    private static List<SectionUnit> UnitsByLine(List<FicheLine> lines, PassageBook passages)
    {
        List<SectionUnit> units = [];
        bool previousCut = false;
        foreach (FicheLine line in lines)
        {
            if (line.Content.Length > 0)
            {
                units.Add(new SectionUnit(line.Content, passages.Holding(line.Line.Span), line.Block.Kind, line.IsCut, previousCut));
            }
            previousCut = line.IsCut;
        }
        return units;
    }

    private static List<SectionUnit> UnitsByBlock(List<FicheLine> lines, PassageBook passages) =>
    [
        .. lines.Where(line => line.Content.Length > 0)
            .GroupBy(line => line.Block, ReferenceEqualityComparer.Instance)
            .Select(group => (Block: (TextBlock)group.Key!, Span: new TextSpan(group.First().Content.Start, group.Last().Content.End)))
            .Select(unit => new SectionUnit(unit.Span, passages.Holding(unit.Span), unit.Block.Kind, IsCut: false, IsHeadLost: false)),
    ];
}
