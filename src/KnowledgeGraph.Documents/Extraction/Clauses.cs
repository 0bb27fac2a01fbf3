using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// The clauses of a sentence, and how each says what it says. A clause ends at a semicolon, a tab, and before "mais" and the like; what stands in
/// parentheses is a clause of its own, and a comparison with others says nothing of the rest. Each clause is read once, however often it is asked for.
/// </summary>
internal sealed partial class Clauses
{
    private readonly string _text;
    private readonly int? _year;
    private readonly List<TextSpan> _clauses = [];
    private readonly Dictionary<int, ClauseParts> _parts = [];

    /// <param name="text">The extracted text.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="year">The year in which the text was written; null where none is known.</param>
    public Clauses(string text, TextSpan sentence, int? year)
    {
        _text = text;
        _year = year;
        Sentence = sentence;
        int start = sentence.Start;
        foreach (Match boundary in Boundary().Matches(text[sentence.Start..sentence.End]))
        {
            _clauses.Add(new TextSpan(start, sentence.Start + boundary.Index));
            start = sentence.Start + boundary.Index + 1;
        }
        _clauses.Add(new TextSpan(start, Math.Max(start, sentence.End)));
    }

    /// <summary>The sentence.</summary>
    public TextSpan Sentence { get; }

    /// <summary>The clause around a place.</summary>
    public TextSpan At(int position) => _clauses[IndexOf(position)];

    /// <summary>How the clause around a place says what it says.</summary>
    public Mood MoodAt(int position)
    {
        int index = IndexOf(position);
        if (!_parts.TryGetValue(index, out ClauseParts? parts)) _parts.Add(index, parts = Read(_clauses[index]));
        return parts.Asides.Find(aside => aside.Span.Start <= position && position < aside.Span.End) is { Span.Length: > 0 } found ? found.Mood : parts.Main;
    }

    private int IndexOf(int position)
    {
        int low = 0;
        int high = _clauses.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_clauses[middle].Start <= position) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    private ClauseParts Read(TextSpan clause)
    {
        string words = _text[clause.Start..clause.End];
        List<(TextSpan, Mood)> asides = [];
        foreach (Match aside in Parenthesis().Matches(words))
        {
            Mood mood = Moods.Of(aside.Groups["words"].Value, _year);
            asides.Add((new TextSpan(clause.Start + aside.Index, clause.Start + aside.Index + aside.Length), mood));
        }
        string main = Parenthesis().Replace(words, string.Empty);
        if (Comparison().Match(words) is { Success: true } comparison)
        {
            asides.Add((new TextSpan(clause.Start + comparison.Index, clause.Start + comparison.Index + comparison.Length), Mood.Elsewhere));
            main = Comparison().Replace(main, string.Empty);
        }
        return new ClauseParts(Moods.Of(main, _year), asides);
    }

    [GeneratedRegex(@"[;\t]|\s(?=(?:mais|toutefois|cependant|néanmoins|tandis que|alors que)\s)|\s(?=et\s+(?:il|elle|ils|elles)\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\((?<words>[^()]*)(?:\)|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Parenthesis();

    /// <summary>A comparison with another place, with the relative clause that may follow, up to the comma that ends it.</summary>
    [GeneratedRegex(
        @"\b(?:contrairement\s+(?:à|au|aux)|à\s+la\s+différence\s+d|à\s+l['’]instar\s+d|comme\s+(?=en\s+\p{Lu})|par\s+exemple\s+(?=en\s+\p{Lu}))[^,;]*(?:,\s+(?:où|qui|dont)\s[^,;]*)?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Comparison();

    private sealed record ClauseParts(Mood Main, List<(TextSpan Span, Mood Mood)> Asides);
}
