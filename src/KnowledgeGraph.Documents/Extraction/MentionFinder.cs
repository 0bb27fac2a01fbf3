using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// Finds what a text names, for a place where the text is whole and for one where it is cut. At a cut, a name counts only if it is there
/// as a whole and whatever may have followed would not have made another one of it.
/// </summary>
/// <param name="text">The extracted text.</param>
/// <param name="authority">The known names.</param>
/// <param name="territories">The region that the text speaks of and its départements; null where it speaks of the whole country.</param>
/// <param name="cancellationToken">Ends the search.</param>
internal sealed class MentionFinder(string text, AuthorityData authority, IReadOnlySet<Iri>? territories, CancellationToken cancellationToken)
{
    /// <summary>More characters than articles take: nobody has to read a whole page from its beginning for each name in it.</summary>
    private const int MostOfArticles = 200;

    /// <summary>How far the name with which a range begins may reach, articles with it, in UTF-16 units.</summary>
    private const int LongestBeginning = 300;

    /// <summary>The things named in a range that is whole.</summary>
    public List<Mention> FindAll(TextSpan span, Func<KnownThing, int?> rank) => FindAll(span, rank, headLost: false, tailCut: false);

    /// <summary>The things named in a range whose ends may be lost.</summary>
    public List<Mention> FindAll(TextSpan span, Func<KnownThing, int?> rank, bool headLost, bool tailCut)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<Mention> mentions = [];
        foreach (NameMatch<KnownThing> match in authority.Names.FindAll(text, span))
        {
            if (Choose(match, rank) is not { } thing || IsInAddress(match.Span)) continue;
            if (headLost && OnlyArticlesBetween(span.Start, match.Span.Start) && char.IsLower(text[match.Span.Start])
                && !AllAgree(authority.Names.Beginnings(text, match.Span).FindAll(other => other.Kind == KnownKind.Concept), thing, rank))
            {
                continue;
            }
            if (tailCut && !HoldsAtCut(match.Span, span.End, thing, rank)) continue;
            mentions.Add(new Mention(match.Span, thing));
        }
        return mentions;
    }

    /// <summary>The known names in a range that hold an "et" or "ou".</summary>
    public List<TextSpan> Joined(TextSpan span) =>
    [
        .. authority.Names.FindAll(text, span).Select(match => match.Span)
            .Where(name => text.AsSpan(name.Start, name.Length).Contains(" et ", StringComparison.Ordinal) || text.AsSpan(name.Start, name.Length).Contains(" ou ", StringComparison.Ordinal)),
    ];

    /// <summary>The thing with whose name a range begins, articles apart; null where there is none.</summary>
    public Mention? First(TextSpan span, Func<KnownThing, int?> rank, bool headLost = false, bool tailCut = false)
    {
        int end = span.Start + LongestBeginning;
        while (end < span.End && !char.IsWhiteSpace(text[end])) end++;
        TextSpan beginning = end < span.End ? new TextSpan(span.Start, end) : span;
        return FindAll(beginning, rank, headLost, tailCut && beginning == span).Find(mention => OnlyArticlesBetween(span.Start, mention.Span.Start));
    }

    /// <summary>Whether nothing but articles and the like stands between two places.</summary>
    public bool OnlyArticlesBetween(int start, int end) =>
        end - start <= MostOfArticles && Tokenizer.Tokenize(text, start, end).TrueForAll(token => FrenchWords.Articles.Contains(token.Folded));

    private bool HoldsAtCut(TextSpan name, int end, KnownThing thing, Func<KnownThing, int?> rank)
    {
        var asFarAsItGoes = new TextSpan(name.Start, end);
        List<KnownThing> goOn = authority.Names.Continuations(text, asFarAsItGoes);
        List<KnownThing> goOnInWord = authority.Names.WordCompletions(text, asFarAsItGoes);
        if (name.End == end)
        {
            bool isAcronym = text.AsSpan(name.Start, name.Length).IndexOfAnyInRange('a', 'z') < 0;
            return !goOnInWord.Exists(other => isAcronym || rank(other) is not null) && AllAgree(goOn, thing, rank);
        }
        if (!char.IsWhiteSpace(text[name.End])) return true;
        return thing.Kind == KnownKind.Concept
            ? AllAgree(goOn, thing, rank) && AllAgree(goOnInWord, thing, rank)
            : goOn.Count == 0 && goOnInWord.Count == 0;
    }

    /// <summary>Whether every longer name is one of the same thing, of a narrower kind, or of an organisation of this kind.</summary>
    private bool AllAgree(List<KnownThing> others, KnownThing thing, Func<KnownThing, int?> rank) =>
        others.TrueForAll(other =>
            rank(other) is null
            || other == thing
            || authority.IsWithin(other.Iri, thing.Iri)
            || (AuthorityData.KindOf(other) is { } kind && authority.IsWithin(kind, thing.Iri)));

    /// <summary>Whether a name is only a part of a web or mail address.</summary>
    private bool IsInAddress(TextSpan name)
    {
        int start = name.Start;
        int end = name.End;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] is not ('(' or '<')) start--;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not (')' or '>')) end++;
        ReadOnlySpan<char> word = text.AsSpan(start, end - start);
        return word.Contains('@')
            || word.Contains("://", StringComparison.Ordinal)
            || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
    }

    private KnownThing? Choose(NameMatch<KnownThing> match, Func<KnownThing, int?> rank) =>
        match.Values
            .Where(value => rank(value) is not null && IsNear(value, match.Span))
            .OrderBy(value => IsOnlyHere(value, match.Span) ? int.MinValue : rank(value))
            .FirstOrDefault();

    /// <summary>Whether the bare acronym of a kind is the name of an organisation of this region, the only one of its kind: "DGTM".</summary>
    private bool IsOnlyHere(KnownThing thing, TextSpan name) =>
        thing is { Kind: KnownKind.Organisation, Territory: { } territory } && territories is not null && territories.Contains(territory)
        && text.AsSpan(name.Start, name.Length).IndexOfAnyInRange('a', 'z') < 0;

    /// <summary>
    /// Whether a short name can mean a thing: one of another region is meant only by a name that says more than one word.
    /// </summary>
    private bool IsNear(KnownThing thing, TextSpan name) =>
        territories is null
        || thing.Territory is null
        || territories.Contains(thing.Territory)
        || Tokenizer.Tokenize(text, name.Start, name.End).Count > 1;
}
