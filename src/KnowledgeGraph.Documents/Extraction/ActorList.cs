using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// The actors that a list names, also those that no table knows: names by how they are written, and names that begin with the kind of what
/// they name ("Parc national de La Réunion"). An acronym in parentheses after a name is another name of it; a list there is one of actors.
/// </summary>
internal sealed partial class ActorList(FicheContext context)
{
    private static readonly Iri[] LegalForms = [Voc.Of("acteur/association"), Voc.Of("acteur/entreprise"), Voc.Of("acteur/syndicat")];

    /// <summary>Kinds that no name of their own follows: what follows them is the territory of an authority.</summary>
    private static readonly Iri[] Nameless = [Voc.Of("acteur/etat"), Voc.Of("acteur/region"), Voc.Of("acteur/departement"), Voc.Of("acteur/adherents"), Voc.Of("acteur/societe-civile")];

    private readonly Dictionary<string, KnownThing> _acronyms = [];

    private string Text => context.Text;

    /// <summary>The actors of a range, with the place of each, in order.</summary>
    public List<Mention> Read(SectionUnit unit, TextSpan span, Func<KnownThing, int?> rank)
    {
        List<Mention> actors = [];
        List<TextSpan> unread = [];
        foreach (UnitItem item in UnitItems.In(context, unit, span))
        {
            int before = actors.Count;
            bool isApposition = unit.Kind == BlockKind.ListItem && actors.Count > 0 && actors[^1].Thing.Kind != KnownKind.Concept && IsBareKind(item.Span);
            if (isApposition || IsPast(item)) continue;
            foreach (UnitItem part in Parts(item)) actors.AddRange(ReadItem(part, rank));
            if (actors.Count == before && !item.HeadLost && !item.TailCut) unread.Add(item.Span);
        }
        // Among names only, one word with a capital is a name as well.
        bool areNames = unread.Count > 0 && actors.Count > 1 && actors.TrueForAll(actor => actor.Thing.Kind == KnownKind.Organisation);
        if (areNames && !context.Fiche.IsCropped)
        {
            actors.AddRange(unread.Select(item => ProperName.Word(Text, item) is { } word && word == item ? Made(word, null, rank) : null).OfType<Mention>());
            actors.Sort((one, other) => one.Span.Start.CompareTo(other.Span.Start));
        }
        return [.. actors.Where(context.IsOfHere)];
    }

    /// <summary>An item, in two where a head stands before a colon in it: "SDE : SDET 81".</summary>
    private IEnumerable<UnitItem> Parts(UnitItem item)
    {
        int colon = Text.IndexOf(": ", item.Span.Start, item.Span.Length, StringComparison.Ordinal);
        if (colon < 0) return [item];
        var head = item.Item with { Span = Enumeration.Trim(Text, new TextSpan(item.Span.Start, colon)), Parenthesis = default };
        var rest = item.Item with { Span = Enumeration.Trim(Text, new TextSpan(colon + 1, item.Span.End)) };
        return [new UnitItem(head, item.HeadLost, TailCut: false), new UnitItem(rest, HeadLost: false, item.TailCut)];
    }

    /// <summary>
    /// The actors with whose names a range begins, where the words before it promise that actors are named: there one word with a capital is enough
    /// of a name ("pilote : Apur"), and so is one that goes on in small letters ("opérée par l'Agence régionale de la biodiversité").
    /// </summary>
    public List<Mention> ReadPromised(SectionUnit unit, TextSpan span)
    {
        List<Mention> actors = [];
        TextSpan sentence = span.Length > 0 && SentenceSplitter.Split(Text, span) is [var first, ..] ? new TextSpan(span.Start, first.End) : span;
        foreach (UnitItem item in UnitItems.In(context, unit, sentence))
        {
            if (IsPast(item)) continue;
            List<Mention> named = ReadItem(item, NameRank.Actor);
            // "le CRIGE-PACA, association loi de 1901": an apposition ends the list.
            if (actors.Count > 0 && named is [{ Thing.Kind: KnownKind.Concept } kind, ..] && kind.Span.Start == item.Span.Start && !IsPlural(kind.Span) && IsBareWord(kind.Span)) break;
            int end = item.Span.Start;
            foreach (Mention actor in named.TakeWhile(actor => context.Names.OnlyArticlesBetween(end, actor.Span.Start)))
            {
                actors.Add(actor);
                end = actor.Span.End;
            }
            if (end == item.Span.Start && !item.HeadLost && !item.TailCut && Promised(item.Span, named.Count == 0) is { } promised)
            {
                actors.Add(promised);
                end = promised.Span.End;
            }
            if (item.Parenthesis.Length == 0 && end < item.Span.End) break;
            if (end == item.Span.Start) break;
        }
        return [.. actors.Where(context.IsOfHere)];
    }

