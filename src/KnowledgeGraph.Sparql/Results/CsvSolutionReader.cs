using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>Reads SPARQL 1.2 Query Results CSV Format (RFC 4180).</summary>
internal static class CsvSolutionReader
{
    public static SolutionTable Read(Stream stream)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: false), leaveOpen: true);
        string text = reader.ReadToEnd();
        if (text.AsSpan().Trim() is "true" or "false") return new SolutionTable(text.AsSpan().Trim() is "true");

        int position = 0;
        int line = 1;
        var variables = ReadRecord(text, ref position, ref line);
        if (variables is [""]) variables = [];
        ColumnNames.Check(variables);
        var rows = new List<IReadOnlyList<Term?>>();
        while (position < text.Length)
        {
            int start = line;
            List<string> fields = ReadRecord(text, ref position, ref line);
            if (variables.Count == 0 && fields is [""]) fields = [];
            if (fields.Count != variables.Count)
            {
                throw new SolutionFormatException($"line {start}: found {fields.Count} fields for {variables.Count} columns");
            }
            rows.Add([.. fields.Select(ToTerm)]);
        }
        return new SolutionTable(variables, rows);
    }

    private static Term? ToTerm(string field)
    {
        if (field.Length == 0) return null;
        return field.StartsWith("_:", StringComparison.Ordinal) && field.Length > 2 ? new BlankNode(field[2..]) : new Literal(field);
    }

    private static List<string> ReadRecord(string text, ref int position, ref int line)
    {
        var fields = new List<string>();
        while (true)
        {
            bool isQuoted = position < text.Length && text[position] == '"';
            fields.Add(isQuoted ? ReadQuoted(text, ref position, ref line) : ReadPlain(text, ref position));
            if (position < text.Length && text[position] == ',')
            {
                position++;
                continue;
            }
            if (position < text.Length && text[position] is not ('\r' or '\n'))
            {
                throw new SolutionFormatException($"line {line}: text follows a quoted field");
            }
            if (position < text.Length && text[position] == '\r') position++;
            if (position < text.Length && text[position] == '\n') position++;
            line++;
            return fields;
        }
    }

    private static string ReadPlain(string text, ref int position)
    {
        int length = text.AsSpan(position).IndexOfAny(',', '\r', '\n');
        if (length < 0) length = text.Length - position;
        string field = text.Substring(position, length);
        position += length;
        return field;
    }

    private static string ReadQuoted(string text, ref int position, ref int line)
    {
        var field = new StringBuilder();
        int start = line;
        position++;
        while (true)
        {
            int quote = text.IndexOf('"', position);
            if (quote < 0) throw new SolutionFormatException($"line {start}: a quoted field is not closed");
            field.Append(text, position, quote - position);
            line += text.AsSpan(position, quote - position).Count('\n');
            position = quote + 1;
            if (position >= text.Length || text[position] != '"') return field.ToString();
            field.Append('"');
            position++;
        }
    }
}
