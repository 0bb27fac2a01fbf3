using System.Text;

namespace KnowledgeGraph.Ontology.Tests;

/// <summary>A strict reader of the authority tables: RFC 4180 with LF, header first, every row as wide as the header.</summary>
internal static class Csv
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string name)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(Repository.Authority, name));
        string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        Assert.False(text.StartsWith('\uFEFF'), $"{name} starts with a byte order mark");
        Assert.EndsWith("\n", text);
        Assert.DoesNotContain('\r', text);
        List<string[]> rows = [.. text.TrimEnd('\n').Split('\n').Select(line => Fields(name, line))];
        string[] header = rows[0];
        return [.. rows.Skip(1).Select(row =>
        {
            Assert.True(row.Length == header.Length, $"{name}: {string.Join(',', row)} has {row.Length} fields and not {header.Length}");
            return header.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second);
        })];
    }

    public static IEnumerable<string> Values(this IReadOnlyDictionary<string, string> row, string column) =>
        row[column].Split('|', StringSplitOptions.RemoveEmptyEntries);

    private static string[] Fields(string name, string line)
    {
        List<string> fields = [];
        int at = 0;
        while (at <= line.Length)
        {
            var field = new StringBuilder();
            bool quoted = at < line.Length && line[at] == '"';
            if (quoted)
            {
                for (at++; ; at++)
                {
                    Assert.True(at < line.Length, $"{name}: a quoted field is not closed on its line: {line}");
                    if (line[at] != '"') field.Append(line[at]);
                    else if (at + 1 < line.Length && line[at + 1] == '"') field.Append(line[at++]);
                    else break;
                }
                at++;
                Assert.True(at == line.Length || line[at] == ',', $"{name}: text after a closing quote: {line}");
            }
            else
            {
                for (; at < line.Length && line[at] != ','; at++) field.Append(line[at]);
                Assert.DoesNotContain("\"", field.ToString());
            }
            Assert.Equal(field.ToString().Trim(), field.ToString());
            fields.Add(field.ToString());
            at++;
        }
        return [.. fields];
    }
}
