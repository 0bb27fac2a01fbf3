using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// The actors that a list names, also those that no table knows: names by how they are written, and names that begin with the kind of what
/// they name ("Parc national de La Réunion"). An acronym in parentheses after a name is another name of it; a list there is one of actors.
/// </summary>
internal sealed class ActorList(FicheContext context)
{
    private static readonly Iri[] LegalForms = [Voc.Of("acteur/association"), Voc.Of("acteur/entreprise"), Voc.Of("acteur/syndicat")];

    private readonly Dictionary<string, KnownThing> _acronyms = [];

    private string Text => context.Text;

    /// <summary>The actors of a range, with the place of each, in order.</summary>
    public List<Mention> Read(SectionUnit unit, TextSpan span, Func<KnownThing, int?> rank)
    {
        List<Mention> actors = [];
        if (span.Length <= 0) return actors;
        bool isWhole = span.End < unit.Span.End || !unit.IsCut;
        foreach (EnumerationItem item in Enumeration.Split(Text, span))
        {
            bool headLost = item.IsFirst && unit.IsHeadLost && span.Start == unit.Span.Start;
            bool tailCut = item.IsLast && !isWhole;
            bool isApposition = unit.Kind == BlockKind.ListItem && actors.Count > 0 && actors[^1].Thing.Kind != KnownKind.Concept && IsBareKind(item.Span);
            if (!isApposition) actors.AddRange(ReadItem(item, rank, headLost, tailCut));
        }
        return [.. actors.Where(actor => actor.Thing.Kind != KnownKind.Department || context.Territories.Contains(actor.Thing.Iri))];
    }

    private List<Mention> ReadItem(EnumerationItem item, Func<KnownThing, int?> rank, bool headLost, bool tailCut, bool isAside = false)
    {
        bool nameCut = tailCut && item.Parenthesis.Length == 0;
        List<Mention> named = [.. context.Names.FindAll(item.Span, rank, headLost, nameCut).Where(mention => !IsHalfOfAName(mention))];
        if (!headLost && !nameCut)
        {
            if (named.Count == 0 && context.KindIn(item.Span) is { } kind && rank(kind.Thing) is not null) named.Add(kind);
            TextSpan run = ProperName.Run(Text, item.Span, named.Count > 0 ? named[0].Span : default);
            if (run.Length > 0 && Name(run, named, rank, isAside) is { } name)
            {
                named.RemoveAll(mention => mention.Span.Overlaps(run));
                named.Insert(0, name);
            }
        }
        if (item.Parenthesis.Length == 0) return named;
        if (named.Count > 0 && named[0].Thing.Kind != KnownKind.Concept)
        {
            NoteAcronym(named[0], item.Parenthesis);
            return named;
        }
        foreach (EnumerationItem inner in Enumeration.Split(Text, item.Parenthesis))
        {
            named.AddRange(ReadItem(inner, rank, headLost: false, tailCut && inner.IsLast, isAside: true));
        }
        return named;
    }

    /// <summary>The name that an item is, where the tables know none that is as long.</summary>
    private Mention? Name(TextSpan run, List<Mention> named, Func<KnownThing, int?> rank, bool isAside)
    {
        List<TextToken> words = Tokenizer.Tokenize(Text, run.Start, run.End);
        if (KnownAfterKind(named, run) is { } known) return known;
        if (words.TrueForAll(word => named.Exists(mention => mention.Span.Contains(new TextSpan(word.Start, word.End))))) return null;
        // In parentheses after a kind, only an acronym is sure to be a name of its own: "Parcs nationaux (Calanques, Mercantour)".
        if (isAside && words[0].Shape != TokenShape.Capitals) return null;
        // Where lines are cut, a name that no table knows may be half of one.
        if (context.Fiche.IsCropped && EndsLine(run)) return null;
        if (named.Count == 0)
        {
            if (ProperName.Whole(Text, run) is not { } written || context.IsOtherThan(written)) return null;
            return Made(written, null, rank);
        }
        Mention head = named[0];
        if (head.Span.Start != run.Start || head.Thing.Kind != KnownKind.Concept || IsPlural(head.Span)) return null;
        if (InTerritory(head, new TextSpan(head.Span.End, run.End)) is { } found) return rank(found) is null ? null : new Mention(run, found);
        bool isForm = LegalForms.Any(form => context.Builder.Authority.IsWithin(head.Thing.Iri, form)) && char.IsLower(Text[head.Span.Start]);
        TextSpan name = isForm && char.IsWhiteSpace(Text[head.Span.End]) && char.IsUpper(Text[head.Span.End + 1]) ? new TextSpan(head.Span.End + 1, run.End) : run;
        return Made(name, head.Thing.Iri, rank) is { } made ? made with { Span = name } : null;
    }

