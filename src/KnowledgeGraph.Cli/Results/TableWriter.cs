using System.Buffers;
using System.Globalization;
using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Cli.Results;

/// <summary>
/// Writes solutions as a table for a person: aligned columns, IRIs shortened by the query's prefixes, plain text for strings.
/// Column widths need all rows, so nothing is written before the end.
/// </summary>
internal sealed class TableWriter(IBufferWriter<byte> output, IReadOnlyList<KeyValuePair<string, string>> prefixes) : ISolutionWriter
{
    private const int WidestColumn = 80;

    /// <summary>Shortened even where the query does not declare them.</summary>
    private static readonly KeyValuePair<string, string>[] CommonPrefixes = [new("xsd", XsdVocabulary.Namespace), new("rdf", RdfVocabulary.Namespace)];

    private readonly List<string[]> _rows = [];
    private IReadOnlyList<string> _variables = [];
    private string[] _row = [];

    public void Begin(IReadOnlyList<string> variables) => _variables = variables;

    public void BeginRow()
    {
        _row = new string[_variables.Count];
        Array.Fill(_row, "");
    }

    public void Bind(int column, in Utf8Term term) => _row[column] = TerminalText.Clean(Show(term.ToTerm()));

    public void EndRow() => _rows.Add(_row);

    public void End()
    {
        int[] widths = new int[_variables.Count];
        for (int i = 0; i < widths.Length; i++)
        {
            widths[i] = Math.Min(WidestColumn, _rows.Select(row => Width(row[i])).Append(Width(_variables[i])).Max());
        }
        var text = new StringBuilder();
        AppendRow(text, [.. _variables], widths);
        text.AppendJoin("-+-", widths.Select(width => new string('-', width))).Append('\n');
        foreach (string[] row in _rows) AppendRow(text, row, widths);
        text.Append(CultureInfo.InvariantCulture, $"({_rows.Count} {(_rows.Count == 1 ? "row" : "rows")})\n");
        Write(text.ToString());
    }

    public void WriteBoolean(bool value) => Write(value ? "true\n" : "false\n");

    private static void AppendRow(StringBuilder text, string[] cells, int[] widths)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            if (i > 0) text.Append(" | ");
            text.Append(cells[i]);
            if (i < cells.Length - 1) text.Append(' ', Math.Max(0, widths[i] - Width(cells[i])));
        }
        text.Append('\n');
    }

    private static int Width(string text) => new StringInfo(text).LengthInTextElements;

    private string Show(Term term) => term switch
    {
        Iri iri => Shorten(iri),
        Literal { Direction: not null } literal => $"{literal.LexicalForm}@{literal.Language}--{literal.Direction}",
        Literal { Language: not null } literal => $"{literal.LexicalForm}@{literal.Language}",
        Literal literal when literal.Datatype == XsdVocabulary.String || IsNative(literal.Datatype) => literal.LexicalForm,
        Literal literal => $"{literal.LexicalForm}^^{Shorten(literal.Datatype)}",
        TripleTerm triple => $"<<( {Show(triple.Subject)} {Show(triple.Predicate)} {Show(triple.Object)} )>>",
        _ => term.ToString(),
    };

    private static bool IsNative(Iri datatype) =>
        datatype == XsdVocabulary.Integer || datatype == XsdVocabulary.Decimal || datatype == XsdVocabulary.Double || datatype == XsdVocabulary.Boolean;

    private string Shorten(Iri iri)
    {
        foreach ((string prefix, string name) in prefixes.Concat(CommonPrefixes))
        {
            if (iri.Value.Length > name.Length && iri.Value.StartsWith(name, StringComparison.Ordinal)) return $"{prefix}:{iri.Value[name.Length..]}";
        }
        return iri.ToString();
    }

    private void Write(string text)
    {
        Span<byte> span = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        output.Advance(Encoding.UTF8.GetBytes(text, span));
    }
}
