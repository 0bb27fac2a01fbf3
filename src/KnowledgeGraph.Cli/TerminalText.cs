namespace KnowledgeGraph.Cli;

/// <summary>Text on its way to a terminal.</summary>
internal static class TerminalText
{
    /// <summary>
    /// The text on one line, without what a terminal obeys: control characters, and those that turn the direction of writing. Data and
    /// messages that quote it come from anywhere.
    /// </summary>
    public static string Clean(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (int i = 0; i < span.Length; i++)
        {
            char c = source[i];
            span[i] = char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') ? ' ' : c;
        }
    });
}