    /// <summary>The known actor that follows its kind in small letters: "le syndicat mixte Mégalis Bretagne".</summary>
    private Mention? KnownAfterKind(List<Mention> named, TextSpan run) =>
        named is [{ Thing.Kind: KnownKind.Concept } kind, { Thing.Kind: not KnownKind.Concept } known, ..]
        && char.IsLower(Text[kind.Span.Start]) && !IsPlural(kind.Span) && known.Span.Start == kind.Span.End + 1 && known.Span.End >= run.End
            ? known
            : null;

    private bool EndsLine(TextSpan run) => run.End == Text.Length || Text[run.End] is '\n' or '\t';

    /// <summary>A name that no table knows, taken for that of an organisation.</summary>
    private Mention? Made(TextSpan name, Iri? kind, Func<KnownThing, int?> rank)
    {
        if (context.Builder.Authority.Names.FindExact(Text, name, thing => IsPlace(thing) || thing.Scheme == Voc.Acteur).Count > 0) return null;
        string label = context.Builder.Words(name);
        KnownThing thing = _acronyms.GetValueOrDefault(label)
            ?? new KnownThing { Kind = KnownKind.Organisation, Iri = context.Builder.Iris.Of("organisation", Slug.Of(label)), Label = label };
        return rank(thing) is null ? null : new Mention(name, thing, kind);
    }

    /// <summary>The organisation of a kind in a territory of which there is one: "DREAL du Grand Est".</summary>
    private KnownThing? InTerritory(Mention kind, TextSpan complement)
    {
        List<NameMatch<KnownThing>> places = context.Builder.Authority.Names.FindAll(
            Text, complement, thing => thing.Kind is KnownKind.Region or KnownKind.Department);
        if (places.Count != 1 || !context.Names.OnlyArticlesBetween(complement.Start, places[0].Span.Start) || places[0].Span.End != complement.End) return null;
        List<KnownThing> those =
        [
            .. context.Builder.Authority.Things.Where(thing => thing.Kind == KnownKind.Organisation
                && AuthorityData.KindOf(thing) == kind.Thing.Iri
                && places[0].Values.Any(place => place.Iri == thing.Territory)),
        ];
        return those.Count == 1 ? those[0] : null;
    }

    /// <summary>What stands in parentheses after a name is another name of it, where it is one word in capitals.</summary>
    private void NoteAcronym(Mention name, TextSpan parenthesis)
    {
        List<TextToken> words = Tokenizer.Tokenize(Text, parenthesis.Start, parenthesis.End);
        if (words.Count != 1 || words[0].Shape != TokenShape.Capitals || words[0].Length < 2) return;
        string acronym = context.Builder.Document.TextOf(parenthesis);
        if (_acronyms.TryAdd(acronym, name.Thing)) context.Builder.Say(name.Thing.Iri, Skos.AltLabel, ReadingBuilder.French(acronym), parenthesis);
    }

    private bool IsBareKind(TextSpan item) =>
        char.IsLower(Text[item.Start]) && !IsPlural(item) && context.KindIn(item) is { } kind && kind.Span.Start == item.Start;

    /// <summary>Whether a hyphen joins a kind to a word with a capital: "Port-Cros" is no port.</summary>
    private bool IsHalfOfAName(Mention mention) =>
        mention.Thing.Kind == KnownKind.Concept && mention.Span.End + 1 < Text.Length && Text[mention.Span.End] == '-' && char.IsUpper(Text[mention.Span.End + 1]);

    private static bool IsPlace(KnownThing thing) => thing.Kind is KnownKind.Region or KnownKind.Department or KnownKind.Commune;

    private bool IsPlural(TextSpan kind)
    {
        TextToken first = Tokenizer.Tokenize(Text, kind.Start, kind.End)[0];
        return first.Folded != first.Singular && first.Shape != TokenShape.Capitals;
    }
}
