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

    /// <summary>B organises: "organise la coordination".</summary>
    public static readonly Regex Organises = OrganisesPattern();

    /// <summary>A together with B.</summary>
    public static readonly Regex TogetherWith = TogetherWithPattern();

    /// <summary>A is led by B.</summary>
    public static readonly Regex LedBy = LedByPattern();

    /// <summary>A is facilitated by B.</summary>
    public static readonly Regex FacilitatedBy = FacilitatedByPattern();

    /// <summary>A working group is led by B, in words that say other things elsewhere: "conduit par", "référent :".</summary>
    public static readonly Regex InChargeOf = InChargeOfPattern();

    /// <summary>A is run by B.</summary>
    public static readonly Regex OperatedBy = OperatedByPattern();

    /// <summary>B runs a platform: "administre".</summary>
    public static readonly Regex Operates = OperatesPattern();

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
        @"\b(?:qui\s+)?(?:(?<!\bse\s)réuni(?:t|ssent|ssant)|regroup(?:e|ent|ant)|rassembl(?:e|ent|ant)|fédèr(?:e|ent)|fédérant|compren(?:d|nent|ant)"
        + @"|(?:est|sont)\s+composée?s?\s+d(?:e|es|u|e\s+la)|composée?s?\s+d(?:e|es|u)"
        + @"|où\s+(?:siège|se\s+retrouve)(?:nt)?|(?:auxquel(?:le)?s?|auquel|à\s+laquelle)\s+(?:participe|prend|prenne|assiste)(?:nt)?(?:\s+part)?|(?:dans|au\s+sein\s+d)u?(?:quel|\s+laquelle)\s+siège(?:nt)?|(?:que|qu['’])\s*compose(?:nt)?"
        + @"|dont\s+(?:font\s+partie|fait\s+partie|sont\s+membres))\b|\b(?:est|sont)\s+composée?s?\s+d['’]",
        Options)]
    private static partial Regex GathersPattern();

    [GeneratedRegex(@"\b(?:associ(?:er|e|ent|ant)|y\s+participent|participent)\b", Options)]
    private static partial Regex InvolvesPattern();

    [GeneratedRegex(
        @"\b(?:co-?)?(?:organisée?s?|assurée?s?|portée?s?|coordonnée?s?)\s+(?:conjointement\s+)?par\b"
        + @"(?<!\b(?:pilotage|animation|secrétariat|présidence|maintenance|hébergement|financement|suivi|gestion)\b[^,;.]{0,60})"
        + @"|\bqui\s+(?:organise|coordonne)(?:\s+la\s+coordination)?\s*\??\s*:|\b(?:orga|organisat(?:eur|rice)s?|organisation|coordinat(?:eur|rice)s?|structures?\s+(?:porteuses?|coordinatrices?)|portage)\s*\.?\s*:|\bcoordination\s+(?:\p{L}+\s+)?(?:incombe|revient)\s+(?:à\s+|(?=aux?\b))",
        Options)]
    private static partial Regex OrganisedByPattern();

    [GeneratedRegex(
        @"\s(?:qui\s+)?(?:co-?)?(?:organis(?:e|ent)|coordonn(?:e|ent)|port(?:e|ent))\s+(?:ensemble\s+|conjointement\s+)?(?:la\s+coordination|le\s+dispositif|l['’]information\s+géo)|\s(?:l['’])(?:organise|coordonne|porte)(?:nt)?\b",
        Options)]
    private static partial Regex OrganisesPattern();

    [GeneratedRegex(
        @"\ben\s+(?:coordination|lien|partenariat|collaboration|concertation)\s+(?:étroite?\s+)?avec\b"
        + @"|\bavec\s+(?:l['’]appui|l['’]aide|le\s+soutien|le\s+concours|la\s+participation)\s+d(?:e\s+la|e\s+l['’]|e|u|es)(?=\W)",
        Options)]
    private static partial Regex TogetherWithPattern();

    [GeneratedRegex(
        @"\b(?:co-?)?pilotée?s?\s+(?:conjointement\s+)?par\b|\b(?:co-?)?pil\.\s*(?:par\s+|:\s*)?"
        + @"|\b(?:co-?)?pilotage(?<!\b(?:comités?|réunions?|instances?)\s+de\s+pilotage)\s*(?:[:=–—]|-\s|(?:(?:est\s+)?assuré\s+)?(?:conjointement\s+)?par\b|(?:est\s+)?confiée?\s+(?:à\s+|(?=aux?\b))|revient\s+(?:à\s+|(?=aux?\b))|(?=\s\p{L}))"
        + @"|\bsous\s+le\s+(?:co-?)?pilotage\s+(?:conjoint\s+)?d(?:e\s+la|e\s+l['’]|e|u|es)(?=\W)|\b(?:co-?)?pilotes?\b(?!\s*\))\s*(?:[:=–—]|-\s)?",
        Options)]
    private static partial Regex LedByPattern();

    [GeneratedRegex(
        @"\b(?:co-?)?(?:conduite?s?|dirigée?s?|menée?s?|coordonnée?s?|portée?s?)\s+(?:conjointement\s+)?par\b|\bconfiée?s?\s+(?:à\s+|(?=aux?\b))"
        + @"|\bsous\s+(?:la\s+(?:conduite|direction|responsabilité|houlette|coordination)|l['’]égide)\s+(?:conjointe\s+)?d(?:e\s+la|e\s+l['’]|e|u|es)(?=\W)"
        + @"|\b(?:référente?s?|responsables?|chefs?\s+de\s+file|leaders?|coordinat(?:eur|rice)s?)\s*[:=–—]",
        Options)]
    private static partial Regex InChargeOfPattern();

    [GeneratedRegex(
        @"\b(?:co-?)?animée?s?\s+(?:conjointement\s+)?par\b|\banimation\s*(?:[:=–—]|-\s|(?:(?:est\s+)?assurée\s+)?par\b|(?:\p{L}+\s+){0,2}(?:est\s+)?confiée\s+(?:à\s+|(?=aux?\b)))|\banimat(?:eur|rice)s?\s*[:=–—]|\banim\.\s*(?:par\s+|:\s*)?",
        Options)]
    private static partial Regex FacilitatedByPattern();

    [GeneratedRegex(
        @"\b(?:co-?)?(?:opérée?s?|gérée?s?|administrée?s?|hébergée?s?|portée?s?|exploitée?s?|maintenue?s?|développée?s?(?:\s+et\s+\p{L}+ée?s?)?|mise?s?\s+en\s+œuvre)\s+(?:conjointement\s+)?par\b"
        + @"|\b(?:co-?)?(?:opérat(?:eur|rice)s?|gestionnaires?|porteurs?|portage|exploitants?|administrateurs?|maîtrise\s+d['’]ouvrage|maître\s+d['’]ouvrage)\s*(?:[:=]|(?=\s(?-i:\p{Lu})))", Options)]
    private static partial Regex OperatedByPattern();

    [GeneratedRegex(
        @"\s(?:co-?)?(?:administre|gère|opère|héberge|porte|exploite|maintient|met\s+en\s+œuvre|a\s+développé|développe)(?:nt)?\s+(?:la\s+plate-?forme\s+|le\s+portail\s+|l['’]outil\s+|le\s+site\s+)?",
        Options)]
    private static partial Regex OperatesPattern();

    [GeneratedRegex(@"\b(?:assur(?:e|ent)\s+l['’]animation\b|(?:l['’])?(?:co-?)?anim(?:e|ent)\b)", Options)]
    private static partial Regex FacilitatesPattern();

    [GeneratedRegex(@"\b(?:assur(?:e|ent)\s+le\s+pilotage\b|(?:co-?)?pilot(?:e|ent)\b)", Options)]
    private static partial Regex LeadsPattern();

    [GeneratedRegex(@"\b(?:non|sans|ni|aucune?)\s+(?:encore\s+)?(?:\p{L}+\s+)?formalisée?s?\b|\binformel(?:le)?s?\b|\b(?:pas|aucun|sans)\s+(?:encore\s+)?(?:de\s+)?(?:cadre|statut|accord|acte)\s+(?:formel|juridique|officiel)\b|\bformalis(?:ée?|ation)\s*:\s*(?:non|aucune)\b", Options)]
    private static partial Regex NotFormalisedPattern();

    [GeneratedRegex(@"\b(?:formalisée?s?|conventionnée?s?|contractualisée?s?)\b|\bformalisation\s*:\s*oui\b", Options)]
    private static partial Regex FormalisedPattern();

    [GeneratedRegex(@"\b(?:l['’]|les\s+)(?:ont|a)\s+(?:co-?)?signée?s?\s*:|\bsignataires?\s*(?::|(?:en\s+)?(?:sont|est)\b)|\b(?:(?:co-?)?signée?s?|conclue?s?|passée?s?|adoptée?s?)\s+(?:(?:le|en)\s+[\p{L}\d ]{1,24}?\s+|depuis\s+\d{4}\s+)?(?:par|entre)\b|\bconvention[\p{L}-]*\s+(?:de\s+partenariat\s+)?lie(?:nt)?\s+(?:depuis\s+\d{4}\s+)?", Options)]
    private static partial Regex SignatoriesPattern();

    [GeneratedRegex(
        @"\b(?:vise(?:nt)?\s+(?:aussi\s+|également\s+)?(?:à|a)|travaill(?:e|ent)\s+(?:sur|à)|a\s+pour\s+(?:objectif|objet|but)\s+(?:de|d['’])"
        + @"|pour\s+objectif\s+de)(?=\s|\p{L})",
        Options)]
    private static partial Regex AimsAtPattern();

    [GeneratedRegex(@"\b(?:repos(?:e|ent)|s['’]appui(?:e|ent)|fondée?s?|basée?s?)\s+sur\b|\b(?:régie?s?|encadrée?s?|instituée?s?|prévue?s?|définie?s?)\s+par\b|\bdans\s+le\s+cadre\s+d(?:e\s+|['’])", Options)]
    private static partial Regex RestsOnPattern();

    [GeneratedRegex(@"\b(?:ont|a)\s+(?:co-?)?signée?s?\b(?!\s*:)", Options)]
    private static partial Regex HaveSignedPattern();

    [GeneratedRegex(
        @"\b(?:ouverte?s?|destinée?s?|s['’]adress(?:e|ent|ant)|à\s+destination|à\s+l['’]usage|au\s+service|au\s+profit|au\s+bénéfice|accessible|dédiée?|réservée?|pour\s+le\s+compte)\s+(?=(?:à|au|aux|de|du|des)\b|d['’])|\bpour\s+(?=les\s)"
        + @"|\b(?:publics?|utilisateurs|usagers|destinataires|bénéficiaires)\s*(?:cibles?\s*)?:\s*",
        Options)]
    private static partial Regex OpenToPattern();

    [GeneratedRegex(
        @"\b(?:(?:(?:devrait|devra|doit|devraient|devront|doivent|va|vont|pourrait|pourraient)\s+(?:être\s+)?|(?:sera|seront)\s+)(?:créée?s?|mise?s?\s+en\s+place|installée?s?|lancée?s?|constituée?s?|voir\s+le\s+jour)"
        + @"|à\s+(?:créer|venir|lancer|constituer|installer|mettre\s+en\s+place)|en\s+(?:projet|préparation|construction)|en\s+cours\s+d(?:e\s+|['’])(?:création|constitution|installation|lancement|montage)"
        + @"|(?:est|sont)\s+(?:prévue?s?|envisagée?s?|projetée?s?)|(?:à|en)\s+l['’]étude)\b", Options)]
    private static partial Regex PlannedPattern();

    [GeneratedRegex(@"\b(?:ont|a)\s+(?:été\s+)?(?:(?:co-?)?confiée?s?|commandée?s?|commanditée?s?|lancée?s?|prescrite?s?|demandée?s?)\b", Options)]
    private static partial Regex EntrustsPattern();
}
