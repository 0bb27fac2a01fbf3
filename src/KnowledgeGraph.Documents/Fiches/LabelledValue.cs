using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>
/// A line such as "Comité technique : mensuel": a short head that begins with a capital, a colon, and something after it; before an arrow or an equals
/// sign, which no running text has, the head may begin in small letters.
/// </summary>
internal static partial class LabelledValue
{
    public static bool Begins(string text, TextSpan line)
    {
        Match head = Head().Match(text, line.Start, line.Length);
        return head.Success && head.Index == line.Start;
    }

    [GeneratedRegex(@"\p{Lu}[^.:;,\n]{1,70}?\s?(?::|->|=>|→)\s+\S|\p{L}[^.:;,\n=→]{1,50}?\s(?:=|->|=>|→)\s+\S", RegexOptions.CultureInvariant)]
    private static partial Regex Head();
}
