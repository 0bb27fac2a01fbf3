using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Syntax;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>Reads SPARQL 1.2 Query Results TSV Format.</summary>
internal static class TsvSolutionReader
{
    public static SolutionTable Read(Stream stream)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: false), leaveOpen: true);
        string head = reader.ReadLine() ?? throw new SolutionFormatException("the answer is empty; expected a line of variables");
        if (head is "true" or "false") return new SolutionTable(head == "true");

        string[] variables = head.Length == 0 ? [] : head.Split('\t');
        for (int i = 0; i < variables.Length; i++)
        {
            bool isVariable = variables[i].Length > 1 && variables[i][0] is ('?' or '$');
            if (!isVariable) throw new SolutionFormatException($"line 1: '{variables[i]}' is no variable");
            variables[i] = variables[i][1..];
        }
        ColumnNames.Check(variables);
        var rows = new List<IReadOnlyList<Term?>>();
        int line = 1;
        while (reader.ReadLine() is { } text)
        {
            line++;
            string[] fields = variables.Length == 0 && text.Length == 0 ? [] : text.Split('\t');
            if (fields.Length != variables.Length)
            {
                throw new SolutionFormatException($"line {line}: found {fields.Length} fields for {variables.Length} columns");
            }
            rows.Add([.. fields.Select(field => field.Length == 0 ? null : ReadTerm(field, line))]);
        }
        return new SolutionTable(variables, rows);
    }

    private static Term ReadTerm(string field, int line)
    {
        try
        {
            return new Parser(field, baseIri: null).ParseGroundTerm();
        }
        catch (SparqlSyntaxException exception)
        {
            throw new SolutionFormatException($"line {line}: '{field}' is no term: {exception.Reason}", exception);
        }
    }
}
