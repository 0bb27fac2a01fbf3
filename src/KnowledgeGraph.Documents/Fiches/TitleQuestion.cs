using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>The words with which a questionnaire asks for what a section tells: "Quels sont les principaux acteurs … ?".</summary>
internal static partial class TitleQuestion
{
    /// <summary>The line without the words of a question with which it begins.</summary>
    public static TextSpan Skip(string text, TextSpan line)
    {
        Match question = Question().Match(text, line.Start, line.Length);
        return question.Success ? new TextSpan(question.Index + question.Length, line.End) : line;
    }

    [GeneratedRegex(@"\G(?:Qui|Quels?|Quelles?)\s+(?:sont|est)\s+(?=\p{L}[^?]*\?\s*$)", RegexOptions.CultureInvariant)]
    private static partial Regex Question();
}
