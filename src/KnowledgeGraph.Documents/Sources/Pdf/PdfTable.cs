namespace KnowledgeGraph.Documents.Sources.Pdf;

/// <summary>A table drawn with ruling lines.</summary>
/// <param name="Number">Its number in the document, from 1.</param>
/// <param name="Columns">The edges of the columns, ascending.</param>
/// <param name="Rows">The edges of the rows, descending from the top.</param>
/// <param name="Words">The words in it.</param>
internal sealed record PdfTable(int Number, IReadOnlyList<double> Columns, IReadOnlyList<double> Rows, IReadOnlyList<PdfWord> Words)
    : PdfItem(Columns[0], Columns[^1], Rows[0], Rows[^1])
{
    /// <summary>The cells that hold words, row by row.</summary>
    public IEnumerable<(TablePosition Position, IReadOnlyList<PdfLine> Lines)> Cells =>
        Words.GroupBy(word => (Row: RowOf(word), Column: ColumnOf(word)))
            .OrderBy(cell => cell.Key.Row)
            .ThenBy(cell => cell.Key.Column)
            .Select(cell => (new TablePosition(Number, cell.Key.Row, cell.Key.Column), (IReadOnlyList<PdfLine>)PdfLine.Of(cell)));

    private int RowOf(PdfWord word) => Math.Clamp(Rows.Count(edge => edge > word.Middle) - 1, 0, Rows.Count - 2);

    private int ColumnOf(PdfWord word) => Math.Clamp(Columns.Count(edge => edge < (word.Left + word.Right) / 2) - 1, 0, Columns.Count - 2);
}
