using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>
/// A title on the line of its text: "<b>Gouvernance.</b> Le comité …", in bold, or a label of the template that a full stop parts from what follows:
/// "Enjeux. Sont prioritaires …".
/// </summary>
/// <param name="Span">The title, without its sign.</param>
/// <param name="Label">The label that it bears; null where the template knows none.</param>
internal sealed record RunInTitle(TextSpan Span, LabelMatch? Label)
{
    private const int MostWords = 7;

    /// <summary>The title with which a line begins; null where it begins with none.</summary>
    public static RunInTitle? Of(string text, TextBlock block, TextSpan line, FicheTemplate template)
    {
        TextSpan strong = block.Strong.FirstOrDefault(strong => strong.Start == line.Start);
        int end = strong.Length > 0 ? strong.End : text.IndexOf('.', line.Start, line.Length);
        if (end <= line.Start || end >= line.End) return null;
        if (text[end - 1] is '.' or ':') end--;
        while (end > line.Start && char.IsWhiteSpace(text[end - 1])) end--;
        int content = end;
        while (content < line.End && (char.IsWhiteSpace(text[content]) || text[content] is '.' or ':' or '–' or '—')) content++;
        var title = new TextSpan(line.Start, end);
        List<TextToken> words = Tokenizer.Tokenize(text, title.Start, title.End);
        if (content >= line.End || words.Count is 0 or > MostWords || !char.IsUpper(text[words[0].Start])) return null;
        bool isSentence = text.AsSpan(end, content - end).Contains('.') && char.IsUpper(text[content]);
        bool isSigned = isSentence || text.AsSpan(end, content - end).IndexOfAny(':', '–', '—') >= 0;
        if (!isSigned) return null;
        LabelMatch? label = template.Match(text, title, isHeading: true);
        if (strong.Length == 0 && (label is not { IsComplete: true } || label.Span.Start != words[0].Start || !template.IsLabel(text, title))) return null;
        if (label is null && !isSentence) return null;
        return new RunInTitle(title, label is null ? null : label with { Span = title, Content = new TextSpan(content, line.End) });
    }
}
