using System.Text;

namespace KnowledgeGraph.Catalogue.Tests;

/// <summary>
/// The answer expected of a saved query: <c>Answers/NAME.csv</c>, checked row by row against the source document, with remarks in the lines that
/// begin with <c>#</c> before the header. Where a remark begins with "Difference", the graph is known not to say what the document does: the rows
/// are the graph's, and the remark says what the document's would be.
/// </summary>
internal static class ExpectedAnswer
{
    private static readonly string Folder = Path.Combine(RepositoryGraph.Root, "tests", "KnowledgeGraph.Catalogue.Tests", "Answers");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.csv").Select(file => Path.GetFileNameWithoutExtension(file)!);

    /// <summary>The header and the rows, each as a record of CSV.</summary>
    public static List<string> Read(string name)
    {
        IEnumerable<string> lines = File.ReadLines(Path.Combine(Folder, name + ".csv")).SkipWhile(line => line.StartsWith('#'));
        return Records(string.Join('\n', lines));
    }

    /// <summary>The records of a CSV text (RFC 4180): a line break within quotes ends none.</summary>
    public static List<string> Records(string csv)
    {
        List<string> records = [];
        var record = new StringBuilder();
        bool isQuoted = false;
        foreach (char sign in csv.ReplaceLineEndings("\n"))
        {
            if (sign == '"') isQuoted = !isQuoted;
            if (sign == '\n' && !isQuoted)
            {
                records.Add(record.ToString());
                record.Clear();
            }
            else
            {
                record.Append(sign);
            }
        }
        if (record.Length > 0) records.Add(record.ToString());
        return records;
    }
}
