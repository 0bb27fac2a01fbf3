using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace KnowledgeGraph.Documents.Drafting;

/// <summary>Writes a fiche to be filled in as a Word document: titles by styles, hints as the prompts of content controls.</summary>
internal static class WordDraft
{
    private const string PromptStyle = "PlaceholderText";
    private const string ItemStyle = "ListBullet";
    private const int Bullets = 1;

    public static void Write(FicheDraft draft, Stream output)
    {
        using var document = WordprocessingDocument.Create(output, WordprocessingDocumentType.Document);
        MainDocumentPart part = document.AddMainDocumentPart();
        part.AddNewPart<StyleDefinitionsPart>().Styles = CreateStyles();
        part.AddNewPart<NumberingDefinitionsPart>().Numbering = CreateNumbering();
        var body = new Body(CreateHeader(draft));
        foreach (DraftSection section in draft.Sections)
        {
            body.Append(new Paragraph(Styled($"Heading{section.Level}"), CreateRun(section.Title)));
            for (int i = 0; i < section.Paragraphs.Count; i++) body.Append(CreateParagraph(section.Paragraphs[i], section.IsItem(i)));
            foreach (string prompt in section.Prompts) body.Append(CreatePrompt(section.Title, prompt));
        }
        body.Append(new SectionProperties(
            new PageSize { Width = 11906U, Height = 16838U }, new PageMargin { Top = 1134, Bottom = 1134, Left = 1134U, Right = 1134U }));
        part.Document = new Document(body);
    }

    private static Table CreateHeader(FicheDraft draft)
    {
        var date = new SdtRun(
            new SdtProperties(
                new SdtAlias { Val = draft.DateLabel }, new ShowingPlaceholder(),
                new SdtContentDate(new DateFormat { Val = "dd/MM/yyyy" }, new LanguageId { Val = "fr-FR" })),
            new SdtContentRun(CreatePromptRun(DraftWriter.DatePrompt)));
        var region = new Run(new RunProperties(new Bold()), TextOf(draft.Region));
        return new Table(
            new TableProperties(new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" }, CreateBorders()),
            new TableGrid(new GridColumn { Width = "3000" }, new GridColumn { Width = "4000" }, new GridColumn { Width = "2600" }),
            new TableRow(Cell(), Cell(CreateRun(draft.HeaderTitle)), Cell(CreateRun($"{draft.DateLabel} :"))),
            new TableRow(Cell(region), Cell(), Cell(date)));
    }

    private static TableCell Cell(params OpenXmlElement[] inlines) => new(new Paragraph(inlines));

    private static TableBorders CreateBorders()
    {
        static T Line<T>()
            where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4U };
        return new TableBorders(
            Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>());
    }

    private static Paragraph CreateParagraph(string text, bool isItem)
    {
        var run = new Run();
        foreach (string line in text.Split('\n'))
        {
            if (run.HasChildren) run.Append(new Break());
            run.Append(TextOf(line.Trim()));
        }
        return isItem ? new Paragraph(Styled(ItemStyle), run) : new Paragraph(run);
    }

    /// <summary>A content control that shows a hint until somebody writes into it.</summary>
    private static SdtBlock CreatePrompt(string name, string hint) => new(
        new SdtProperties(new SdtAlias { Val = name }, new ShowingPlaceholder()),
        new SdtContentBlock(new Paragraph(CreatePromptRun(hint))));

    private static Run CreatePromptRun(string text) => new(new RunProperties(new RunStyle { Val = PromptStyle }), TextOf(text));

    private static Run CreateRun(string text) => new(TextOf(text));

    private static ParagraphProperties Styled(string style) => new(new ParagraphStyleId { Val = style });

    private static WordText TextOf(string text) => new(text) { Space = SpaceProcessingModeValues.Preserve };

    private static Styles CreateStyles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri" }, new FontSize { Val = "22" }, new Languages { Val = "fr-FR" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120" }))),
        new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        CreateHeading(1, "30"),
        CreateHeading(2, "24"),
        new Style(
            new StyleName { Val = "List Bullet" },
            new BasedOn { Val = "Normal" },
            new StyleParagraphProperties(new NumberingProperties(new NumberingId { Val = Bullets })))
        {
            Type = StyleValues.Paragraph,
            StyleId = ItemStyle,
        },
        new Style(new StyleName { Val = "Placeholder Text" }, new StyleRunProperties(new Italic(), new Color { Val = "666666" }))
        {
            Type = StyleValues.Character,
            StyleId = PromptStyle,
        });

    private static Numbering CreateNumbering() => new(
        new AbstractNum(
            new Level(
                new NumberingFormat { Val = NumberFormatValues.Bullet }, new LevelText { Val = "•" },
                new PreviousParagraphProperties(new Indentation { Left = "360", Hanging = "240" }))
            {
                LevelIndex = 0,
            })
        {
            AbstractNumberId = Bullets,
        },
        new NumberingInstance(new AbstractNumId { Val = Bullets }) { NumberID = Bullets });

    private static Style CreateHeading(int level, string halfPoints) => new(
        new StyleName { Val = $"heading {level}" },
        new BasedOn { Val = "Normal" },
        new NextParagraphStyle { Val = "Normal" },
        new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240", After = "80" }, new OutlineLevel { Val = level - 1 }),
        new StyleRunProperties(new Bold(), new Color { Val = "1B4965" }, new FontSize { Val = halfPoints }))
    {
        Type = StyleValues.Paragraph,
        StyleId = $"Heading{level}",
    };
}
