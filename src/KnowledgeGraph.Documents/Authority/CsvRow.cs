namespace KnowledgeGraph.Documents.Authority;

/// <summary>A row of a <see cref="CsvTable"/>.</summary>
public sealed class CsvRow
{
    private readonly CsvTable _table;
    private readonly IReadOnlyList<string> _fields;

    internal CsvRow(CsvTable table, IReadOnlyList<string> fields, int line)
    {
        _table = table;
        _fields = fields;
        Line = line;
    }

    /// <summary>The line on which the row begins, from 1.</summary>
    public int Line { get; }

    /// <summary>The field of a column, without blanks at its ends; empty where the table has no such column.</summary>
    public string this[string column] => _table.ColumnOf(column) is int index ? _fields[index].Trim() : string.Empty;

    /// <summary>The field of a column that must not be empty.</summary>
    /// <exception cref="DocumentException">It is empty.</exception>
    public string Required(string column) =>
        this[column] is { Length: > 0 } value ? value : throw Error($"the column '{column}' is empty", $"la colonne « {column} » est vide");

    /// <summary>The values of a field that lists several, apart by a vertical bar.</summary>
    public IReadOnlyList<string> List(string column) =>
        this[column].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The error that names the file and the line of this row.</summary>
    /// <param name="reason">What is wrong and what was expected, in English.</param>
    /// <param name="frenchReason">The same in French.</param>
    public DocumentException Error(string reason, string frenchReason) => new(reason, _table.FileName, Line) { FrenchReason = frenchReason };
}
