namespace KnowledgeGraph.Catalogue.Drafting;

/// <summary>Divides the text of a section into the paragraphs that it was made of.</summary>
internal static class SectionText
{
    /// <summary>
    /// The paragraphs. A line feed in the text stands between two of them, or within one where the source breaks the line; the quotes of
    /// the passages tell which.
    /// </summary>
    /// <param name="text">The text of the section.</param>
    /// <param name="passages">The quotes of its passages, in order; a first one may have the title before its answer.</param>
    public static IReadOnlyList<string> Split(string text, IReadOnlyList<string> passages)
    {
        List<string> paragraphs = [];
        int position = 0;
        foreach (string passage in passages)
        {
            if (position >= text.Length) break;
            int length = LengthOf(text.AsSpan(position), passage);
            if (length == 0) continue;
            paragraphs.Add(text.Substring(position, length));
            position += length + 1;
        }
        // Where the quotes do not add up to the text, every line is taken for a paragraph.
        return position >= text.Length ? paragraphs : text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>How much of the beginning of a text is the end of a passage, up to the end of a line; 0 where nothing is.</summary>
    private static int LengthOf(ReadOnlySpan<char> text, string passage)
    {
        for (int start = 0; start < passage.Length; start++)
        {
            int length = passage.Length - start;
            bool ends = length == text.Length || (length < text.Length && text[length] == '\n');
            if (ends && text.StartsWith(passage.AsSpan(start), StringComparison.Ordinal)) return length;
        }
        return 0;
    }
}
