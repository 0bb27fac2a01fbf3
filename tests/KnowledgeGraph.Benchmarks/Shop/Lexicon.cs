using KnowledgeGraph.Benchmarks.Generation;

namespace KnowledgeGraph.Benchmarks.Shop;

/// <summary>Made-up words of skewed frequency, countries and languages.</summary>
internal static class Lexicon
{
    private const int WordCount = 4096;

    private static readonly byte[][] Syllables = Text.Words("ba ce di fo gu la me ni po ru sa te vi zo bra cle dri flo gra pli");
    private static readonly byte[][] Countries = Text.Words("US GB JP CN DE FR ES RU KR AT");
    private static readonly byte[] CountryShares = [40, 50, 60, 70, 75, 80, 85, 90, 95, 100];
    private static readonly byte[][] Languages = Text.Words("@en @ja @zh @de @fr @es @ru @ko");
    private static readonly byte[] LanguageShares = [50, 60, 70, 76, 82, 88, 94, 100];

    /// <summary>Adds so many words, the first ones of the lexicon far more often than the last.</summary>
    public static Text AddLexiconWords(this Text text, ref Dice dice, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (i > 0) text.Add(" "u8);
            int rest = dice.Skewed(WordCount) + Syllables.Length;
            for (; rest > 0; rest /= Syllables.Length) text.Add(Syllables[rest % Syllables.Length]);
        }
        return text;
    }

    /// <summary>A country: four of ten are the first.</summary>
    public static Text AddCountry(this Text text, ref Dice dice) =>
        text.Add("<https://data.example.fr/country/"u8).Add(Pick(Countries, CountryShares, ref dice)).Add(">"u8);

    /// <summary>The tag of a language: five of ten are English.</summary>
    public static ReadOnlySpan<byte> Language(ref Dice dice) => Pick(Languages, LanguageShares, ref dice);

    private static byte[] Pick(byte[][] values, byte[] shares, ref Dice dice)
    {
        int percent = dice.Next(100), i = 0;
        while (percent >= shares[i]) i++;
        return values[i];
    }
}
