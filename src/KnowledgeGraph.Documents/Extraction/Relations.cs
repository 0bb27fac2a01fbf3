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

    /// <summary>An act stands at the ground of an arrangement: "repose sur une convention".</summary>
    public static readonly Regex RestsOn = RestsOnPattern();

    /// <summary>Those named before signed what is named after.</summary>
    public static readonly Regex HaveSigned = HaveSignedPattern();

    /// <summary>A is open to B: "s'adresse à", "ouvert aux".</summary>
    public static readonly Regex OpenTo = OpenToPattern();

    /// <summary>A does not exist yet: "devrait être créé".</summary>
    public static readonly Regex Planned = PlannedPattern();

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
        @"\b(?:co-?)?pilotée?s?\s+(?:conjointement\s+)?par\b|\b(?:co-?)?pilotage\s*(?::|(?:assuré\s+)?par\b)"
        + @"|\bsous\s+le\s+pilotage\s+d(?:e|u|es)\b|\b(?:co-?)?pilotes?\s*:",
        Options)]
    private static partial Regex LedByPattern();

    [GeneratedRegex(@"\b(?:co-?)?animée?s?\s+(?:conjointement\s+)?par\b|\banimation\s*(?::|(?:assurée\s+)?par\b)|\banimat(?:eur|rice)s?\s*:", Options)]
    private static partial Regex FacilitatedByPattern();

    [GeneratedRegex(@"\b(?:opérée?s?|gérée?s?|administrée?s?|hébergée?s?|portée?s?)\s+par\b", Options)]
    private static partial Regex OperatedByPattern();

    [GeneratedRegex(@"\b(?:assur(?:e|ent)\s+l['’]animation\b|anim(?:e|ent)\b)", Options)]
    private static partial Regex FacilitatesPattern();

    [GeneratedRegex(@"\b(?:assur(?:e|ent)\s+le\s+pilotage\b|pilot(?:e|ent)\b)", Options)]
    private static partial Regex LeadsPattern();

    [GeneratedRegex(
        @"\b(?:n['’](?:est|a)\s+(?:pas|plus|pas\s+encore|pas\s+été)|non|pas|aucune?)\s+(?:encore\s+)?(?:été\s+)?(?:d(?:e\s+|['’])\p{L}+\s+|\p{L}+\s+)?formalisée?s?\b"
        + @"|\binformel(?:le)?s?\b",
        Options)]
    private static partial Regex NotFormalisedPattern();

    [GeneratedRegex(@"\b(?:formalisée?s?|conventionnée?s?|contractualisée?s?)\b", Options)]
    private static partial Regex FormalisedPattern();

    [GeneratedRegex(@"\bsignataires?\s*:|\bsignée?s?\s+(?:(?:le|en)\s+[\p{L}\d ]{1,24}?\s+)?(?:par|entre)\b", Options)]
    private static partial Regex SignatoriesPattern();

    [GeneratedRegex(
        @"\b(?:vise(?:nt)?\s+(?:aussi\s+|également\s+)?(?:à|a)|travaill(?:e|ent)\s+(?:sur|à)|a\s+pour\s+(?:objectif|objet|but)\s+(?:de|d['’])"
        + @"|pour\s+objectif\s+de)(?=\s|\p{L})",
        Options)]
    private static partial Regex AimsAtPattern();

    [GeneratedRegex(@"\b(?:repos(?:e|ent)|s['’]appui(?:e|ent)|fondée?s?|basée?s?)\s+sur\b|\brégie?s?\s+par\b|\bdans\s+le\s+cadre\s+d(?:e\s+|['’])", Options)]
    private static partial Regex RestsOnPattern();

    [GeneratedRegex(@"\b(?:ont|a)\s+signé\b", Options)]
    private static partial Regex HaveSignedPattern();

    [GeneratedRegex(
        @"\b(?:ouverte?s?|destinée?s?|s['’]adress(?:e|ent|ant)|à\s+destination|à\s+l['’]usage|au\s+service)\s+(?=(?:à|au|aux|de|du|des)\b|d['’])",
        Options)]
    private static partial Regex OpenToPattern();

    [GeneratedRegex(@"\b(?:devrait|doit|devraient|doivent|va|vont)\s+être\s+(?:créée?s?|mise?s?\s+en\s+place|installée?s?)\b|\b(?:sera|seront)\s+(?:créée?s?|mise?s?\s+en\s+place|installée?s?)\b", Options)]
    private static partial Regex PlannedPattern();

    [GeneratedRegex(@"\b(?:ont|a)\s+(?:été\s+)?(?:confiée?s?|commandée?s?)\b", Options)]
    private static partial Regex EntrustsPattern();
}
