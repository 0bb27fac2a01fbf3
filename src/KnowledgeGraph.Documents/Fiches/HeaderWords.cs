using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>Knows what the header of a fiche is made of: the name of a region, the words of the titles of the template, a date.</summary>
internal sealed class HeaderWords(string text, FicheTemplate template, AuthorityData authority)
{
    private static readonly string[] Joining = ["de", "la", "l", "le", "du", "des", "d", "en", "et", "fiche", "region", "edition", "version", "numero", "n", "v"];

    private readonly HashSet<string> _words =
    [
        .. template.HeaderTitles.Concat(template.DateLabels).SelectMany(Tokenizer.Tokenize).Select(token => token.Singular),
        .. Joining,
    ];

    /// <summary>The region that a block names and nothing else, a date and the words of a header apart.</summary>
    public KnownThing? RegionOf(TextBlock block)
    {
        List<NameMatch<KnownThing>> matches = authority.Regions.FindAll(text, block.Span);
        if (matches.Count != 1) return null;
        TextSpan region = matches[0].Span;
        if (IsCommonWord(region)) return null;
        bool alone = AreOfHeader(new TextSpan(block.Span.Start, region.Start)) && AreOfHeader(new TextSpan(region.End, block.Span.End));
        return alone ? matches[0].Values[0] : null;
    }

    /// <summary>Whether the name of a region is a common word as well, as in "Réunions".</summary>
    private bool IsCommonWord(TextSpan name) => authority.Names.FindExact(text, name, thing => thing.Kind == KnownKind.Concept).Count > 0;

    /// <summary>Whether a range holds but words of a header and dates.</summary>
    public bool AreOfHeader(TextSpan span)
    {
        List<TextSpan> dates =
        [
            .. FrenchDates.FindAll(text, span).Select(date => date.Span),
            .. FrenchDates.FindPartial(text, span).Select(date => date.Span),
            .. FrenchDates.FindYears(text, span).Select(year => year.Span),
        ];
        return Tokenizer.Tokenize(text, span.Start, span.End)
            .TrueForAll(token => _words.Contains(token.Singular) || IsOrdinal(token) || dates.Exists(date => date.Contains(new TextSpan(token.Start, token.End))));
    }

    /// <summary>Whether a word counts editions: "2", "2e", "1re".</summary>
    private static bool IsOrdinal(TextToken word) => word.Folded.Length <= 3 && char.IsDigit(word.Folded[0]) && word.Folded.TrimStart("0123456789".ToCharArray()) is "" or "e" or "er" or "re";

    /// <summary>Whether a block begins with the words of a label.</summary>
    public bool BeginsWith(TextBlock block, string label)
    {
        List<TextToken> words = Tokenizer.Tokenize(text, block.Span.Start, block.Span.End);
        List<TextToken> expected = Tokenizer.Tokenize(label);
        return words.Count >= expected.Count && expected.Select((token, i) => token.Singular == words[i].Singular).All(equal => equal);
    }

    /// <summary>Whether a block begins as the line of the date of update does.</summary>
    public bool BeginsWithDateLabel(TextBlock block) => template.DateLabels.Any(label => BeginsWith(block, label));
}