    /// <summary>
    /// A name that stands where one must: a word with a capital alone, or a capital and small words after a definite article; and, where nothing known is
    /// named in it, small words between two capitals.
    /// </summary>
    private Mention? Promised(TextSpan item, bool isUnknown)
    {
        if (context.Fiche.IsCropped || ProperName.IsPerson(Text, item)) return null;
        TextSpan? name = ProperName.Word(Text, item) ?? NamePhrase.Read(Text, item) ?? (isUnknown ? NamePhrase.Framed(Text, item) : null) ?? ProperName.Acronym(Text, item);
        return name is { } written && !context.IsOtherThan(written) && !NoName().IsMatch(Text[written.Start..written.End]) ? Made(written, null, NameRank.Actor) : null;
    }

    /// <summary>Whether a parenthesis says that the actor is one no longer, or not yet.</summary>
    private bool IsPast(UnitItem item) =>
        item.Parenthesis.Length > 0 && Moods.Of(Text[item.Parenthesis.Start..item.Parenthesis.End], context.Year) is Mood.Ended or Mood.Planned or Mood.Negated;

    private List<Mention> ReadItem(UnitItem item, Func<KnownThing, int?> rank, bool isAside = false)
    {
        List<Mention> named = [.. context.Names.FindAll(item.Span, rank, item.HeadLost, item.NameCut).Where(mention => !IsHalfOfAName(mention)).Select(Introduced)];
        if (!item.HeadLost && !item.NameCut)
        {
            if (named.Count == 0 && context.KindIn(item.Span) is { } kind && rank(kind.Thing) is not null) named.Add(kind);
            TextSpan run = ProperName.Run(Text, item.Span, named.Count > 0 ? named[0].Span : default);
            if (run.Length > 0 && Name(run, named, rank, isAside) is { } name)
            {
                named.RemoveAll(mention => mention.Span.Overlaps(run));
                named.Insert(0, name);
            }
            else if (run.Length == 0 && Described(item, named, rank) is { } described)
            {
                named = [described];
            }
            else if (run.Length == 0)
            {
                named = [.. named.Select(mention => NamedAfter(mention, item.Span, rank) ?? mention).DistinctBy(mention => mention.Span.Start)];
            }
        }
        if (item.Parenthesis.Length == 0) return named;
        if (named.Count > 0 && (named.Count == 1 || named[^1].Span.End == item.Span.End ? named[^1] : named[0]) is { Thing.Kind: not KnownKind.Concept } before)
        {
            NoteAcronym(before, item.Parenthesis);
            return named;
        }
        foreach (EnumerationItem inner in Enumeration.Split(Text, item.Parenthesis))
        {
            named.AddRange(ReadItem(new UnitItem(inner, HeadLost: false, item.TailCut && inner.IsLast), rank, isAside: true));
        }
        return named;
    }

    /// <summary>What the fiche itself says that an acronym stands for comes before what the tables know.</summary>
    private Mention Introduced(Mention mention) =>
        _acronyms.TryGetValue(Text[mention.Span.Start..mention.Span.End], out KnownThing? thing) ? mention with { Thing = thing } : mention;

