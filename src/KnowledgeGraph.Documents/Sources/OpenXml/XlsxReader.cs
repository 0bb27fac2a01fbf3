using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using KnowledgeGraph.Documents.Sources.Tables;
using SheetText = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace KnowledgeGraph.Documents.Sources.OpenXml;

/// <summary>Reads questionnaires as Excel workbooks: each visible sheet is a table, its values as they were stored, dates as dates.</summary>
internal static class XlsxReader
{
    /// <exception cref="DocumentException">The file is no workbook, or too large.</exception>
    public static SourceDocument Read(SourceFile file) => Archive.Read(file, "Excel", stream =>
    {
        var settings = new OpenSettings { MaxCharactersInPart = BlockWriter.MaxCharacters * 8L };
        using SpreadsheetDocument document = SpreadsheetDocument.Open(stream, isEditable: false, settings);
        var writer = new BlockWriter(file.Name);
        int number = 0;
        if (document.WorkbookPart is { } book)
        {
            var values = new CellValues(book);
            foreach (Sheet sheet in book.Workbook?.Sheets?.Elements<Sheet>() ?? [])
            {
                number++;
                bool isHidden = sheet.State is not null && sheet.State.Value != SheetStateValues.Visible;
                if (isHidden || sheet.Id?.Value is not { } id || book.GetPartById(id) is not WorksheetPart { Worksheet: { } cells }) continue;
                Write(writer, cells, number, values);
            }
        }
        return new SourceDocument(file, writer.Text, writer.Blocks);
    });

    private static void Write(BlockWriter writer, Worksheet sheet, int number, CellValues values)
    {
        int row = 0;
        foreach (Row cells in sheet.GetFirstChild<SheetData>()?.Elements<Row>() ?? [])
        {
            int column = 0;
            foreach (Cell cell in cells.Elements<Cell>())
            {
                column = ColumnOf(cell.CellReference?.Value) ?? column;
                TableBlocks.Write(writer, values.TextOf(cell), new TablePosition(number, row, column), null, number);
                column++;
            }
            row++;
        }
    }

    /// <summary>The column of a reference like <c>BC12</c>, from 0.</summary>
    private static int? ColumnOf(string? reference)
    {
        int column = 0;
        foreach (char c in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(c)) break;
            column = column * 26 + (c - 'A' + 1);
        }
        return column is > 0 and <= 16_384 ? column - 1 : null;
    }

    /// <summary>The values of cells as people see them.</summary>
    private sealed class CellValues
    {
        private readonly List<string> _shared;
        private readonly List<bool> _isDate;

        public CellValues(WorkbookPart book)
        {
            _shared = [.. book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(TextOf) ?? []];
            Stylesheet? styles = book.WorkbookStylesPart?.Stylesheet;
            HashSet<uint> dates = [.. Enumerable.Range(14, 9).Select(id => (uint)id), 45, 46, 47];
            foreach (NumberingFormat format in styles?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            {
                string code = format.FormatCode?.Value ?? "";
                if (format.NumberFormatId?.Value is { } id && code.Contains('y', StringComparison.OrdinalIgnoreCase)) dates.Add(id);
            }
            _isDate = [.. styles?.CellFormats?.Elements<CellFormat>().Select(format => dates.Contains(format.NumberFormatId?.Value ?? 0)) ?? []];
        }

        public string TextOf(Cell cell)
        {
            string value = cell.CellValue?.Text ?? "";
            CellValueKind kind = KindOf(cell);
            switch (kind)
            {
                case CellValueKind.Shared:
                    return int.TryParse(value, CultureInfo.InvariantCulture, out int index) && index >= 0 && index < _shared.Count ? _shared[index] : "";
                case CellValueKind.Inline:
                    return cell.InlineString is { } text ? TextOf(text) : value;
                case CellValueKind.Number:
                    return NumberText(cell, value);
                default:
                    return value;
            }
        }

        private string NumberText(Cell cell, string value)
        {
            bool isDate = cell.StyleIndex?.Value is { } style && style < _isDate.Count && _isDate[(int)style];
            if (!isDate || !double.TryParse(value, CultureInfo.InvariantCulture, out double serial) || serial is < 1 or > 2_958_465) return value;
            return DateTime.FromOADate(serial).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        }

        private static CellValueKind KindOf(Cell cell)
        {
            if (cell.DataType is null) return CellValueKind.Number;
            if (cell.DataType.Value == DocumentFormat.OpenXml.Spreadsheet.CellValues.SharedString) return CellValueKind.Shared;
            return cell.DataType.Value == DocumentFormat.OpenXml.Spreadsheet.CellValues.InlineString ? CellValueKind.Inline : CellValueKind.Text;
        }

        // Without what is written above characters to tell how they sound.
        private static string TextOf(RstType item) =>
            string.Concat(item.ChildElements.Where(child => child is SheetText or Run).Select(child => (child as SheetText ?? child.GetFirstChild<SheetText>())?.Text));

        private enum CellValueKind
        {
            Number,
            Shared,
            Inline,
            Text,
        }
    }
}
