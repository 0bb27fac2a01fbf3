using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>Tells what a title of a column, a row or a line promises. A title may be a question: "Qui organise la coordination ?".</summary>
internal static partial class FieldLabels
{
    private const int LongestLabel = 6;
    private const int LongestQuestion = 10;

    private static readonly (Regex Pattern, FieldRole Role)[] OfBodies =
    [
        (Excluded(), FieldRole.Other), (Signatories(), FieldRole.Signatories), (End(), FieldRole.End), (Start(), FieldRole.Start), (Frequency(), FieldRole.Frequency),
        (Members(), FieldRole.Members), (Pilot(), FieldRole.Pilot), (Facilitator(), FieldRole.Facilitator), (Organiser(), FieldRole.Organiser), (Objective(), FieldRole.Objective),
        (Formality(), FieldRole.Formality), (Act(), FieldRole.Act), (State(), FieldRole.State),
    ];

    private static readonly (Regex Pattern, FieldRole Role)[] OfPersons =
    [
        (Mail(), FieldRole.Mail), (GivenName(), FieldRole.GivenName), (PersonName(), FieldRole.PersonName), (JobTitle(), FieldRole.JobTitle), (PersonRole(), FieldRole.PersonRole),
        (Organisation(), FieldRole.Organisation),
    ];

    /// <summary>What a title promises of a body, a working group or the arrangement; null where it is none of their titles.</summary>
    public static FieldRole? OfBody(string text, TextSpan label) => Find(text, label, OfBodies);

    /// <summary>What a title promises of a person; null where it is none of a table of persons.</summary>
    public static FieldRole? OfPerson(string text, TextSpan label) => Find(text, label, OfPersons);

    /// <summary>Whether a text is a title of a field rather than the name of a thing.</summary>
    public static bool IsField(string text, TextSpan label) =>
        !NamesThing().IsMatch(text[label.Start..label.End]) && (OfBody(text, label) is not null || OfPerson(text, label) is not null || OfPlatform().IsMatch(text[label.Start..label.End]));