    /// <summary>The name that an item is, where the tables know none that is as long.</summary>
    private Mention? Name(TextSpan run, List<Mention> named, Func<KnownThing, int?> rank, bool isAside)
    {
        List<TextToken> words = Tokenizer.Tokenize(Text, run.Start, run.End);
        if (KnownAfterKind(named, run) is { } known) return known;
        if (words.TrueForAll(word => named.Exists(mention => mention.Thing.Kind != KnownKind.Department && mention.Span.Contains(new TextSpan(word.Start, word.End))))) return null;
        // In parentheses after a kind, only an acronym is sure to be a name of its own: "Parcs nationaux (Calanques, Mercantour)".
        if (isAside && words[0].Shape != TokenShape.Capitals) return null;
        // Where lines are cut, a name that no table knows may be half of one.
        if (context.Fiche.IsCropped && EndsLine(run)) return null;
        if (named.Count == 0)
        {
            if (ProperName.Whole(Text, run) is not { } written || context.IsOtherThan(written) || ProperName.IsPerson(Text, written)) return null;
            return Made(written, null, rank);
        }
        Mention head = named[0];
        // "Nîmes Métropole": the kind may end the name.
        bool endsWithKind = head.Thing.Kind == KnownKind.Concept && head.Span.End == run.End && head.Span.Start > run.Start
            && char.IsUpper(Text[head.Span.Start]) && char.IsWhiteSpace(Text[head.Span.Start - 1]);
        if (endsWithKind && ProperName.Whole(Text, run) is { } ending) return Made(ending, head.Thing.Iri, rank);
        if (head.Span.Start != run.Start || head.Thing.Kind != KnownKind.Concept || IsPlural(head.Span)) return null;
        if (InTerritory(head, new TextSpan(head.Span.End, run.End)) is { } found) return rank(found) is null ? null : new Mention(run, found);
        bool isForm = LegalForms.Any(form => context.Builder.Authority.IsWithin(head.Thing.Iri, form)) && char.IsLower(Text[head.Span.Start]);
        TextSpan name = isForm && char.IsWhiteSpace(Text[head.Span.End]) && char.IsUpper(Text[head.Span.End + 1]) ? new TextSpan(head.Span.End + 1, run.End) : run;
        return Made(name, head.Thing.Iri, rank) is { } made ? made with { Span = name } : null;
    }

    /// <summary>
    /// The actor whose name goes on in small letters: "le Parc amazonien de Guyane", "l'Agence d'urbanisme et de développement de la Guyane (AUDeG)". Its
    /// last word has a capital, or its acronym follows.
    /// </summary>
    private Mention? Described(UnitItem item, List<Mention> named, Func<KnownThing, int?> rank)
    {
        if (NamePhrase.Read(Text, item.Span) is not { } name || context.IsOtherThan(name)) return null;
        if (named.Exists(mention => mention.Thing.Kind != KnownKind.Concept && mention.Span.Overlaps(name))) return null;
        bool hasAcronym = name.End == item.Span.End && item.Parenthesis.Length > 0 && ProperName.Word(Text, item.Parenthesis) == item.Parenthesis && ProperName.IsCoined(Text, item.Parenthesis);
        bool endsWithName = Tokenizer.Tokenize(Text, name.Start, name.End)[^1].Shape != TokenShape.Lower;
        if (!hasAcronym && !endsWithName) return null;
        Iri? kind = named is [{ Thing.Kind: KnownKind.Concept } head, ..] && head.Span.Start == name.Start ? head.Thing.Iri : null;
        if (kind is not null && Nameless.Any(nameless => context.Builder.Authority.IsWithin(kind, nameless))) return null;
        return Made(name, kind, rank);
    }

