namespace KnowledgeGraph.Documents.Text;

/// <summary>
/// Takes the accents off Latin letters. The runtime decomposes characters only with culture data, which the project does without.
/// </summary>
internal static class Diacritics
{
    private const string Accented = "àáâãäåāăąçćčďđèéêëēėęěìíîïīįıłñńňòóôõöøōőŕřśšşťùúûüūůűųýÿźżž";
    private const string Plain = "aaaaaaaaacccddeeeeeeeeiiiiiiilnnnoooooooorrssstuuuuuuuuyyzzz";

    private static readonly Dictionary<char, char> Letters = Build();

    /// <summary>The letter without its accent; every other character as it is.</summary>
    public static char Strip(char c) => c < '\u0080' ? c : Letters.GetValueOrDefault(c, c);

    /// <summary>Whether a character is an accent that stands apart from its letter.</summary>
    public static bool IsMark(char c) => c is >= '\u0300' and <= '\u036F';

    private static Dictionary<char, char> Build()
    {
        Dictionary<char, char> letters = [];
        for (int i = 0; i < Accented.Length; i++)
        {
            letters[Accented[i]] = Plain[i];
            letters[char.ToUpperInvariant(Accented[i])] = char.ToUpperInvariant(Plain[i]);
        }
        return letters;
    }
}
