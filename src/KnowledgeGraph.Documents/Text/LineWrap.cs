namespace KnowledgeGraph.Documents.Text;

/// <summary>Tells the ends of lines that wrap a paragraph to a width, which are no more than blanks, from those that part something.</summary>
internal static class LineWrap
{
    /// <summary>A line that was wrapped is about as long as the width; a word or a name on a line of its own is not.</summary>
    private const int Shortest = 60;

    /// <summary>Whether the line that ends at a position is long enough to have been wrapped there.</summary>
    public static bool Is(string text, int position)
    {
        int start = position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;
        return position - start >= Shortest;
    }

    /// <summary>Whether a line ends between two positions, and not only to wrap a paragraph.</summary>
    public static bool Parts(string text, int start, int end)
    {
        int line = text.IndexOf('\n', start, end - start);
        return line >= 0 && !Is(text, line);
    }
}
