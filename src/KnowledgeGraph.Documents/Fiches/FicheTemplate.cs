using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>The template of the fiches: its sections in order, and their labels as found in a line, whole or cut.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class FicheTemplate
{
    /// <summary>The shortest beginning of a label that is taken for the label: fewer letters say nothing.</summary>
    private const int ShortestPrefix = 12;

    /// <summary>How many words a title has at most that is known by one of them.</summary>
    private const int LongestTitle = 8;

    /// <summary>How many words of a question may hold what is asked for.</summary>
    private const int WordsAsked = 4;

    private const int ShortestAbbreviation = 3;

    /// <summary>How long a word must be to be known in spite of a wrong letter.</summary>
    private const int LongWord = 7;

    private readonly List<(TemplateField Field, string Label, List<TextToken> Tokens)> _labels = [];

    public FicheTemplate(IEnumerable<Concept> concepts)
    {
        List<Concept> sections =
            [.. concepts.Where(concept => concept.Scheme == Voc.Rubrique).OrderBy(concept => concept.Position ?? int.MaxValue)];
        Dictionary<Iri, TemplateField> fields = [];
        foreach (Concept section in sections)
        {
            if (section.Iri == Voc.RubriqueEntete || section.Broader == Voc.RubriqueEntete) continue;
            TemplateField? parent = section.Broader is null ? null : fields.GetValueOrDefault(section.Broader);
            var field = new TemplateField(section, parent, sections.Exists(other => other.Broader == section.Iri));
            fields.Add(section.Iri, field);
            foreach (string name in section.Names)
            {
                if (!IsMerePrefix(name, section.Label)) _labels.Add((field, name, Tokenizer.Tokenize(name)));
            }
        }
        Fields = [.. fields.Values];
        DateLabels = [.. sections.Where(section => section.Iri == Voc.RubriqueDateDeMiseAJour).SelectMany(section => section.Names)];
        HeaderTitles = [.. sections.Where(section => section.Iri == Voc.RubriqueEntete).SelectMany(section => section.Names)];
    }

    /// <summary>The sections in the order of the template.</summary>
    public IReadOnlyList<TemplateField> Fields { get; }

    /// <summary>How the date of the fiche is announced.</summary>
    public IReadOnlyList<string> DateLabels { get; }

    /// <summary>How the fiche calls itself.</summary>
    public IReadOnlyList<string> HeaderTitles { get; }

    /// <summary>Finds the label that a line bears; null where it bears none.</summary>
    /// <param name="text">The extracted text.</param>
    /// <param name="line">The line.</param>
    /// <param name="isHeading">
    /// Whether the line is set as a heading, which may go on after the label without a colon, and may bear a word of a label alone.
    /// </param>
    public LabelMatch? Match(string text, TextSpan line, bool isHeading)
    {
        TextSpan title = TitleNumbering.Skip(text, line);
        TextSpan asked = isHeading ? TitleQuestion.Skip(text, title) : title;
        bool isQuestion = asked != title;
        title = asked;
        bool isTitle = isHeading || title.Start > line.Start;
        List<TextToken> words = Tokenizer.Tokenize(text, title.Start, title.End);
        if (words.Count == 0) return null;
        LabelMatch? match = Find(text, title, words, isTitle)
            ?? (FrenchWords.Articles.Contains(words[0].Folded) ? Find(text, title, words[1..], isTitle) : null)
            ?? (isHeading ? Keyword(text, title, isQuestion ? words[..Math.Min(words.Count, WordsAsked)] : words) : null);
        return match is null || !isTitle ? match : match with { Also = Joined(match, words) };
    }

    /// <summary>The sections that a heading names after an "et" or a comma, by labels of one word.</summary>
    private List<TemplateField> Joined(LabelMatch match, List<TextToken> words)
    {
        List<TemplateField> also = [];
        if (words.Count > LongestTitle) return also;
        foreach (TextToken word in words.Where(word => word.Start >= match.Span.End))
        {
            foreach ((TemplateField field, _, List<TextToken> tokens) in _labels)
            {
                bool isNamed = tokens.Count == 1 && tokens[0].Singular == word.Singular && field != match.Field && !field.IsGroup;
                if (isNamed && !also.Contains(field)) also.Add(field);
            }
        }
        return also;
    }

    /// <summary>Whether a range is a label and nothing else, its article apart.</summary>
    public bool IsLabel(string text, TextSpan range)
    {
        List<TextToken> words = Tokenizer.Tokenize(text, range.Start, range.End);
        if (words.Count > 1 && FrenchWords.Articles.Contains(words[0].Folded)) words.RemoveAt(0);
        return _labels.Exists(label => label.Tokens.Count == words.Count && label.Tokens.Zip(words).All(pair => pair.First.Singular == pair.Second.Singular));
    }

    /// <summary>The words that alone make a label of a section, in the singular.</summary>
    public IEnumerable<string> KeywordsOf(TemplateField field) => _labels.Where(label => label.Field == field && label.Tokens.Count == 1).Select(label => label.Tokens[0].Singular);

    /// <summary>The label of one word that a heading holds first: "Contexte et acteurs".</summary>
    private LabelMatch? Keyword(string text, TextSpan title, List<TextToken> words)
    {
        if (words.Count > LongestTitle) return null;
        foreach (TextToken word in words)
        {
            foreach ((TemplateField field, string label, List<TextToken> tokens) in _labels.OrderBy(label => label.Field.IsGroup))
            {
                if (tokens.Count != 1 || tokens[0].Singular != word.Singular) continue;
                int colon = text.IndexOf(':', word.End, title.End - word.End);
                int content = colon < 0 ? title.End : SkipColon(text, colon, title.End, out _);
                return new LabelMatch(
                    field, label, new TextSpan(words[0].Start, words[^1].End), new TextSpan(content, title.End), IsComplete: true, EndsInWord: false);
            }
        }
        return null;
    }

    private LabelMatch? Find(string text, TextSpan line, List<TextToken> words, bool isHeading)
    {
        if (words.Count == 0) return null;
        List<LabelMatch> matches = [];
        foreach ((TemplateField field, string label, List<TextToken> tokens) in _labels)
        {
            if (Match(text, line, words, field, label, tokens, isHeading) is { } match) matches.Add(match);
        }
        return matches
            .OrderByDescending(match => match.IsComplete)
            .ThenByDescending(match => match.Span.Length)
            .ThenByDescending(match => match.Label == match.Field.Concept.Label)
            .ThenBy(match => match.Label.Length)
            .FirstOrDefault();
    }

    private static LabelMatch? Match(
        string text, TextSpan line, List<TextToken> words, TemplateField field, string label, List<TextToken> tokens, bool isHeading)
    {
        int count = 0;
        while (count < words.Count && count < tokens.Count && (IsSame(words[count], tokens[count]) || Abbreviates(text, words[count], tokens[count]))) count++;
        if (count == tokens.Count)
        {
            var span = new TextSpan(words[0].Start, words[count - 1].End);
            int content = SkipColon(text, span.End, line.End, out bool colon);
            // What follows "rédigée par" can be nothing but who did it.
            bool isVerbal = tokens[^1].Folded == "par";
            if (content < line.End && !colon && !isHeading && !isVerbal) return null;
            var rest = new TextSpan(colon || isVerbal ? content : line.End, line.End);
            return new LabelMatch(field, label, span, rest, IsComplete: true, EndsInWord: false);
        }
        bool inWord = count == words.Count - 1 && IsBeginning(words[count], tokens[count]);
        if (count < words.Count && !inWord) return null;
        var prefix = new TextSpan(words[0].Start, words[^1].End);
        if (prefix.Length < ShortestPrefix || prefix.End != line.End) return null;
        return new LabelMatch(field, label, prefix, new TextSpan(line.End, line.End), IsComplete: false, inWord);
    }

    /// <summary>
    /// Whether a variant only leaves out the end of the official label. It is found as a beginning of that label anyway, and must not hide
    /// that the rest is missing.
    /// </summary>
    private static bool IsMerePrefix(string name, string label) =>
        name.Length >= ShortestPrefix
        && name.Length < label.Length
        && Tokenizer.Fold(label).StartsWith(Tokenizer.Fold(name), StringComparison.Ordinal);

    /// <summary>Whether two words are the same, a slip of the pen apart where they are long.</summary>
    private static bool IsSame(TextToken word, TextToken whole) =>
        word.Singular == whole.Singular
        || (word.Singular.Length >= LongWord && whole.Singular.Length >= LongWord && !IsBeginning(word, whole)
            && EditDistance.Between(word.Singular, whole.Singular) == 1);

    /// <summary>Whether a word with a full stop is the beginning of another: "Corresp. CNIG".</summary>
    private static bool Abbreviates(string text, TextToken word, TextToken whole) =>
        word.Length >= ShortestAbbreviation && word.End < text.Length && text[word.End] == '.' && IsBeginning(word, whole);

    /// <summary>Whether a word is the beginning of a longer one.</summary>
    private static bool IsBeginning(TextToken word, TextToken whole) =>
        word.Folded.Length < whole.Folded.Length && whole.Folded.StartsWith(word.Folded, StringComparison.Ordinal);

    private static int SkipColon(string text, int position, int end, out bool colon)
    {
        colon = false;
        while (position < end && (char.IsWhiteSpace(text[position]) || text[position] is ':' or '-' or '–'))
        {
            colon |= !char.IsWhiteSpace(text[position]);
            position++;
        }
        return position;
    }
}