    private static FieldRole? Find(string text, TextSpan label, (Regex Pattern, FieldRole Role)[] roles)
    {
        string words = text[label.Start..label.End];
        int count = Tokenizer.Tokenize(words).Count;
        if (count == 0 || count > (words.TrimEnd().EndsWith('?') ? LongestQuestion : LongestLabel)) return null;
        foreach ((Regex pattern, FieldRole role) in roles)
        {
            if (pattern.IsMatch(words)) return role;
        }
        return null;
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>What is not so, not yet, or no longer, and who only looks on.</summary>
    [GeneratedRegex(@"\ben\s+attente|\bnon[\s-]|\bà\s+venir\b|\bpressenti|\benvisag|\bprévue?s?\b|\bancien|\bex-|\binvité|\bobservateur|\bconsultati|\bconsulté|\bsollicité|\bexcusé|\babsent", Options)]
    private static partial Regex Excluded();

    [GeneratedRegex(@"\bsignataires?\b|\bsignée?s?\s+par\b|\bqui\s+(?:l['’])?a\s+signé|\bqui\s+(?:l['’])?ont\s+signé", Options)]
    private static partial Regex Signatories();

    [GeneratedRegex(@"^\s*(?:date\s+de\s+)?(?:fin|clôture|dissolution|arrêt|terme)\b|^\s*jusqu['’](?:à|en)", Options)]
    private static partial Regex End();

    [GeneratedRegex(@"^\s*(?:date\s+de\s+)?(?:depuis|création|début|lancement|démarrage|année)\b", Options)]
    private static partial Regex Start();

    [GeneratedRegex(@"\bfréquence|\bpériodicité|\brythme|\bcalendrier|^\s*réunions?\b", Options)]
    private static partial Regex Frequency();

    [GeneratedRegex(@"^\s*(?:les\s+|principaux\s+)?(?:membres?|composition|participants?|acteurs|partenaires|structures?\s+(?:membres|participantes|représentées))\b|\bqui\s+(?:y\s+)?(?:participe|siège|compose)", Options)]
    private static partial Regex Members();

    [GeneratedRegex(@"^\s*(?:le\s+|la\s+|les\s+)?(?:structures?\s+)?(?:co-?)?pilot(?:es?|age)\b|\bqui\s+(?:co-?)?pilote|\bchefs?\s+de\s+file|^\s*(?:référente?s?|responsables?)\b(?!\s+de\s+la\s+fiche)|\bpiloté\s+par", Options)]
    private static partial Regex Pilot();

    [GeneratedRegex(@"\banim(?:ation|at(?:eur|rice)s?|e|ent|é)\b", Options)]
    private static partial Regex Facilitator();

    [GeneratedRegex(@"\borganis(?:at(?:eur|rice)s?|e|ent|ée?s?)\b|\bqui\s+coordonne|^\s*(?:structures?\s+)?(?:coordinat(?:eur|rice)s?|coordonnat(?:eur|rice)s?|porteuses?|porteurs?)\b|^\s*portage\b|\bcoordination\s+assurée", Options)]
    private static partial Regex Organiser();

    [GeneratedRegex(@"objectif|mission|finalité|\bobjet\b|^\s*buts?\b|\brôle|^\s*sujets?\b|\btravaux", Options)]
    private static partial Regex Objective();

    [GeneratedRegex(@"\bformalis(?:ation|ée?|ée?s)\b|\bcadre\s+formel\b", Options)]
    private static partial Regex Formality();

    [GeneratedRegex(@"\bactes?\b|\bconventions?\b|\bcharte\b|\bprotocole\b|\bfondement\b|\bbase\s+juridique\b|^\s*cadre(?:\s+(?:général|juridique|conventionnel))?\s*:?\s*$|\bdocument\s+cadre\b", Options)]
    private static partial Regex Act();

    [GeneratedRegex(@"^\s*(?:état|etat|statut|situation|avancement|activité|en\s+activité|actif)\b", Options)]
    private static partial Regex State();

    [GeneratedRegex(@"courriel|\be-?mail|\bmails?\b|\bmél\b|\badresses?\s+(?:électronique|mail)|^\s*(?:contact|coordonnées|adresse)s?\s*$", Options)]
    private static partial Regex Mail();

    [GeneratedRegex(@"^\s*prénoms?\s*$", Options)]
    private static partial Regex GivenName();

    [GeneratedRegex(@"^\s*(?:noms?|prénoms?|personnes?|interlocut(?:eur|rice)s?|titulaires?|identité)\b|^\s*contacts?\s*$|^\s*(?:correspondante?s?|rédact(?:eur|rice)s?|auteure?s?)\b", Options)]
    private static partial Regex PersonName();

    [GeneratedRegex(@"^\s*(?:fonctions?|postes?|qualité|métier|emploi|titre)\b", Options)]
    private static partial Regex JobTitle();

    [GeneratedRegex(@"^\s*(?:rôles?|statut|mandat|à\s+quel\s+titre|au\s+titre)\b", Options)]
    private static partial Regex PersonRole();

    [GeneratedRegex(@"^\s*(?:organis(?:me|ation)s?|structures?|employeur|services?|entité|établissement|collectivité|institution|représente|pour(?:\s+le\s+compte)?)\b", Options)]
    private static partial Regex Organisation();

    [GeneratedRegex(@"^\s*(?:sites?(?:\s+(?:web|internet))?|URL|liens?|adresse|accès|opérateurs?|gestionnaires?|exploitants?|porteurs?|publics?(?:\s+\p{L}+)?|utilisateurs|usagers|nature|type|plate-?forme|intitulé|noms?)\s*:?\s*$", Options)]
    private static partial Regex OfPlatform();

    /// <summary>A body or a group, whose own name may hold the word of a title: "Comité de pilotage".</summary>
    [GeneratedRegex(@"^\s*(?:l[ea]\s+)?(?:comités?|conseil|réseau|groupe|GT|pôle|assemblée|commission|bureau|club|atelier|cellule|COPIL|COTECH)\b", Options)]
    private static partial Regex NamesThing();
}