    /// <summary>The actor whose name follows its kind within a sentence: "l'on compte l'association GéoRézo", "… à l'université de Toulouse".</summary>
    private Mention? NamedAfter(Mention kind, TextSpan item, Func<KnownThing, int?> rank)
    {
        if (kind.Thing.Kind != KnownKind.Concept || IsPlural(kind.Span) || !char.IsLower(Text[kind.Span.Start])) return null;
        var rest = new TextSpan(kind.Span.End, item.End);
        TextSpan name = ProperName.Capitals(Text, rest);
        if (Nameless.Any(nameless => context.Builder.Authority.IsWithin(kind.Thing.Iri, nameless)))
        {
            return InTerritory(kind, name) is { } authority && rank(authority) is not null ? new Mention(new TextSpan(kind.Span.Start, name.End), authority) : null;
        }
        TextToken? first = Tokenizer.Tokenize(Text, name.Start, name.End).Find(word => word.Shape != TokenShape.Lower);
        if (first is not { Length: > 0 } capital || Text[rest.Start..capital.Start].Trim() is not ("" or "de" or "du" or "de la" or "des" or "d'" or "d’" or "de l'" or "de l’")) return null;
        var run = new TextSpan(kind.Span.Start, name.End);
        List<Mention> known = context.Names.FindAll(new TextSpan(capital.Start, name.End), rank);
        return known.Count > 0 ? null : Name(run, [kind], rank, isAside: false);
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
        if (context.Builder.Authority.Names.FindExact(Text, name, thing => IsPlace(thing) || thing.Kind == KnownKind.Concept).Count > 0) return null;
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

    /// <summary>Notes that what a column of short names holds is another name of an actor.</summary>
    public void NoteShort(Mention name, TextSpan cell)
    {
        string label = context.Builder.Words(cell);
        if (label.Length == 0 || !char.IsUpper(label[0]) || !_acronyms.TryAdd(label, name.Thing)) return;
        context.Builder.Say(name.Thing.Iri, Skos.AltLabel, ReadingBuilder.French(label), cell);
    }

    /// <summary>What stands in parentheses after a name is another name of it, where it is one word in capitals.</summary>
    private void NoteAcronym(Mention name, TextSpan parenthesis)
    {
        List<TextToken> words = Tokenizer.Tokenize(Text, parenthesis.Start, parenthesis.End);
        if (IsSpelledOut(name.Span, words)) context.Builder.Say(name.Thing.Iri, Skos.AltLabel, ReadingBuilder.French(context.Builder.Words(parenthesis)), parenthesis);
        if (words.Count != 1 || words[0].Length < 2 || !(words[0].Shape == TokenShape.Capitals || ProperName.IsCoined(Text, parenthesis))) return;
        string acronym = context.Builder.Document.TextOf(parenthesis);
        if (_acronyms.TryAdd(acronym, name.Thing)) context.Builder.Say(name.Thing.Iri, Skos.AltLabel, ReadingBuilder.French(acronym), parenthesis);
    }

    /// <summary>Whether the words in a parenthesis are those of whose initials a name is made: "ROL (Réseau d'observation du littoral)".</summary>
    private bool IsSpelledOut(TextSpan name, List<TextToken> words)
    {
        if (words.Count < 2 || words[0].Shape == TokenShape.Lower || ProperName.Word(Text, name) is not { } acronym) return false;
        string initials = string.Concat(words.Where(word => !FrenchWords.Linking.Contains(word.Folded)).Select(word => word.Folded[0]));
        return Tokenizer.Fold(Text.AsSpan(acronym.Start, acronym.Length)) == initials;
    }

    private bool IsBareKind(TextSpan item) =>
        char.IsLower(Text[item.Start]) && !IsPlural(item) && context.KindIn(item) is { } kind && kind.Span.Start == item.Start;

    /// <summary>Whether words begin in small letters and with no article.</summary>
    private bool IsBareWord(TextSpan words) =>
        char.IsLower(Text[words.Start]) && !FrenchWords.Articles.Contains(Tokenizer.Tokenize(Text, words.Start, words.End)[0].Folded);

    /// <summary>Whether a hyphen joins a kind to a word with a capital: "Port-Cros" is no port.</summary>
    private bool IsHalfOfAName(Mention mention) =>
        mention.Thing.Kind == KnownKind.Concept && mention.Span.End + 1 < Text.Length && Text[mention.Span.End] == '-' && char.IsUpper(Text[mention.Span.End + 1]);

    private static bool IsPlace(KnownThing thing) => thing.Kind is KnownKind.Region or KnownKind.Department or KnownKind.Commune;

    private bool IsPlural(TextSpan kind)
    {
        TextToken first = Tokenizer.Tokenize(Text, kind.Start, kind.End)[0];
        return first.Folded != first.Singular && first.Shape != TokenShape.Capitals;
    }

    [GeneratedRegex(@"^(?:aucun|néant|vacant|oui|non|tous|toutes|idem|divers|selon|voir|plusieurs|chaque|sans)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NoName();
}
