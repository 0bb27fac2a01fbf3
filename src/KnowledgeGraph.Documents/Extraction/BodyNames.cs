using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Where a sentence of a fiche names bodies and meetings, and how far their names go.</summary>
internal static partial class BodyNames
{
    private const int LongestSuffix = 40;
    private const int LongestComplement = 5;
    private const int LongestWords = 120;
    private const int LongestPhrase = 10;

    /// <summary>A noun and its adjective.</summary>
    private const int LongestRun = 2;

    private static readonly Iri Session = Voc.Of("instance/reunion");
    private static readonly Iri Meeting = Voc.Of("instance/rencontre");
    private static readonly Iri WorkingGroup = Voc.Of("instance/groupe-de-travail");

    /// <summary>The bodies that a sentence names, each with its whole name; what is denied to exist is none.</summary>
    public static List<Mention> In(FicheContext context, TextSpan sentence, bool isCut, List<Topic> groups) =>
    [
        .. context.Names.FindAll(sentence, NameRank.Body, headLost: false, isCut)
            .Where(mention => !groups.Exists(group => group.Name.Overlaps(mention.Span))
                && !context.Builder.Authority.IsWithin(mention.Thing.Iri, WorkingGroup)
                && !IsAnnouncement(context, mention)
                && !IsSession(context, sentence, mention)
                && StandsAsName(context, sentence, mention))
            .Select(mention => mention with { Span = Whole(context, sentence, mention) }),
    ];

    /// <summary>
    /// Whether a kind stands for a body here: at the beginning of the sentence or item, or with a definite or numeral article.
    /// </summary>
    private static bool StandsAsName(FicheContext context, TextSpan sentence, Mention mention)
    {
        List<TextToken> before = Tokenizer.Tokenize(context.Text, Math.Max(sentence.Start, mention.Span.Start - LongestSuffix), mention.Span.Start);
        if (before.Count > 0 && before[^1].Folded is "aucun" or "aucune" or "sans") return false;
        if (before.Count > 1 && before[^1].Folded is "de" or "d" && before[^2].Folded == "pas") return false;
        if (context.Names.OnlyArticlesBetween(sentence.Start, mention.Span.Start)) return true;
        bool separated = context.Text[..mention.Span.Start].TrimEnd() is [.., ',' or ';' or ':'];
        return separated || before[^1].Folded is "le" or "la" or "les" or "l" or "du" or "au" or "un" or "une" or "et" or "ancien" or "ancienne";
    }

    /// <summary>
    /// How far a name goes that begins with the kind of body: to the sign that ends its phrase where it stands at the beginning and alone, else over the
    /// words in capitals that follow it directly ("comité SIG") and its complement.
    /// </summary>
    private static TextSpan Whole(FicheContext context, TextSpan sentence, Mention mention)
    {
        if (Phrase(context, sentence, mention) is { } phrase) return phrase;
        int end = mention.Span.End;
        foreach (TextToken word in Tokenizer.Tokenize(context.Text, mention.Span.End, Math.Min(context.Text.Length, mention.Span.End + LongestSuffix)))
        {
            bool isName = word.Length > 1 && (word.Shape == TokenShape.Capitals || ProperName.IsCoined(context.Text, new TextSpan(word.Start, word.End)));
            if (word.Start != end + 1 || context.Text[end] != ' ' || !isName) break;
            end = word.End;
        }
        return new TextSpan(mention.Span.Start, end > mention.Span.End ? end : Math.Max(end, EndOfComplement(context, mention, sentence)));
    }

    /// <summary>"Comité francilien de l'information géographique (CFIG)": the words up to a sign, where none of them is a verb or says how often or by whom.</summary>
    private static TextSpan? Phrase(FicheContext context, TextSpan sentence, Mention mention)
    {
        if (context.Fiche.IsCropped || !context.Names.OnlyArticlesBetween(sentence.Start, mention.Span.Start)) return null;
        Match sign = PhraseEnd().Match(context.Text, mention.Span.End, sentence.End - mention.Span.End);
        var phrase = new TextSpan(mention.Span.Start, sign.Success ? sign.Index : sentence.End);
        List<TextToken> words = Tokenizer.Tokenize(context.Text, mention.Span.End, phrase.End);
        if (words.Count is 0 or > LongestPhrase || words.Exists(word => FrenchVerbs.IsFinite(word.Folded) || IsParticiple(context.Text, word))) return null;
        if (words[0].Folded is not ("de" or "des" or "du" or "d") && words[0].Shape == TokenShape.Lower && FrenchWords.Linking.Contains(words[0].Folded)) return null;
        return context.Frequencies(phrase).Count > 0 ? null : new TextSpan(phrase.Start, words[^1].End);
    }

