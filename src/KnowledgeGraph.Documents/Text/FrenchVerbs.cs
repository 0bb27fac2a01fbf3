using System.Collections.Frozen;

namespace KnowledgeGraph.Documents.Text;

/// <summary>
/// The verbs by which texts on coordination say who does what, as they stand in a sentence, folded: in the third person of the present, and as
/// participles. No name has a finite verb inside.
/// </summary>
internal static class FrenchVerbs
{
    /// <summary>Verbs in "-er" whose forms are regular, as infinitives without accents.</summary>
    private static readonly string[] Regular =
    [
        "accompagner", "administrer", "adopter", "alimenter", "animer", "assister", "associer", "assurer", "coanimer", "collecter", "commander",
        "completer", "confier", "constituer", "continuer", "contribuer", "coordonner", "copiloter", "creer", "deposer", "developper", "diffuser",
        "diriger", "disposer", "donner", "elaborer", "encadrer", "engager", "exister", "exploiter", "federer", "figurer", "financer", "formaliser",
        "former", "gerer", "heberger", "impliquer", "interesser", "lancer", "livrer", "mobiliser", "moissonner", "mutualiser", "organiser",
        "partager", "participer", "piloter", "porter", "preparer", "presenter", "presider", "proposer", "publier", "rassembler", "realiser",
        "regrouper", "relier", "remplacer", "reposer", "representer", "rester", "sieger", "signer", "travailler", "utiliser", "valider", "veiller",
        "verser", "viser",
    ];

    /// <summary>The other forms: of irregular verbs, of auxiliaries, and the pronouns and negations that stand before a verb.</summary>
    private static readonly string[] Others =
    [
        "a", "ont", "est", "sont", "n", "ne", "se", "y", "qui", "que", "qu", "dont", "ou", "doit", "doivent", "peut", "peuvent", "va", "vont", "fait", "font", "sera", "seront",
        "reunit", "reunissent", "comprend", "comprennent", "tient", "tiennent", "maintient", "maintiennent", "soutient", "soutiennent", "intervient", "interviennent",
        "conduit", "conduisent", "produit", "produisent", "met", "mettent", "permet", "permettent", "prend", "prennent", "rejoint", "rejoignent", "fournit", "fournissent", "definit", "definissent",
        "etablit", "etablissent", "unit", "unissent", "entretient", "entretiennent", "devrait", "devraient", "pourrait", "pourraient", "appuie", "appuient", "recoit", "recoivent", "agit",
    ];

    /// <summary>Forms that stand before or as the verb of a sentence.</summary>
    private static readonly FrozenSet<string> Finite = Regular.SelectMany(verb => new[] { verb[..^1], verb[..^1] + "nt" }).Concat(Others).ToFrozenSet();

    /// <summary>Whether a word, folded, is a verb of the present, or stands only before one.</summary>
    public static bool IsFinite(string folded) => Finite.Contains(folded);

    /// <summary>Nouns that end as participles do.</summary>
    private static readonly string[] Nouns = ["année", "armée", "assemblée", "délégué", "donnée", "journée", "lycée", "marché", "musée", "tranchée", "vallée"];

    /// <summary>Whether a word is written as a past participle in "-é"; nouns in "-té" are none.</summary>
    public static bool IsParticiple(ReadOnlySpan<char> word)
    {
        ReadOnlySpan<char> singular = word.TrimEnd('s');
        foreach (string noun in Nouns)
        {
            if (singular.SequenceEqual(noun)) return false;
        }
        return singular.TrimEnd('e') is [_, _, .., not 't', 'é'];
    }
}
