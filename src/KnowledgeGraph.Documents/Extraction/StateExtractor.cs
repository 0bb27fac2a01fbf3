using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Whether what a sentence names does not exist yet, or no longer.</summary>
internal static partial class StateExtractor
{
    /// <summary>The state of what does not exist yet.</summary>
    public static readonly Iri Planned = Voc.Of("etat/projete");

    /// <summary>The state of what exists no longer.</summary>
    public static readonly Iri Ended = Voc.Of("etat/termine");

    /// <summary>The state that a cell gives what its row speaks of: under the title of states or dates, or in the place of something else; null where it gives none.</summary>
    public static Iri? OfCell(FicheContext context, TextSpan cell, FieldRole? role)
    {
        string words = context.Text[cell.Start..cell.End];
        if (role is FieldRole.End) return FrenchDates.FindYears(context.Text, cell).Any(year => context.Year is null || year.Year <= context.Year) ? Ended : null;
        if (role is FieldRole.State ? EndedWord().IsMatch(words) : EndedCell().IsMatch(words)) return Ended;
        bool isOfTime = role is FieldRole.State or FieldRole.Start;
        return (isOfTime ? Moods.Of(words, context.Year) is Mood.Planned || PlannedWord().IsMatch(words) : PlannedCell().IsMatch(words)) ? Planned : null;
    }

    /// <summary>Whether the cell of a state says that what its row speaks of rests: neither in force nor ended.</summary>
    public static bool IsSuspended(string text, TextSpan cell) => Suspended().IsMatch(text[cell.Start..cell.End]);

    /// <summary>Says the state of what is named, where its clause says it; without a word of it, nothing is said.</summary>
    public static void SayOf(FicheContext context, Iri subject, TextSpan sentence, TextSpan name)
    {
        TextSpan clause = context.ClausesOf(sentence).At(name.Start);
        if (Relations.Find(context.Text, clause, Relations.Planned) is { } planned) context.Builder.Say(subject, Cnig.Etat, Planned, planned);
        else if (Relations.Find(context.Text, clause, EndedPattern()) is { } ended) context.Builder.Say(subject, Cnig.Etat, Ended, ended);
        else if (FormerPattern().Match(context.Text, clause.Start, name.Start - clause.Start) is { Success: true } former)
        {
            context.Builder.Say(subject, Cnig.Etat, Ended, new TextSpan(former.Index, name.End));
        }
    }

    [GeneratedRegex(
        @"(?<=:\s)(?:clos|close|terminé|achevé|suspendu|dissous|dissout|arrêté|abandonné)e?s?\b|\b(?:n['’]existe\s+plus|(?:est|sont|a\s+été|ont\s+été)\s+(?:supprimée?s?|dissoute?s?|dissous|abandonnée?s?|fermée?s?|clôturée?s?|close?s?|terminée?s?|achevée?s?|arrêtée?s?|débranchée?s?|fusionnée?s?|intégrée?s?\s+(?:à|au|dans))\b|s['’](?:est|sont)\s+(?:achevée?s?|terminée?s?|arrêtée?s?|éteinte?s?)|(?:a|ont)\s+(?:fermé|disparu|pris\s+fin)|fermée?\s+(?:depuis|en|fin|le))\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EndedPattern();

    [GeneratedRegex(@"\b(?:clo(?:se?s?|turée?)|clôturée?|terminée?|achevée?|dissoute?|dissous|supprimée?|fermée?|abandonnée?|finie?|arrêtée?|n['’]existe\s+plus)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EndedWord();

    [GeneratedRegex(@"^\W*(?:(?:a\s+été|est)\s+)?(?:clo(?:se?s?|turée?)|clôturée?|terminée?|achevée?|dissoute?|dissous|supprimée?|fermée?|abandonnée?|n['’]existe\s+plus)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EndedCell();

    [GeneratedRegex(@"^\W*(?:projet|projetée?|prévue?|planifiée?|à\s+\p{L}+(?:er|ir)|non\s+(?:installée?|créée?|lancée?|démarrée?|constituée?)|pas\s+encore|prochainement|à\s+venir)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PlannedWord();

    [GeneratedRegex(@"^\W*(?:non|pas\s+encore)\s+(?:installée?|créée?|lancée?|démarrée?|constituée?|mise?\s+en\s+place)\b|^\W*à\s+(?:créer|installer|lancer|constituer|mettre\s+en\s+place)\b|^\W*en\s+(?:projet|cours\s+de\s+(?:création|constitution|installation))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PlannedCell();

    [GeneratedRegex(@"\b(?:suspendue?|en\s+(?:sommeil|pause|veille|suspens)|inacti(?:f|ve)|à\s+l['’]arrêt|gelée?|interrompue?)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Suspended();

    [GeneratedRegex(@"\b(?:ancien(?:ne)?s?\s+(?:(?:plate-?forme|portail|géoportail|groupe|comité|outil|site)\s+)?|ex-)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FormerPattern();
}
