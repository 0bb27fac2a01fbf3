using System.Text;

namespace KnowledgeGraph.Documents.Sources.Tables;

/// <summary>
/// Reads questionnaires as CSV (RFC 4180), with commas, semicolons or tabs, whichever the first record has most of, into the cells of one
/// table.
/// </summary>
internal static class CsvReader
{
    /// <exception cref="DocumentException">The file is not UTF-8, or a quoted field is not closed.</exception>
    public static SourceDocument Read(SourceFile file)
    {
        string text = file.ReadText();
        var writer = new BlockWriter(file.Name);
        char separator = SeparatorOf(text);
        var field = new StringBuilder();
        int line = 1, row = 0, column = 0, i = 0;
        while (i < text.Length)
        {
            int start = line;
            field.Clear();
            if (text[i] == '"') ReadQuoted(text, ref i, ref line, field, file.Name);
            while (i < text.Length && text[i] != separator && text[i] is not ('\r' or '\n')) field.Append(text[i++]);
            TableBlocks.Write(writer, field.ToString(), new TablePosition(1, row, column), start, null);
            column++;
            if (i < text.Length && text[i] == separator)
            {
                i++;
                continue;
            }
            if (i < text.Length && text[i] == '\r') i++;
            if (i < text.Length && text[i] == '\n') i++;
            line++;
            row++;
            column = 0;
        }
        return new SourceDocument(file, writer.Text, writer.Blocks);
    }

    private static void ReadQuoted(string text, ref int i, ref int line, StringBuilder field, string fileName)
    {
        int start = line;
        i++;
        while (true)
        {
            if (i == text.Length) throw NotClosed(fileName, start);
            char c = text[i++];
            if (c == '"')
            {
                if (i == text.Length || text[i] != '"') return;
                i++;
            }
            if (c == '\n') line++;
            field.Append(c);
        }
    }

    private static DocumentException NotClosed(string fileName, int line) =>
        new("a field in quotes is not closed; end it with a quotation mark", fileName, line)
        {
            FrenchReason = "un champ entre guillemets n'est pas fermé ; terminez-le par un guillemet",
        };

    private static char SeparatorOf(string text)
    {
        int commas = 0, semicolons = 0, tabs = 0;
        bool isQuoted = false;
        foreach (char c in text)
        {
            if (c == '"') isQuoted = !isQuoted;
            if (isQuoted) continue;
            if (c is '\n') break;
            if (c == ',') commas++;
            else if (c == ';') semicolons++;
            else if (c == '\t') tabs++;
        }
        if (tabs > commas && tabs > semicolons) return '\t';
        return semicolons > commas ? ';' : ',';
    }
}
