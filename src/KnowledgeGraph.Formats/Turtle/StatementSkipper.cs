using KnowledgeGraph.Formats.Text;

namespace KnowledgeGraph.Formats.Turtle;

/// <summary>
/// Finds the end of a statement of Turtle or TriG that is not well-formed, so that reading can go on behind it: a dot before white
/// space, outside of strings, IRIs, comments and, seen from outside, of graphs.
/// </summary>
/// <remarks>It rather skips a sound statement too many than stops inside a broken one, where every word would be an error.</remarks>
internal static class StatementSkipper
{
    /// <summary>Moves behind the statement; inside a graph, at most to its closing brace.</summary>
    public static void SkipStatement(Utf8Input input, bool isInGraph)
    {
        int braces = 0;
        while (true)
        {
            int c = input.Peek();
            if (c < 0) return;
            if (c == '}' && isInGraph) return;
            if (c is '"' or '\'')
            {
                if (SkipString(input, (byte)c) && braces == 0) return;
                continue;
            }
            if (c is '#' or '<' or '\\')
            {
                if (c == '#') SkipLine(input, out _);
                else if (c == '<') SkipIri(input);
                else input.Advance(input.Peek(1) < 0 ? 1 : 2);
                continue;
            }
            input.Advance(1);
            if (c == '{') braces++;
            else if (c == '}' && --braces <= 0) return;
            else if (c == '.' && braces == 0 && IsEnd(input.Peek())) return;
        }
    }

    private static bool IsEnd(int c) => c is < 0 or ' ' or '\t' or '\r' or '\n' or '#' or '}';

    // Without a closing bracket before the next white space, the opening one is passed with what hangs on it, but for a last dot.
    private static void SkipIri(Utf8Input input)
    {
        int length = 1;
        int c = input.Peek(length);
        while (c > ' ' && c != '>') c = input.Peek(++length);
        if (c == '>') length++;
        else if (input.Peek(length - 1) == '.') length--;
        input.Advance(length);
    }

    // True where the string is not closed and the statement seems to end with the line.
    private static bool SkipString(Utf8Input input, byte quote)
    {
        bool isLong = input.Peek(1) == quote && input.Peek(2) == quote;
        if (!isLong && !IsClosedOnItsLine(input, quote))
        {
            SkipLine(input, out byte last);
            return last == (byte)'.';
        }
        input.Advance(isLong ? 3 : 1);
        while (true)
        {
            int c = input.Peek();
            if (c < 0) return false;
            if (c == '\\' && input.Peek(1) >= 0)
            {
                input.Advance(2);
                continue;
            }
            bool closes = c == quote && (!isLong || (input.Peek(1) == quote && input.Peek(2) == quote && input.Peek(3) != quote));
            input.Advance(closes && isLong ? 3 : 1);
            if (closes) return false;
        }
    }

    private static bool IsClosedOnItsLine(Utf8Input input, byte quote)
    {
        for (int at = 1; ; at++)
        {
            int c = input.Peek(at);
            if (c == quote) return true;
            if (c is < 0 or '\n' or '\r') return false;
            if (c == '\\') at++;
        }
    }

    // Moves to the end of the line and tells its last character that is not white space.
    private static void SkipLine(Utf8Input input, out byte last)
    {
        last = 0;
        for (int c = input.Peek(); c is >= 0 and not '\n' and not '\r'; c = input.Peek())
        {
            if (c is not (' ' or '\t')) last = (byte)c;
            input.Advance(1);
        }
    }
}
