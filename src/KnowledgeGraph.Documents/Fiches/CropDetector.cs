using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>
/// Finds the lines of a fiche that the right edge of an image cut. A fiche is taken for such an image where labels of the template stop
/// in the middle of a word. A line is cut where it stops in a word or a phrase, or where it reaches as far as the lines that do.
/// </summary>
internal sealed class CropDetector(string text, Lexicon lexicon)
{
    /// <summary>
    /// How much narrower than the narrowest surely cut line a line may be that reaches the edge: letters have not all one width.
    /// </summary>
    private const double AtEdge = 0.95;

    /// <summary>The same for a line that the next one goes on from.</summary>
    private const double AtEdgeWhenContinued = 0.85;

    /// <summary>A line wider than this, measured on the widest surely cut one, was not set at this width at all.</summary>
    private const double BeyondEdge = 1.35;

    /// <summary>A line narrower than this, measured on the cut labels, ends before the edge whatever its last word.</summary>
    private const double FarFromEdge = 0.6;

    /// <summary>The share of lines with a broken last word from which a fiche without cut labels is taken for cut.</summary>
    private const double BrokenShare = 0.25;

    /// <summary>Marks the cut lines; false where the fiche is not cut.</summary>
    public bool Detect(IReadOnlyList<FicheLine> lines)
    {
        List<FicheLine> cutLabels = [.. lines.Where(line => line.Label is { IsComplete: false })];
        List<FicheLine> broken = [.. lines.Where(line => line.Label is null && line.Line.Span.Length > 2 && StopsInWord(line))];
        bool cropped = cutLabels.Exists(line => line.Label!.EndsInWord)
            || (broken.Count >= 3 && broken.Count >= BrokenShare * lines.Count);
        if (!cropped) return false;

        double nearest = FarFromEdge * Median(cutLabels.Count > 0 ? cutLabels : broken);
        foreach (FicheLine line in lines)
        {
            line.IsCut = line.Label is { } label
                ? !label.IsComplete || (label.Content.Length > 0 && line.Width >= nearest && StopsShort(line))
                : line.Width >= nearest && StopsShort(line);
        }

        List<FicheLine> certain = [.. lines.Where(line => line.IsCut)];
        for (int i = 0; i < lines.Count; i++)
        {
            if (!lines[i].IsCut) lines[i].IsCut = ReachesEdge(lines[i], i + 1 < lines.Count ? lines[i + 1] : null, certain);
        }
        return true;
    }

    private bool ReachesEdge(FicheLine line, FicheLine? next, List<FicheLine> certain)
    {
        if (text[line.Line.Span.End - 1] is '.' or '!' or '?' or '…') return false;
        (double narrowest, double widest) = EdgeFor(line, certain);
        bool continued = next is { Label: null } && next.Field == line.Field && IsContinuation(next);
        bool beyond = line.Width > BeyondEdge * widest;
        if (line.Label is { Content.Length: 0 }) return !beyond && continued && line.Width >= AtEdge * narrowest;
        return (continued || !beyond) && line.Width >= (continued ? AtEdgeWhenContinued : AtEdge) * narrowest;
    }

    /// <summary>
    /// How wide the surely cut lines are that are indented as this one: of its section, else of its part, else of the fiche.
    /// </summary>
    private static (double Narrowest, double Widest) EdgeFor(FicheLine line, List<FicheLine> certain)
    {
        Func<FicheLine, bool>[] scopes =
        [
            other => other.Field == line.Field && other.Label is null,
            other => other.Field == line.Field,
            other => other.Part == line.Part && other.Label is null,
            other => other.Label is null,
            _ => true,
        ];
        foreach (Func<FicheLine, bool> scope in scopes)
        {
            List<double> widths = [.. certain.Where(scope).Select(other => other.Width)];
            if (widths.Count > 0) return (widths.Min(), widths.Max());
        }
        return (double.MaxValue, double.MaxValue);
    }

    private bool IsContinuation(FicheLine line) =>
        line.Block.Kind != BlockKind.ListItem && (char.IsLower(text[line.Line.Span.Start]) || text[line.Line.Span.Start] == ')');

    /// <summary>Whether the line stops where no phrase can end.</summary>
    private bool StopsShort(FicheLine line)
    {
        ReadOnlySpan<char> content = text.AsSpan(line.Line.Span.Start, line.Line.Span.Length);
        if (content[^1] is '-' or '\'' or '’' or '(' or '«' or '/') return true;
        if (content.Count('(') > content.Count(')')) return true;
        return StopsInWord(line) || (LastWord(line) is { } last && char.IsLetterOrDigit(content[^1]) && IsLinking(last));
    }

    private static bool IsLinking(TextToken word) =>
        (word.Length == 1 && char.IsLetter(word.Folded[0])) || FrenchWords.Linking.Contains(word.Folded);

    private bool StopsInWord(FicheLine line) =>
        char.IsLetterOrDigit(text[line.Line.Span.End - 1]) && LastWord(line) is { } last && lexicon.IsBroken(last.Folded);

    private TextToken? LastWord(FicheLine line)
    {
        List<TextToken> words = Tokenizer.Tokenize(text, line.Line.Span.Start, line.Line.Span.End);
        return words.Count == 0 ? null : words[^1];
    }

    private static double Median(List<FicheLine> lines) => lines.Select(line => line.Width).Order().ElementAt(lines.Count / 2);
}
