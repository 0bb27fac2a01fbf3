using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>Knows what the header of a fiche is made of: the name of a region, the words of the titles of the template, a date.</summary>
internal sealed partial class HeaderWords(string text, FicheTemplate template, AuthorityData authority)
{
    private static readonly string[] Joining = ["de", "la", "l", "le", "du", "des", "d", "en", "et", "fiche", "region", "edition", "version", "numero", "n", "v"];

    /// <summary>What parts the dates of a line.</summary>
    private const string Signs = "|·–—;,";

    /// <summary>What the title of a fiche may say that it is about.</summary>
    private const string Subject = "coordination coord régionale régional information info données géographique géolocalisée géo géomatique dans les au aux maj";

    private readonly HashSet<string> _words =
    [
        .. template.HeaderTitles.Concat(template.DateLabels).SelectMany(Tokenizer.Tokenize).Select(token => token.Singular),
        .. Joining,
        .. Tokenizer.Tokenize(Subject).Select(token => token.Singular),
    ];

    /// <summary>The region that a block names and nothing else, a date and the words of a header apart.</summary>
    public KnownThing? RegionOf(TextBlock block)
    {
        List<NameMatch<KnownThing>> matches = authority.Regions.FindAll(text, block.Span);
        // A name may be followed by its acronym: "Provence-Alpes-Côte d'Azur (PACA)".
        if (matches.Count == 0 || matches.Exists(match => match.Values[0] != matches[0].Values[0])) return null;
        if (IsCommonWord(matches[0].Span)) return null;
        bool alone = AreOfHeader(new TextSpan(block.Span.Start, matches[0].Span.Start));
        for (int i = 0; i < matches.Count && alone; i++)
        {
            int next = i + 1 < matches.Count ? matches[i + 1].Span.Start : block.Span.End;
            alone = AreOfHeader(new TextSpan(matches[i].Span.End, next));
        }
        return alone ? matches[0].Values[0] : null;
    }

    /// <summary>Whether a title says that it is of a fiche, or about coordination.</summary>
    public bool SaysSubject(TextBlock block) => Tokenizer.Tokenize(text, block.Span.Start, block.Span.End).Exists(token => token.Singular is "fiche" or "coordination");

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

    /// <summary>Whether a word counts editions: "2", "2e", "1re", "v2".</summary>
    private static bool IsOrdinal(TextToken word) =>
        word.Folded.Length <= 3 && word.Folded.AsSpan().ContainsAnyInRange('0', '9') && word.Folded.Trim("0123456789".ToCharArray()) is "" or "e" or "er" or "re" or "v";

    /// <summary>Whether a block begins with the words of a label.</summary>
    public bool BeginsWith(TextBlock block, string label)
    {
        List<TextToken> words = Tokenizer.Tokenize(text, block.Span.Start, block.Span.End);
        List<TextToken> expected = Tokenizer.Tokenize(label);
        return words.Count >= expected.Count && expected.Select((token, i) => token.Singular == words[i].Singular).All(equal => equal);
    }

    /// <summary>What follows the label of the date of update within a line, after a sign that parts it from other dates: "Publié le … | Mis à jour le …".</summary>
    public TextSpan? AfterDateLabel(TextBlock block)
    {
        for (int sign = block.Span.Start; sign < block.Span.End; sign++)
        {
            if (!Signs.Contains(text[sign])) continue;
            List<TextToken> words = Tokenizer.Tokenize(text, sign + 1, block.Span.End);
            foreach (List<TextToken> expected in template.DateLabels.Select(Tokenizer.Tokenize))
            {
                bool agrees = words.Count > expected.Count && expected.Select((token, i) => token.Singular == words[i].Singular).All(equal => equal);
                if (agrees) return new TextSpan(words[expected.Count - 1].End, block.Span.End);
            }
        }
        return null;
    }

    /// <summary>Whether a block begins as the line of the date of update does.</summary>
    public bool BeginsWithDateLabel(TextBlock block) => template.DateLabels.Any(label => BeginsWith(block, label));

    /// <summary>Whether a block is the formula that closes a letter: who signs below it is none of the fiche.</summary>
    public bool IsClosing(TextBlock block) => Closing().Match(text, block.Span.Start, block.Span.Length).Success;

    [GeneratedRegex(@"\G(?:(?:Je|Nous)\s+vous\s+pri(?:e|ons)\s+d['’]agréer|Veuillez\s+(?:agréer|recevoir)|(?:Bien\s+)?cordialement\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Closing();
}
