using System.Text;

namespace KnowledgeGraph.Documents.Authority;

/// <summary>The grammar of RFC 4180, with LF accepted for CRLF.</summary>
internal static class CsvParser
{
    public static List<(List<string> Fields, int Line)> Parse(string fileName, string text)
    {
        List<(List<string>, int)> records = [];
        var field = new StringBuilder();
        int position = 0;
        int line = 1;
        while (position < text.Length)
        {
            List<string> fields = [];
            int recordLine = line;
            bool more = true;
            while (more)
            {
                field.Clear();
                if (position < text.Length && text[position] == '"') ReadQuoted(fileName, text, ref position, ref line, field);
                else ReadPlain(fileName, text, ref position, line, field);
                fields.Add(field.ToString());
                more = position < text.Length && text[position] == ',';
                if (more) position++;
            }
            if (position < text.Length && text[position] == '\r') position++;
            if (position < text.Length && text[position] == '\n') position++;
            line++;
            records.Add((fields, recordLine));
        }
        return records;
    }

    private static void ReadPlain(string fileName, string text, ref int position, int line, StringBuilder field)
    {
        while (position < text.Length && text[position] is not (',' or '\r' or '\n'))
        {
            if (text[position] == '"')
            {
                throw new DocumentException("a quote inside an unquoted field; quote the whole field and double the quote", fileName, line)
                {
                    FrenchReason = "un guillemet dans une cellule sans guillemets ; entourez-la de guillemets et doublez celui-ci",
                };
            }
            field.Append(text[position++]);
        }
    }

    private static void ReadQuoted(string fileName, string text, ref int position, ref int line, StringBuilder field)
    {
        int opened = line;
        position++;
        while (true)
        {
            if (position == text.Length)
            {
                throw new DocumentException("the quoted field is never closed", fileName, opened) { FrenchReason = "le guillemet ouvert ici n'est jamais fermé" };
            }
            char c = text[position++];
            if (c == '\n') line++;
            if (c != '"')
            {
                field.Append(c);
                continue;
            }
            if (position == text.Length || text[position] != '"') break;
            field.Append('"');
            position++;
        }
        if (position < text.Length && text[position] is not (',' or '\r' or '\n'))
        {
            throw new DocumentException("text after a closing quote; a comma or the end of the line was expected", fileName, line)
            {
                FrenchReason = "du texte après un guillemet fermant ; une virgule ou la fin de la ligne était attendue",
            };
        }
    }
}
