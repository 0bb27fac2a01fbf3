using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// Which of the stakes of a sentence it says to be none, or none any more ("le bruit : pas un sujet", "la santé a été abandonnée"), and which it leaves
/// without a rank ("sans rang arrêté", "à prioriser"), whatever the head of their list says.
/// </summary>
internal sealed partial class StakeDenials
{
    private readonly HashSet<TextSpan> _denied;
    private readonly HashSet<TextSpan> _unranked;

    /// <param name="context">The fiche.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="stakes">The places of the stakes in it, in order, each with the item that names it.</param>
    public StakeDenials(FicheContext context, TextSpan sentence, List<(TextSpan Stake, TextSpan Item)> stakes)
    {
        _denied = [.. Said(context, sentence, stakes, Denied())];
        _unranked = [.. Said(context, sentence, stakes, Unranked())];
    }

    /// <summary>Whether the stake at a place is said to be none.</summary>
    public bool IsDenied(TextSpan stake) => _denied.Contains(stake);

    /// <summary>Whether the stake at a place is said to have no rank.</summary>
    public bool IsUnranked(TextSpan stake) => _unranked.Contains(stake);

    /// <summary>Whether the head of a list, or a cell, says that what it speaks of has no rank.</summary>
    public static bool IsUnranked(string text, TextSpan head) => Unranked().IsMatch(text[head.Start..head.End]);

    /// <summary>Whether a cell says that what its row speaks of is no stake.</summary>
    public static bool DeniesIn(string text, TextSpan cell) => Denied().IsMatch(text[cell.Start..cell.End]);

    /// <summary>
    /// The stakes of which a phrase speaks: the one whose item holds it; of those before it in its clause the last, or all where its verb is in the
    /// plural; where there are none before it, all that follow.
    /// </summary>
    private static IEnumerable<TextSpan> Said(FicheContext context, TextSpan sentence, List<(TextSpan Stake, TextSpan Item)> stakes, Regex phrase)
    {
        foreach (Match match in phrase.Matches(context.Text[sentence.Start..sentence.End]))
        {
            int at = sentence.Start + match.Index;
            TextSpan clause = context.ClausesOf(sentence).At(at);
            List<TextSpan> before = [.. stakes.Select(stake => stake.Stake).Where(stake => clause.Contains(stake) && stake.End <= at)];
            if (before.Count == 0)
            {
                foreach ((TextSpan stake, _) in stakes.Where(stake => clause.Contains(stake.Stake))) yield return stake;
                continue;
            }
            bool isAside = stakes.Exists(stake => stake.Item.Start <= at && at < stake.Item.End && IsInBrackets(context.Text.AsSpan(stake.Item.Start, at - stake.Item.Start)));
            bool areAll = !isAside && PluralVerb().IsMatch(context.Text[before[^1].End..(at + match.Length)]);
            foreach (TextSpan stake in areAll ? before : before.TakeLast(1)) yield return stake;
        }
    }

    private static bool IsInBrackets(ReadOnlySpan<char> before) => before.LastIndexOf('(') > before.LastIndexOf(')');

    [GeneratedRegex(@"\b(?:sont|ont|restent|demeurent)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PluralVerb();

    [GeneratedRegex(
        @"\b(?:pas|plus|jamais|pas\s+encore)\s+(?:un\s+|une\s+|des\s+|d['’]|de\s+|considérée?s?\s+comme\s+(?:un\s+|une\s+)?)(?:enjeux?|priorités?|sujets?|thèmes?|besoins?)\b|\bhors\s+(?:sujet|champ|périmètre)\b"
        + @"|(?<=(?:\bété|\best|\bsont|[,(:–—→>-]|^)\s*)(?:abandonn|écart|supprim|ray|délaiss)ée?s?\b|\bretirée?s?\s+d(?:e|es|u)\b|\b(?:n['’]|ne\s)\p{L}*\s?plus\s+(?:suivi|retenu|porté|identifié)|\bn['’](?:est|sont|ont|a)\s+plus\s+(?:suivi|retenu|porté|identifié|d['’]actualité)"
        + @"|\b(?:ne\s+figure|n['’](?:est|a|ont|sont))(?:nt)?\s+pas\s+(?:été\s+)?(?:retenu|parmi|au\s+nombre|identifié|un\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Denied();

    [GeneratedRegex(
        @"\bsans\s+(?:que\s+(?:le|son|leur)\s+rang|(?:\p{L}+\s+)?(?:rang|ordre|priorité|classement|hiérarchie))|\b(?:non|pas|ni|pas\s+encore|pas\s+été|jamais)\s+(?:été\s+)?(?:class|prioris|prioritaire|hiérarchis|tranch|arrêt|arbitr|rang|fix)\p{L}*"
        + @"|\bà\s+(?:arbitrer|discuter|trancher|prioriser|hiérarchiser|classer|l['’]étude|débattre)\b|\ben\s+(?:débat|discussion|réflexion|attente\s+d['’]arbitrage)\b|\bhors\s+(?:priorités?|classement|rang)\b"
        + @"|\b(?:rang|priorité|classement)s?\s+(?:\p{L}+\s+)?(?:non|pas|à|reste(?:nt)?\s+à)\s|\b(?:reste(?:nt)?|demeure(?:nt)?)\s+à\s+(?:classer|prioriser|hiérarchiser|définir|trancher)|\bni\s+prioritaires?\s+ni\b|\baucun\s+(?:rang|ordre|classement)"
        + @"|\bsans\s+que\s[^.;]{1,60}\b(?:se\s+(?:prononce|accorde)|tranche|décide|statue)(?:nt)?\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Unranked();
}