    private static bool IsParticiple(string text, TextToken word) => word.Shape == TokenShape.Lower && FrenchVerbs.IsParticiple(text.AsSpan(word.Start, word.Length));

    /// <summary>Where a kind of one word says too little, its complement is part of the name: "réseau informel de géomaticiens".</summary>
    private static int EndOfComplement(FicheContext context, Mention mention, TextSpan sentence)
    {
        List<TextToken> words = Tokenizer.Tokenize(context.Text, mention.Span.Start, Math.Min(sentence.End, mention.Span.End + LongestWords));
        if (context.Fiche.IsCropped || words[0].End != mention.Span.End) return mention.Span.End;
        int end = mention.Span.End;
        bool joined = false;
        int plain = 0;
        for (int i = 1; i < words.Count && i <= LongestComplement; i++)
        {
            TextToken word = words[i];
            if (word.Start != words[i - 1].End + 1 || context.Text[words[i - 1].End] is not (' ' or '\n' or '\'' or '’') || FrenchVerbs.IsFinite(word.Folded) || IsParticiple(context.Text, word)) break;
            if (context.Frequencies(new TextSpan(word.Start, Math.Min(sentence.End, word.Start + LongestSuffix))) is [var frequency, ..] && frequency.Span.Start == word.Start) break;
            bool isJoint = word.Folded is "de" or "des" or "du" or "d" or "la" or "les" or "l";
            if (!isJoint && (word.Shape != TokenShape.Lower || FrenchWords.Linking.Contains(word.Folded) || plain == LongestRun)) break;
            joined = isJoint;
            plain = isJoint ? 0 : plain + 1;
            if (!isJoint) end = word.End;
        }
        return joined || words.Count < 2 ? mention.Span.End : Closed(context.Text, end, sentence) ? end : mention.Span.End;
    }

    /// <summary>Whether the phrase ends with a sign, the sentence or a verb that is known: else the words may be a verb and what follows it.</summary>
    private static bool Closed(string text, int end, TextSpan sentence) =>
        end >= sentence.End
        || (Tokenizer.Tokenize(text, end, Math.Min(sentence.End, end + LongestSuffix)) is [var next, ..] && next.Start == end + 1 && (FrenchVerbs.IsFinite(next.Folded) || IsParticiple(text, next))) || text[end] is ',' or '.' or ':' or ';' or '(' or '\t' || text.AsSpan(end).StartsWith(" :") || text.AsSpan(end).StartsWith(" (");

    /// <summary>Whether a meeting is one that a body before it holds rather than something of its own: "comité exécutif : réunion mensuelle", "se réunit en séance".</summary>
    public static bool IsSession(FicheContext context, TextSpan sentence, Mention mention)
    {
        if (mention.Thing.Iri != Session) return false;
        Match before = SessionBefore().Match(context.Text, sentence.Start, mention.Span.Start - sentence.Start);
        return before.Success && context.Names.FindAll(new TextSpan(sentence.Start, before.Index), NameRank.Body).Count > 0;
    }

    /// <summary>Several bodies that are only counted or announced are none of them; meetings may be.</summary>
    private static bool IsAnnouncement(FicheContext context, Mention mention)
    {
        TextToken first = Tokenizer.Tokenize(context.Text, mention.Span.Start, mention.Span.End)[0];
        return first.Folded != first.Singular && first.Shape != TokenShape.Capitals && !context.Builder.Authority.IsWithin(mention.Thing.Iri, Meeting);
    }

    /// <summary>
    /// A body whose name is cut after its first word: "assemblée général". The word that is whole says that there is one;
    /// its kind is left unsaid, and its name is what can be read.
    /// </summary>
    public static TextSpan? Cut(FicheContext context, TextSpan sentence)
    {
        if (Enumeration.Split(context.Text, sentence) is not [.., { Span: var item }]) return null;
        List<TextToken> words = Tokenizer.Tokenize(context.Text, item.Start, item.End);
        if (words.Count < 2 || item.Start != sentence.Start) return null;
        bool begun = context.Builder.Authority.Names.WordCompletions(context.Text, item)
            .Exists(thing => NameRank.Body(thing) is not null && !context.Builder.Authority.IsWithin(thing.Iri, Meeting));
        return begun ? item : null;
    }

    [GeneratedRegex(@"\s*(?:[:,;.(\t|—–=]|\s-\s)", RegexOptions.CultureInvariant)]
    private static partial Regex PhraseEnd();

    /// <summary>What joins a meeting to the body that holds it: a sign and a number, or nothing.</summary>
    [GeneratedRegex(@"\s*(?:[:,(–—=]|\s-\s)\s*(?:avec\s+)?(?:\d+\s+|une?\s+|deux\s+|trois\s+|quatre\s+|six\s+|dix\s+|douze\s+)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SessionBefore();
}
