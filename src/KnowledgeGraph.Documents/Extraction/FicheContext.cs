using System.Globalization;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// What the extractors of a fiche share: the fiche, its region and the IRIs made of it, and the names that may be meant there.
/// </summary>
internal sealed class FicheContext
{
    /// <summary>The longest name of a frequency, in UTF-16 units.</summary>
    private const int LongestFrequency = 40;

    private Clauses? _clauses;

    public FicheContext(ReadingBuilder builder, FicheReading fiche)
    {
        Builder = builder;
        Fiche = fiche;
        HashSet<Iri> territories = [fiche.Region.Iri];
        foreach (KnownThing thing in builder.Authority.Things)
        {
            if (thing.Kind == KnownKind.Department && thing.Row!["region"] == fiche.Region.Code) territories.Add(thing.Iri);
        }
        Territories = territories;
        Names = new MentionFinder(builder.Text, builder.Authority, territories, builder.CancellationToken);
        Actors = new ActorList(this);
        Persons = new PersonBook(builder.Iris);
    }

    public ReadingBuilder Builder { get; }

    public FicheReading Fiche { get; }

    /// <summary>The region and its départements.</summary>
    public IReadOnlySet<Iri> Territories { get; }

    public MentionFinder Names { get; }

    /// <summary>The lists of actors, known or not.</summary>
    public ActorList Actors { get; }

    /// <summary>The bodies that the fiche names.</summary>
    public BodyBook Bodies { get; } = new();

    /// <summary>The persons that the fiche names.</summary>
    public PersonBook Persons { get; }

    public string Text => Builder.Text;

    public Iri Region => Fiche.Region.Iri;

    public string Code => Fiche.Region.Code!;

    public string RegionName => Fiche.Region.Label;

    public Iri Series => Builder.Iris.Of("fiche", Code);

    /// <summary>The year in which the fiche was written; null where it does not say it.</summary>
    public int? Year => Fiche.Date?.Year ?? (Fiche.HasYear ? int.Parse(Fiche.PartialDate!.AsSpan(0, 4), CultureInfo.InvariantCulture) : null);

    /// <summary>What tells an edition from others: its date as far as it says the year, else the document that it stands in.</summary>
    public string Edition => Fiche switch
    {
        { Date: { } day } => ReadingBuilder.Date(day).LexicalForm,
        { HasYear: true } => Fiche.PartialDate!,
        _ => $"sans-date-{Builder.Key}",
    };

    public Iri Iri => Builder.Iris.Of("fiche", Code, Edition);

    public Iri Arrangement => Builder.Iris.Of("dispositif", Code);

    public Iri SectionOf(TemplateField field) => Builder.Iris.Of("fiche", Code, Edition, "section", LastSegment(field.Concept.Iri));

    /// <summary>Whether it was said already whether the arrangement is formalised.</summary>
    public bool IsFormalitySaid => Builder.Statements.Any(
        said => said.Subject == Arrangement && said.Predicate == Cnig.Formalisation && Fiche.Span.Contains(said.Evidence));

    /// <summary>The clauses of a sentence; those of the last one that was asked for are kept.</summary>
    public Clauses ClausesOf(TextSpan sentence)
    {
        if (_clauses?.Sentence != sentence) _clauses = new Clauses(Text, sentence, Year);
        return _clauses;
    }

    /// <summary>Whether the clause around a place of a sentence states a fact.</summary>
    public bool IsStated(TextSpan sentence, int position) => ClausesOf(sentence).MoodAt(position) == Mood.Stated;

    /// <summary>Whether a clause says what it says of now or of what is to be: a planned body may have a frequency.</summary>
    public bool IsNotDenied(TextSpan sentence, int position) => ClausesOf(sentence).MoodAt(position) is Mood.Stated or Mood.Planned;

    /// <summary>The IRI of a body or working group of the region.</summary>
    public Iri Body(string name) => Builder.Iris.Of("instance", Code, Slug.Of(name));

