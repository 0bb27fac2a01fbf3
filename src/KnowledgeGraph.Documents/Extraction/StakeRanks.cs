using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// The ranks that a sentence gives to the stakes that it names: one in parentheses, or after a stake in its item, is of that stake; one after the
/// verb is of all the stakes before it; one before stakes is of all that follow, up to the next.
/// </summary>
internal sealed partial class StakeRanks
{
    private readonly Dictionary<TextSpan, Iri> _ranks = [];

    /// <param name="context">The fiche.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="stakes">The places of the stakes in it, in order, each with the item that names it.</param>
    public StakeRanks(FicheContext context, TextSpan sentence, List<(TextSpan Stake, TextSpan Item)> stakes)
    {
        string text = context.Text;
        List<(int Start, Iri Rank)> ahead = [];
        foreach (NameMatch<KnownThing> match in context.Builder.Authority.Ranks.FindAll(text, sentence))
        {
            if (!context.IsStated(sentence, match.Span.Start) || stakes.Exists(stake => stake.Stake.Contains(match.Span))) continue;
            Iri rank = match.Values[0].Iri;
            List<TextSpan> those = [.. Ranked(text, match.Span, context.ClausesOf(sentence).At(match.Span.Start), stakes)];
            if (those.Count == 0) ahead.Add((match.Span.Start, rank));
            foreach (TextSpan stake in those) _ranks.TryAdd(stake, rank);
        }
        foreach ((TextSpan stake, _) in stakes)
        {
            int before = ahead.FindLastIndex(rank => rank.Start < stake.Start);
            if (before >= 0) _ranks.TryAdd(stake, ahead[before].Rank);
        }
    }

    /// <summary>The rank that the sentence gives to the stake at a place; null where it gives none.</summary>
    public Iri? Of(TextSpan stake) => _ranks.GetValueOrDefault(stake);

    /// <summary>The last rank that a range names; null where it names none.</summary>
    public static Iri? In(FicheContext context, TextSpan range) =>
        context.Builder.Authority.Ranks.FindAll(context.Text, range).LastOrDefault()?.Values[0].Iri;

    /// <summary>
    /// The rank that a cell gives under a title such as "Priorité", by a word for it, a degree or a figure; or by a cross under a title such as "Prioritaire".
    /// </summary>
    public static Iri? InColumn(FicheContext context, TextSpan cell, TextSpan? column)
    {
        if (column is { } rank && Cross().IsMatch(context.Text[cell.Start..cell.End].Trim())) return In(context, rank);
        if (column is not { } title || !RankColumn().IsMatch(context.Text[title.Start..title.End])) return In(context, cell);
        string value = context.Text[cell.Start..cell.End].Trim();
        if (High().IsMatch(value)) return Voc.Of("rang/prioritaire");
        return Low().IsMatch(value) ? Voc.Of("rang/secondaire") : In(context, cell);
    }

    /// <summary>Whether the title of a column promises ranks.</summary>
    public static bool IsColumn(string title) => RankColumn().IsMatch(title);

    /// <summary>The stakes to which a rank is given that stands after them; none where it stands before.</summary>
    private static IEnumerable<TextSpan> Ranked(string text, TextSpan rank, TextSpan clause, List<(TextSpan Stake, TextSpan Item)> stakes)
    {
        List<(TextSpan Stake, TextSpan Item)> before = stakes.FindAll(stake => clause.Contains(stake.Stake) && stake.Stake.End <= rank.Start);
        if (before.Count == 0 || Heads(text, rank, clause)) return [];
        (TextSpan last, TextSpan item) = before[^1];
        string between = text[last.End..rank.Start];
        if (PluralVerb().IsMatch(between)) return before.Select(stake => stake.Stake);
        bool isAside = IsInBrackets(text.AsSpan(clause.Start, rank.Start - clause.Start));
        if (isAside && text[rank.End - 1] == 's') return before.Select(stake => stake.Stake);
        bool isOwn = item.Contains(rank) || Tokenizer.Tokenize(text, last.End, rank.Start).TrueForAll(word => FrenchWords.Articles.Contains(word.Folded));
        if (!isOwn && !isAside) return [];
        // A slash joins two names of what has one rank: "BAN / BAL (priorité 2)".
        int first = before.Count - 1;
        while (first > 0 && text[before[first - 1].Stake.End..before[first].Stake.Start].Trim() == "/") first--;
        return before.Skip(first).Select(stake => stake.Stake);
    }

    /// <summary>Whether a colon or another sign of a head follows a rank, or words of a head that it begins: what it ranks comes after it.</summary>
    private static bool Heads(string text, TextSpan rank, TextSpan clause) => Head().Match(text, rank.End, clause.End - rank.End).Success;

    private static bool IsInBrackets(ReadOnlySpan<char> before) => before.LastIndexOfAny('(', '[') > before.LastIndexOfAny(')', ']');

    [GeneratedRegex(@"\b(?:sont|restent|demeurent|constituent|représentent|forment|viennent|figurent|apparaissent|arrivent)\b", RegexOptions.CultureInvariant)]
    private static partial Regex PluralVerb();

    [GeneratedRegex(@"\G[^,;()=]{0,40}(?::|=|→|->)", RegexOptions.CultureInvariant)]
    private static partial Regex Head();

    [GeneratedRegex(@"\brangs?\b|priorit|\bimportance|\bniveaux?\b|\bdegrés?\b|\bordre\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RankColumn();

    [GeneratedRegex(@"^(?:n\s?°\s*)?1(?:er|re)?$|^(?:très\s+)?(?:forte?|haute?|élevée?|majeure?|prioritaire|oui|\+\+\+)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex High();

    [GeneratedRegex(@"^(?:n\s?°\s*)?[2-9](?:e|ème|nde?)?$|^(?:moyen(?:ne)?|faible|basse?|secondaire|modérée?|\+\+?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Low();

    [GeneratedRegex(@"^(?:[xX✓✔✗×●•☒☑]|oui)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Cross();
}
