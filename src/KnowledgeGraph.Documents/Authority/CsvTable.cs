namespace KnowledgeGraph.Documents.Authority;

/// <summary>A CSV file (RFC 4180) with a header row, in UTF-8.</summary>
/// <remarks>Immutable and thread-safe. Rows that are wholly empty are left out.</remarks>
public sealed class CsvTable
{
    private readonly Dictionary<string, int> _columns;

    private CsvTable(string fileName, Dictionary<string, int> columns, IReadOnlyList<CsvRow> rows)
    {
        FileName = fileName;
        _columns = columns;
        Rows = rows;
    }

    /// <summary>The file, as messages name it.</summary>
    public string FileName { get; }

    /// <summary>The rows after the header.</summary>
    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The columns that it must have; it may have more.</param>
    /// <exception cref="DocumentException">
    /// The file cannot be read, breaks the syntax, lacks a column, or a row has not as many fields as the header.
    /// </exception>
    public static CsvTable Load(string path, params ReadOnlySpan<string> columns)
    {
        string text = Sources.SourceFile.Load(path).ReadText();
        return Parse(Path.GetFileName(path), text, columns);
    }

    /// <summary>Reads the text of a file; see <see cref="Load"/>.</summary>
    /// <exception cref="DocumentException">As for <see cref="Load"/>.</exception>
    public static CsvTable Parse(string fileName, string text, params ReadOnlySpan<string> columns)
    {
        List<(List<string> Fields, int Line)> records = CsvParser.Parse(fileName, text);
        if (records.Count == 0)
        {
            throw new DocumentException("the file is empty; a header row was expected", fileName, 1)
            {
                FrenchReason = "le fichier est vide ; une ligne d'en-tête était attendue",
            };
        }

        Dictionary<string, int> index = [];
        (List<string> header, int headerLine) = records[0];
        for (int i = 0; i < header.Count; i++)
        {
            string name = header[i].Trim();
            if (!index.TryAdd(name, i))
            {
                throw new DocumentException($"the column '{name}' stands twice in the header", fileName, headerLine)
                {
                    FrenchReason = $"la colonne « {name} » est deux fois dans l'en-tête",
                };
            }
        }
        foreach (string column in columns)
        {
            if (!index.ContainsKey(column))
            {
                throw new DocumentException(
                    $"the column '{column}' is missing; the header has: {string.Join(", ", index.Keys)}", fileName, headerLine)
                {
                    FrenchReason = $"la colonne « {column} » manque ; l'en-tête a : {string.Join(", ", index.Keys)}",
                };
            }
        }

        var rows = new List<CsvRow>(records.Count - 1);
        var table = new CsvTable(fileName, index, rows);
        foreach ((List<string> fields, int line) in records.Skip(1))
        {
            if (fields.TrueForAll(string.IsNullOrWhiteSpace)) continue;
            if (fields.Count != header.Count)
            {
                throw new DocumentException($"{fields.Count} fields where the header has {header.Count}; quote a field that has commas", fileName, line)
                {
                    FrenchReason = $"{fields.Count} cellules là où l'en-tête en a {header.Count} ; mettez entre guillemets la cellule qui a des virgules",
                };
            }
            rows.Add(new CsvRow(table, fields, line));
        }
        return table;
    }

    internal int? ColumnOf(string name) => _columns.TryGetValue(name, out int index) ? index : null;
}