    /// <summary>
    /// The known things named in a list, with the place of each. Items whose ends are lost count only where their name is whole;
    /// départements only where they are of the region.
    /// </summary>
    public List<Mention> Listed(SectionUnit unit, TextSpan span, Func<KnownThing, int?> rank)
    {
        List<Mention> found = [];
        foreach (UnitItem item in UnitItems.In(this, unit, span))
        {
            List<Mention> named = Names.FindAll(item.Span, rank, item.HeadLost, item.NameCut);
            if (named.Count == 0 && !item.HeadLost && !item.TailCut && KindIn(item.Span) is { } kind && rank(kind.Thing) is not null) named.Add(kind);
            found.AddRange(named);
            foreach (EnumerationItem inner in Enumeration.Split(Text, item.Parenthesis))
            {
                found.AddRange(Names.FindAll(inner.Span, rank, headLost: false, item.TailCut && inner.IsLast && inner.Parenthesis.Length == 0));
            }
        }
        return [.. found.Where(IsOfHere)];
    }

    /// <summary>Whether a département that is named is one of the region; whatever else is named may be meant.</summary>
    public bool IsOfHere(Mention mention) => mention.Thing.Kind != KnownKind.Department || Territories.Contains(mention.Thing.Iri);

    /// <summary>The kind of actors that an item names, whatever its capitals, where it names nothing else.</summary>
    public Mention? KindIn(TextSpan item)
    {
        List<TextToken> words = Tokenizer.Tokenize(Text, item.Start, item.End);
        int first = words.FindIndex(word => !FrenchWords.Articles.Contains(word.Folded) && !char.IsDigit(Text[word.Start]));
        if (first < 0) return null;
        var span = new TextSpan(words[first].Start, words[^1].End);
        KnownThing? kind = Builder.Authority.ActorKinds.FindExact(Text, span).FirstOrDefault();
        return kind is null ? null : new Mention(span, kind);
    }

    /// <summary>
    /// Whether a name begins as that of something else than an actor does: a body, an act, a platform of some kind; or is the name of a stake or of a section
    /// and nothing else ("Eaux de Mayotte" is more than "eaux", "Territoire d'énergie" more than "territoire").
    /// </summary>
    public bool IsOtherThan(TextSpan name) =>
        GroupNames.BeginsGroup(Text, name)
        || (Names.First(name, thing => thing.Kind == KnownKind.Concept && thing.Scheme != Voc.Acteur ? 0 : null) is { } other
        && ((other.Thing.Scheme != Voc.Enjeu && other.Thing.Scheme != Voc.Rubrique) || other.Span.End == name.End)
        && (other.Span == name || Builder.Authority.Names.FindExact(Text, other.Span, thing => thing.Scheme == Voc.Acteur).Count == 0));

    /// <summary>The actors with whose names a range begins, as far as the list goes: up to the first words that name none.</summary>
    public List<Mention> Leading(SectionUnit unit, TextSpan span)
    {
        List<Mention> leading = [];
        int end = span.Start;
        foreach (Mention mention in Actors.Read(unit, span, NameRank.Actor))
        {
            List<TextToken> before = Tokenizer.Tokenize(Text, end, mention.Span.Start);
            // "un représentant par EPCI": each of them has one.
            if (before.FindIndex(token => token.Folded is "par" or "chaque") is > 0 and var each && before[each - 1].Singular is "representant" or "elu" or "delegue" or "de") before.RemoveRange(0, each + 1);
            bool joined = before.TrueForAll(token => FrenchWords.Articles.Contains(token.Folded) || token.Folded is "et" or "ensemble" or "ainsi" or "que");
            if (!joined) break;
            leading.Add(mention);
            end = mention.Span.End;
        }
        return leading;
    }

    /// <summary>The frequencies that a range counts out or names, also within a longer name ("journée annuelle"), in order.</summary>
    public List<Mention> Frequencies(TextSpan span)
    {
        List<TextSpan> counted = [];
        List<Mention> found = [];
        foreach ((TextSpan phrase, double timesAYear) in FrenchFrequencies.FindAll(Text, span))
        {
            counted.Add(phrase);
            if (Builder.Authority.FindFrequency(timesAYear) is { } frequency) found.Add(new Mention(phrase, frequency));
        }
        foreach (TextToken token in Tokenizer.Tokenize(Text, span.Start, span.End))
        {
            Mention? named = Names.First(new TextSpan(token.Start, Math.Min(span.End, token.Start + LongestFrequency)), NameRank.Frequency);
            if (named?.Span.Start == token.Start && !counted.Exists(named.Span.Overlaps)) found.Add(named);
        }
        return [.. found.OrderBy(frequency => frequency.Span.Start)];
    }

    public static string LastSegment(Iri iri) => iri.Value[(iri.Value.LastIndexOf('/') + 1)..];
}
