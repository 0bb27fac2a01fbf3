using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Passages;

/// <summary>Cuts a block into sentences.</summary>
internal static class SentenceSplitter
{
    /// <summary>
    /// The most that is read as one sentence, in UTF-16 units. What goes on beyond, no reader takes in at once either: it is parted at a comma, so
    /// that a text without full stops takes no more time than another.
    /// </summary>
    private const int Longest = 4000;

    /// <summary>The sentences of a range, in order, without the blanks between them.</summary>
    public static List<TextSpan> Split(string text, TextSpan span)
    {
        List<TextSpan> sentences = [];
        int start = span.Start;
        for (int i = span.Start; i < span.End; i++)
        {
            if (i - start >= Longest)
            {
                int comma = text.AsSpan(start, i - start).LastIndexOfAny(';', ',') is > 0 and var sign ? start + sign + 1 : i;
                sentences.Add(new TextSpan(start, comma));
                start = comma;
                while (start < span.End && char.IsWhiteSpace(text[start])) start++;
                i = Math.Max(i, start) - 1;
                continue;
            }
            if (text[i] is not ('.' or '!' or '?' or '…')) continue;
            int end = i + 1;
            int next = end;
            while (next < span.End && char.IsWhiteSpace(text[next])) next++;
            if (next == end || next >= span.End || !Begins(text[next]) || EndsAbbreviation(text, start, i)) continue;
            sentences.Add(new TextSpan(start, end));
            start = next;
            i = next - 1;
        }
        if (start < span.End) sentences.Add(new TextSpan(start, span.End));
        return sentences;
    }

    private static bool Begins(char c) => char.IsUpper(c) || c is '«' or '(';

    /// <summary>Whether the full stop belongs to an initial or to an ordinal, such as in "M. Martin".</summary>
    private static bool EndsAbbreviation(string text, int start, int stop)
    {
        if (text[stop] != '.') return false;
        int word = stop;
        while (word > start && char.IsLetterOrDigit(text[word - 1])) word--;
        return (stop - word == 1 && char.IsUpper(text[word])) || (stop - word is > 1 and < 8 && FrenchAbbreviations.IsOne(text.AsSpan(word, stop - word)));
    }
}
