using System.Text;
using System.Text.RegularExpressions;

namespace KnowledgeGraph.Documents.Drafting;

/// <summary>Writes a fiche to be filled in as Markdown.</summary>
internal static partial class MarkdownDraft
{
    public static void Write(FicheDraft draft, TextWriter writer)
    {
        writer.WriteLine($"|  | {Escape(draft.HeaderTitle)} | {Escape(draft.DateLabel)} : |");
        writer.WriteLine("|--|--|--|");
        writer.WriteLine($"| **{Escape(draft.Region)}** |  | <!-- {DraftWriter.DatePrompt} --> |");
        foreach (DraftSection section in draft.Sections)
        {
            writer.WriteLine();
            writer.WriteLine($"{new string('#', section.Level)} {Escape(section.Title)}");
            for (int i = 0; i < section.Paragraphs.Count; i++) WriteParagraph(writer, section.Paragraphs[i], section.IsItem(i));
            foreach (string prompt in section.Prompts)
            {
                writer.WriteLine();
                // Two hyphens could end the comment.
                writer.WriteLine($"<!-- {prompt.Replace("--", "- -", StringComparison.Ordinal)} -->");
            }
        }
    }

    private static void WriteParagraph(TextWriter writer, string paragraph, bool isItem)
    {
        writer.WriteLine();
        string[] lines = paragraph.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string margin = !isItem ? "" : i == 0 ? "- " : "  ";
            writer.WriteLine(margin + EscapeLine(lines[i].Trim()));
        }
    }

    private static string EscapeLine(string line)
    {
        string escaped = Escape(line);
        return BlockMarker().Replace(escaped, @"$1\$2");
    }

    /// <summary>The text with what Markdown would obey made plain; addresses stay as they are.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        int copied = 0;
        foreach (Match address in Address().Matches(text))
        {
            EscapeTo(escaped, text.AsSpan(copied, address.Index - copied));
            escaped.Append(address.Value);
            copied = address.Index + address.Length;
        }
        EscapeTo(escaped, text.AsSpan(copied));
        return escaped.ToString();
    }

    private static void EscapeTo(StringBuilder escaped, ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|' or '&' or '~') escaped.Append('\\');
            escaped.Append(c);
        }
    }

    /// <summary>The beginning of a line that would make it a list item, or the underline of a heading.</summary>
    [GeneratedRegex(@"^(\d*)([-+=.)])", RegexOptions.CultureInvariant)]
    private static partial Regex BlockMarker();

    [GeneratedRegex(@"https?://[^\s<>()|]+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
