using System.Collections.Frozen;

namespace KnowledgeGraph.Documents.Text;

/// <summary>Closed classes of French words, folded, on which the rules of reading stand.</summary>
internal static class FrenchWords
{
    /// <summary>
    /// Words after which a phrase goes on: articles, prepositions, conjunctions, pronouns that precede a verb, elided forms.
    /// </summary>
    public static readonly FrozenSet<string> Linking = new[]
    {
        "a", "au", "aux", "avec", "c", "ce", "ces", "cette", "d", "dans", "de", "des", "du", "en", "entre", "et", "j", "l", "la", "le",
        "les", "leur", "leurs", "m", "mais", "n", "ne", "ni", "ou", "par", "pour", "qu", "que", "qui", "s", "sa", "sans", "se", "ses", "si",
        "son", "sous", "sur", "un", "une", "vers",
    }.ToFrozenSet();

    /// <summary>Words with which a new sentence begins rather than a list goes on.</summary>
    public static readonly FrozenSet<string> Determiners = new[]
    {
        "a", "au", "aux", "ce", "cette", "ces", "chaque", "des", "elle", "elles", "en", "il", "ils", "l", "la", "le", "les",
        "leur", "leurs", "on", "pour", "son", "sa", "ses", "un", "une",
    }.ToFrozenSet();

    /// <summary>Articles and the like that stand before a name without being part of it.</summary>
    public static readonly FrozenSet<string> Articles = new[]
    {
        "au", "autre", "autres", "aux", "certain", "certains", "certaines", "d", "de", "des", "du", "l", "la", "le", "les", "leur", "leurs",
        "plusieurs", "principalement", "quelques", "notamment", "tous", "toutes", "un", "une",
        "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    }.ToFrozenSet();

    /// <summary>Prepositions with which a sentence may begin, before where or when something is.</summary>
    public static readonly FrozenSet<string> Prepositions = new[]
    {
        "a", "apres", "au", "aux", "avant", "avec", "chez", "concernant", "dans", "depuis", "des", "en", "hors", "lors", "malgre", "outre", "parmi", "pendant", "pour",
        "selon", "sous", "suite", "sur", "via", "vers",
    }.ToFrozenSet();

    /// <summary>Common verbs in the present, relative pronouns and negations: no name has them inside.</summary>
    public static readonly FrozenSet<string> Verbs = new[]
    {
        "a", "anime", "animent", "assure", "assurent", "co", "comprend", "dont", "est", "existe", "n", "ne", "ont", "organise", "participe", "participent", "pilote",
        "pilotent", "prend", "qu", "que", "qui", "rassemble", "regroupe", "reunit", "se", "siege", "siegent", "sont", "tient", "travaille", "vise",
    }.ToFrozenSet();

    /// <summary>The endings of adjectives that tell of what kind something is ("numérique", "territorial", "forestière"), unlike those that tell how it is.</summary>
    private static readonly string[] Relational = ["ique", "al", "ale", "aux", "aire", "ier", "iere", "eux", "ele", "el", "elle", "ain", "aine", "in", "ine", "icole", "ois", "oise"];

    /// <summary>Whether a word in the singular, folded, is written as an adjective that belongs to a name.</summary>
    public static bool IsRelational(string folded) => folded.Length > 5 && Array.Exists(Relational, ending => folded.EndsWith(ending, StringComparison.Ordinal));
}
