using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>The signs with which people begin the lines of a list where they do not use the lists of their word processor.</summary>
internal static class BulletSigns
{
    private const string Signs = "•●○◦‣▪■□►▶▸▹➢➤➔→✓✔❖*>–—-·";

    /// <summary>The length of the sign at the beginning of a line and of the blanks after it; 0 where there is none.</summary>
    public static int LengthAt(string text, TextSpan line)
    {
        if (line.Length < 2 || !Signs.Contains(text[line.Start])) return 0;
        int end = line.Start + 1;
        while (end < line.End && char.IsWhiteSpace(text[end])) end++;
        return end > line.Start + 1 || char.IsSymbol(text[line.Start]) || text[line.Start] == '•' ? end - line.Start : 0;
    }
}
