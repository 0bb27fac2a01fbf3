using System.Collections.Frozen;

namespace KnowledgeGraph.Documents.Text;

/// <summary>The words that notes shorten with a full stop: "conv. de partenariat", "préf. de région".</summary>
internal static class FrenchAbbreviations
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["admin"] = "administration",
        ["agce"] = "agence",
        ["asso"] = "association",
        ["assoc"] = "association",
        ["ch"] = "chambre",
        ["coll"] = "collectivite",
        ["conv"] = "convention",
        ["coord"] = "coordination",
        ["delib"] = "deliberation",
        ["dept"] = "departement",
        ["dep"] = "departement",
        ["etab"] = "etablissement",
        ["fed"] = "federation",
        ["metro"] = "metropole",
        ["pref"] = "prefecture",
        ["reg"] = "region",
        ["synd"] = "syndicat",
        ["tech"] = "technique",
        ["univ"] = "universite",
        ["urba"] = "urbanisme",
    }.ToFrozenDictionary();

    /// <summary>Other words that a full stop shortens and that no name has inside.</summary>
    private static readonly FrozenSet<string> Others = new[] { "adj", "anim", "cf", "corresp", "dir", "env", "ex", "pil", "red", "resp", "tel" }.ToFrozenSet();

    /// <summary>Whether a full stop after a word shortens it rather than ends its sentence.</summary>
    public static bool IsOne(ReadOnlySpan<char> word)
    {
        string folded = Tokenizer.Fold(word);
        return Others.Contains(folded) || Words.ContainsKey(folded);
    }

    /// <summary>What a word of a text is short for; null where no full stop follows it or it is none that is known.</summary>
    public static string? Expand(string text, TextToken word) =>
        word.End < text.Length && text[word.End] == '.' && Words.TryGetValue(word.Singular, out string? whole) ? whole : null;
}
