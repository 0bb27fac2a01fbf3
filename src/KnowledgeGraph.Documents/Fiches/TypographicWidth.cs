using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>
/// How wide a line is when it is set in a common sans-serif face, in em. An image that is cut on the right cuts all lines at the same
/// place, so that what they have in common is their width, not their number of characters.
/// </summary>
internal static class TypographicWidth
{
    /// <summary>The width of a text, in em.</summary>
    public static double Of(ReadOnlySpan<char> text)
    {
        int thousandths = 0;
        foreach (char c in text)
        {
            if (!Diacritics.IsMark(c)) thousandths += Of(Diacritics.Strip(c));
        }
        return thousandths / 1000.0;
    }

    private static int Of(char c) => c switch
    {
        '\'' or '’' => 191,
        'i' or 'j' or 'l' => 222,
        ' ' or 'f' or 't' or 'I' or ',' or '.' or ':' or ';' or '!' or '/' => 278,
        'r' or '-' or '(' or ')' => 333,
        'c' or 'k' or 's' or 'v' or 'x' or 'y' or 'z' or 'J' => 500,
        'F' or 'T' or 'Z' => 611,
        'A' or 'B' or 'E' or 'K' or 'P' or 'S' or 'V' or 'X' or 'Y' => 667,
        'w' or 'C' or 'D' or 'H' or 'N' or 'R' or 'U' => 722,
        'G' or 'O' or 'Q' => 778,
        'm' or 'M' => 833,
        'W' => 944,
        _ => 556,
    };
}
