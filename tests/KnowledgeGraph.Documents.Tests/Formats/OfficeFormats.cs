using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Presentation;
using S = DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace KnowledgeGraph.Documents.Tests.Formats;

/// <summary>Writes pieces as Word, PowerPoint and Excel documents.</summary>
internal static class OfficeFormats
{
    public static byte[] Docx(IEnumerable<Piece> pieces)
    {
        using var bytes = new MemoryStream();
        using (WordprocessingDocument document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            MainDocumentPart part = document.AddMainDocumentPart();
            // A French Word calls the style "Titre1", and knows it as "heading 1".
            part.AddNewPart<StyleDefinitionsPart>().Styles = new W.Styles(HeadingStyle("Titre1", "heading 1", 0), HeadingStyle("Titre2", "heading 2", 1));
            part.Document = new W.Document(new W.Body(pieces.Select(Block)));
        }
        return bytes.ToArray();
    }

    public static byte[] Pptx(IEnumerable<Piece> pieces)
    {
        using var bytes = new MemoryStream();
        using (PresentationDocument document = PresentationDocument.Create(bytes, PresentationDocumentType.Presentation))
        {
            PresentationPart presentation = document.AddPresentationPart();
            presentation.Presentation = new P.Presentation(new P.SlideIdList());
            foreach (List<Piece> slide in Slides(pieces)) AddSlide(presentation, slide);
        }
        return bytes.ToArray();
    }

    public static byte[] Xlsx(IEnumerable<Piece> pieces)
    {
        using var bytes = new MemoryStream();
        using (SpreadsheetDocument document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart book = document.AddWorkbookPart();
            WorksheetPart sheet = book.AddNewPart<WorksheetPart>();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new S.Stylesheet(
                new S.CellFormats(new S.CellFormat(), new S.CellFormat { NumberFormatId = 14 }));
            sheet.Worksheet = new S.Worksheet(new S.SheetData(TextFormats.Questionnaire(pieces).Select(row => new S.Row(
                TextCell(row.Question),
                // Excel keeps a date as a number.
                row.Answer == "12/03/2024" ? new S.Cell(new S.CellValue(45363)) { StyleIndex = 1 } : TextCell(row.Answer)))));
            book.Workbook = new S.Workbook(new S.Sheets(new S.Sheet { Name = "Fiche", SheetId = 1, Id = book.GetIdOfPart(sheet) }));
        }
        return bytes.ToArray();
    }

    private static S.Cell TextCell(string text) => new(new S.InlineString(new S.Text(text))) { DataType = S.CellValues.InlineString };

    private static W.Style HeadingStyle(string id, string name, int level) => new(
        new W.StyleName { Val = name }, new W.StyleParagraphProperties(new W.OutlineLevel { Val = level }))
    { Type = W.StyleValues.Paragraph, StyleId = id };

    private static OpenXmlElement Block(Piece piece)
    {
        if (piece.Kind == PieceKind.Table)
        {
            return new W.Table(piece.Rows.Select(row => new W.TableRow(row.Select(cell => new W.TableCell(new W.Paragraph(Run(cell)))))));
        }
        OpenXmlElement? properties = piece.Kind switch
        {
            PieceKind.Title => new W.ParagraphStyleId { Val = "Titre1" },
            PieceKind.Subtitle => new W.ParagraphStyleId { Val = "Titre2" },
            PieceKind.Item => new W.NumberingProperties(new W.NumberingLevelReference { Val = 0 }, new W.NumberingId { Val = 1 }),
            _ => null,
        };
        var paragraph = new W.Paragraph(new W.ParagraphProperties(properties is null ? [] : [properties]));
        // The spelling checker cuts runs anywhere.
        int half = piece.Text.Length / 2;
        paragraph.Append(Run(piece.Text[..half]), new W.DeletedRun(new W.Run(new W.DeletedText("biffé"))), Run(piece.Text[half..]));
        return paragraph;
    }

    private static W.Run Run(string text) => new(new W.Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static List<List<Piece>> Slides(IEnumerable<Piece> pieces)
    {
        List<List<Piece>> slides = [];
        foreach (Piece piece in pieces)
        {
            if (slides.Count == 0 || piece.Kind == PieceKind.Title) slides.Add([]);
            slides[^1].Add(piece);
        }
        return slides;
    }

    private static void AddSlide(PresentationPart presentation, List<Piece> pieces)
    {
        SlidePart part = presentation.AddNewPart<SlidePart>();
        var tree = new P.ShapeTree(
            new P.NonVisualGroupShapeProperties(new P.NonVisualDrawingProperties { Id = 1, Name = "" }, new P.NonVisualGroupShapeDrawingProperties(), new P.ApplicationNonVisualDrawingProperties()),
            new P.GroupShapeProperties());
        uint id = 2;
        foreach (Piece piece in pieces)
        {
            if (piece.Kind == PieceKind.Table) tree.Append(Frame(piece, id++));
            else tree.Append(Shape(piece, id++));
        }
        tree.Append(Footer(id));
        part.Slide = new P.Slide(new P.CommonSlideData(tree));
        presentation.Presentation!.SlideIdList!.Append(new P.SlideId
        {
            Id = 256u + (uint)presentation.Presentation.SlideIdList.ChildElements.Count,
            RelationshipId = presentation.GetIdOfPart(part),
        });
    }

    private static P.Shape Shape(Piece piece, uint id)
    {
        P.PlaceholderShape? placeholder = piece.Kind switch
        {
            PieceKind.Title => new P.PlaceholderShape { Type = P.PlaceholderValues.Title },
            PieceKind.Item => new P.PlaceholderShape { Index = 1 },
            _ => null,
        };
        // Slides have one title; what stands under it has its own in bold.
        var run = new A.Run(new A.RunProperties { Bold = piece.Kind == PieceKind.Subtitle }, new A.Text(piece.Text));
        return Shape(placeholder, id, new A.Paragraph(run));
    }

    private static P.Shape Footer(uint id) =>
        Shape(new P.PlaceholderShape { Type = P.PlaceholderValues.Footer }, id, new A.Paragraph(new A.Run(new A.RunProperties(), new A.Text("CNIG"))));

    private static P.Shape Shape(P.PlaceholderShape? placeholder, uint id, A.Paragraph paragraph) => new(
        new P.NonVisualShapeProperties(
            new P.NonVisualDrawingProperties { Id = id, Name = $"Forme {id}" },
            new P.NonVisualShapeDrawingProperties(),
            new P.ApplicationNonVisualDrawingProperties(placeholder is null ? [] : [placeholder])),
        new P.ShapeProperties(),
        new P.TextBody(new A.BodyProperties(), new A.ListStyle(), paragraph));

    private static P.GraphicFrame Frame(Piece piece, uint id) => new(
        new P.NonVisualGraphicFrameProperties(
            new P.NonVisualDrawingProperties { Id = id, Name = "Tableau" }, new P.NonVisualGraphicFrameDrawingProperties(), new P.ApplicationNonVisualDrawingProperties()),
        new P.Transform(),
        new A.Graphic(new A.GraphicData(new A.Table(piece.Rows.Select(row => new A.TableRow(row.Select(cell => new A.TableCell(
            new A.TextBody(new A.BodyProperties(), new A.Paragraph(new A.Run(new A.RunProperties(), new A.Text(cell)))), new A.TableCellProperties())))
        { Height = 1 })))
        { Uri = "http://schemas.openxmlformats.org/drawingml/2006/table" }));
}
