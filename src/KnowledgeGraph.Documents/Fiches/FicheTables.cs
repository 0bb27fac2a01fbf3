using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>
/// The tables of a fiche: questionnaires, whose first column names sections of the template; lists, whose rows each speak of one thing under the titles of
/// the columns; and records, whose first column holds the titles, and whose other columns each speak of one thing.
/// </summary>
internal sealed class FicheTables
{
    private const int LongestColumnTitle = 5;

    /// <summary>A table of more rows, of which one alone is titled as a section is, is a list.</summary>
    private const int ShortestList = 3;

    /// <summary>How many titles of fields the first column of a table of records has at least.</summary>
    private const int FewestFields = 2;

    private readonly SourceDocument _document;
    private readonly HashSet<int> _questionnaires;
    private readonly HashSet<int> _records;
    private readonly Dictionary<(int Table, int Column), TextBlock> _columns = [];

    public FicheTables(SourceDocument document, FicheTemplate template, FicheRange range)
    {
        _document = document;
        List<TextBlock> cells = [.. document.Blocks.Take(range.End).Skip(range.Content).Where(block => block.Cell is not null)];
        _records = [.. cells.GroupBy(cell => cell.Cell!.Value.Table).Where(table => AreRecords(template, [.. table])).Select(table => table.Key)];
        _questionnaires =
        [
            .. cells.Where(cell => cell.Cell is { Column: 0 })
                .Select(cell => (cell.Cell!.Value.Table, template.Match(document.Text, cell.Span, isHeading: false)?.Field))
                .Where(cell => cell.Field is not null && !_records.Contains(cell.Table))
                .Distinct()
                .GroupBy(cell => cell.Table)
                .Where(table => table.Count() > 1 || (!HasColumnTitles(cells, table.Key) && RowsOf(cells, table.Key) <= ShortestList))
                .Select(table => table.Key),
        ];
        foreach (IGrouping<int, TextBlock> table in cells.GroupBy(cell => cell.Cell!.Value.Table))
        {
            if (_questionnaires.Contains(table.Key) || _records.Contains(table.Key) || !HasColumnTitles(cells, table.Key)) continue;
            foreach (TextBlock cell in table.Where(cell => cell.Cell!.Value.Row == 0)) _columns.TryAdd((table.Key, cell.Cell!.Value.Column), cell);
        }
    }

    /// <summary>Whether a block is a cell of a questionnaire.</summary>
    public bool IsQuestionnaire(TextBlock block) => block.Cell is { } cell && _questionnaires.Contains(cell.Table);

    /// <summary>Whether a block is a cell of a table of records.</summary>
    public bool IsRecord(TextBlock block) => block.Cell is { } cell && _records.Contains(cell.Table);

    /// <summary>
    /// The records of a table: the values of each column, each with the title of its row. What stands above the titles, "Question" and "Réponse", is none of them.
    /// </summary>
    public List<List<(TextSpan Value, TextSpan Title)>> RecordsOf(IReadOnlyList<FicheLine> lines)
    {
        Dictionary<int, TextSpan> titles = [];
        foreach (FicheLine line in lines.Where(line => line.Block.Cell!.Value.Column == 0)) titles.TryAdd(line.Block.Cell!.Value.Row, line.Block.Span);
        return
        [
            .. lines.Where(line => line.Block.Cell!.Value.Column > 0).GroupBy(line => line.Block.Cell!.Value.Column).OrderBy(column => column.Key)
                .Select(column => column
                    .Where(line => titles.TryGetValue(line.Block.Cell!.Value.Row, out TextSpan title) && FieldLabels.IsField(_document.Text, title))
                    .Select(line => (line.Content, titles[line.Block.Cell!.Value.Row])).ToList())
                .Where(record => record.Count > 0),
        ];
    }

    /// <summary>Whether a block is the title of a row of a questionnaire.</summary>
    public bool IsRowTitle(TextBlock block) => block.Cell is { Column: 0 } && IsQuestionnaire(block);

    /// <summary>Whether a block is the title of a column.</summary>
    public bool IsColumnTitle(TextBlock block) => block.Cell is { Row: 0 } cell && _columns.ContainsKey((cell.Table, cell.Column));

    /// <summary>Whether two blocks are cells of one row of a list.</summary>
    public bool IsSameRow(TextBlock one, TextBlock other) =>
        one.Cell is { } left && other.Cell is { } right && left.Table == right.Table && left.Row == right.Row && !IsQuestionnaire(one);

    /// <summary>The title of the column of a cell; null where it has none.</summary>
    public TextSpan? ColumnTitle(TextBlock block) =>
        block.Cell is { } cell && _columns.TryGetValue((cell.Table, cell.Column), out TextBlock? title) ? title.Span : null;

    /// <summary>
    /// Whether the first column holds titles of fields, a few others apart, and more of them than titles of sections; and the first row does not.
    /// </summary>
    private bool AreRecords(FicheTemplate template, List<TextBlock> table)
    {
        List<TextBlock> first = table.FindAll(cell => cell.Cell is { Column: 0 });
        int fields = first.Count(cell => FieldLabels.IsField(_document.Text, cell.Span));
        int others = first.Count(cell => cell.Cell is { Row: > 0 } && !FieldLabels.IsField(_document.Text, cell.Span));
        if (fields < FewestFields || fields < others * 2) return false;
        if (table.Count(cell => cell.Cell is { Row: 0 } && FieldLabels.IsField(_document.Text, cell.Span)) > 1) return false;
        return first.Select(cell => template.Match(_document.Text, cell.Span, isHeading: false)?.Field).OfType<TemplateField>().Distinct().Count() < fields;
    }

    private static int RowsOf(List<TextBlock> cells, int table) => cells.Where(cell => cell.Cell!.Value.Table == table).Select(cell => cell.Cell!.Value.Row).Distinct().Count();

    /// <summary>Whether the first row has but short words without figures and no lists, in two columns at least, and rows below it.</summary>
    private bool HasColumnTitles(List<TextBlock> cells, int table)
    {
        List<TextBlock> first = cells.FindAll(cell => cell.Cell is { Row: 0 } position && position.Table == table);
        return first.Count > 1
            && first.TrueForAll(cell => cell.Kind == BlockKind.TableCell)
            && cells.Exists(cell => cell.Cell is { Row: > 0 } position && position.Table == table)
            && first.TrueForAll(cell => Tokenizer.Tokenize(_document.Text, cell.Span.Start, cell.Span.End).Count <= LongestColumnTitle
                && !_document.TextOf(cell).AsSpan().ContainsAnyInRange('0', '9'));
    }
}
