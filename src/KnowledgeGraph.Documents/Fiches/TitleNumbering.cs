using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>The numbers before titles: "1.", "3.2", "II –", "A)", "B.2".</summary>
internal static partial class TitleNumbering
{
    /// <summary>The line without the number that it begins with.</summary>
    public static TextSpan Skip(string text, TextSpan line)
    {
        Match number = Number().Match(text, line.Start, line.Length);
        return number.Success && number.Index == line.Start ? new TextSpan(number.Index + number.Length, line.End) : line;
    }

    [GeneratedRegex(@"(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,4}|[A-H](?:\.?\d{1,2})?)(?:\s*[.)/:–—-]\s*|(?<=\d\.?)\s+)(?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
