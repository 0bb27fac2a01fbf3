using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>The turns of phrase by which French texts relate things to each other.</summary>
internal static partial class Relations
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>A gathers B: "qui réunit", "regroupant", "est composé de".</summary>
    public static readonly Regex Gathers = GathersPattern();

    /// <summary>A involves B: "associer", "associe", "associant".</summary>
    public static readonly Regex Involves = InvolvesPattern();

    /// <summary>A is organised by B.</summary>
    public static readonly Regex OrganisedBy = OrganisedByPattern();

    /// <summary>A together with B.</summary>
    public static readonly Regex TogetherWith = TogetherWithPattern();

    /// <summary>A is led by B.</summary>
    public static readonly Regex LedBy = LedByPattern();

    /// <summary>A is facilitated by B.</summary>
    public static readonly Regex FacilitatedBy = FacilitatedByPattern();

    /// <summary>A is run by B.</summary>
    public static readonly Regex OperatedBy = OperatedByPattern();

    /// <summary>B facilitates: "assure l'animation".</summary>
    public static readonly Regex Facilitates = FacilitatesPattern();

    /// <summary>B leads: "assure le pilotage", "pilote".</summary>
    public static readonly Regex Leads = LeadsPattern();

    /// <summary>The arrangement is not formalised.</summary>
    public static readonly Regex NotFormalised = NotFormalisedPattern();

    /// <summary>The arrangement is formalised; the word must be whole.</summary>
    public static readonly Regex Formalised = FormalisedPattern();

    /// <summary>A list of signatories begins.</summary>
    public static readonly Regex Signatories = SignatoriesPattern();

    /// <summary>A aims at: what follows is an objective.</summary>
    public static readonly Regex AimsAt = AimsAtPattern();

    /// <summary>A study is entrusted.</summary>
    public static readonly Regex Entrusts = EntrustsPattern();

    /// <summary>Where the phrase stands in a range; null where it does not.</summary>
    public static TextSpan? Find(string text, TextSpan span, Regex pattern)
    {
        Match match = pattern.Match(text, span.Start, span.Length);
        return match.Success ? new TextSpan(match.Index, match.Index + match.Length) : null;
    }


    [GeneratedRegex(
        @"\b(?:qui\s+)?(?:réuni(?:t|ssent|ssant)|regroup(?:e|ent|ant)|rassembl(?:e|ent|ant)|fédèr(?:e|ent)|fédérant|compren(?:d|nent|ant)"
        + @"|(?:est|sont)\s+composée?s?\s+d(?:e|es|u|e\s+la)|composée?s?\s+d(?:e|es|u))\b|\b(?:est|sont)\s+composée?s?\s+d['’]",
        Options)]
    private static partial Regex GathersPattern();

    [GeneratedRegex(@"\b(?:associ(?:er|e|ent|ant)|y\s+participent|participent)\b", Options)]
    private static partial Regex InvolvesPattern();

    [GeneratedRegex(@"\b(?:co-?)?(?:organisée?s?|assurée?s?|portée?s?|coordonnée?s?)\s+(?:conjointement\s+)?par\b", Options)]
    private static partial Regex OrganisedByPattern();

    [GeneratedRegex(@"\ben\s+(?:coordination|lien|partenariat|collaboration|concertation)\s+(?:étroite?\s+)?avec\b", Options)]
    private static partial Regex TogetherWithPattern();

    [GeneratedRegex(
        @"\b(?:co-?)?pilotée?s?\s+(?:conjointement\s+)?par\b|\bpilotage\s+(?:assuré\s+)?par\b"
        + @"|\bsous\s+le\s+pilotage\s+d(?:e|u|es)\b|\bpilotes?\s*:",
        Options)]
    private static partial Regex LedByPattern();

    [GeneratedRegex(@"\b(?:co-?)?animée?s?\s+(?:conjointement\s+)?par\b|\banimation\s+(?:assurée\s+)?par\b", Options)]
    private static partial Regex FacilitatedByPattern();

    [GeneratedRegex(@"\b(?:opérée?s?|gérée?s?|administrée?s?|hébergée?s?|portée?s?)\s+par\b", Options)]
    private static partial Regex OperatedByPattern();

    [GeneratedRegex(@"\b(?:assur(?:e|ent)\s+l['’]animation\b|anim(?:e|ent)\b)", Options)]
    private static partial Regex FacilitatesPattern();

    [GeneratedRegex(@"\b(?:assur(?:e|ent)\s+le\s+pilotage\b|pilot(?:e|ent)\b)", Options)]
    private static partial Regex LeadsPattern();

    [GeneratedRegex(
        @"\b(?:n['’](?:est|a)\s+(?:pas|plus|pas\s+encore|pas\s+été)|non|pas)\s+(?:encore\s+)?(?:été\s+)?formalisée?s?\b"
        + @"|\binformel(?:le)?s?\b",
        Options)]
    private static partial Regex NotFormalisedPattern();

    [GeneratedRegex(@"\b(?:formalisée?s?|conventionnée?s?|contractualisée?s?)\b", Options)]
    private static partial Regex FormalisedPattern();

    [GeneratedRegex(@"\bsignataires?\s*:|\bsignée?s?\s+(?:par|entre)\b", Options)]
    private static partial Regex SignatoriesPattern();

    [GeneratedRegex(
        @"\b(?:vise(?:nt)?\s+(?:aussi\s+|également\s+)?(?:à|a)|a\s+pour\s+(?:objectif|objet|but)\s+(?:de|d['’])"
        + @"|pour\s+objectif\s+de)(?=\s|\p{L})",
        Options)]
    private static partial Regex AimsAtPattern();

    [GeneratedRegex(@"\b(?:ont|a)\s+(?:confié|commandé)\b", Options)]
    private static partial Regex EntrustsPattern();
}
