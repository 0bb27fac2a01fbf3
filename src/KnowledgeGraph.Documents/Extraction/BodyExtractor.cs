using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// The bodies and meetings that a sentence of a fiche names: what they are, how often they meet where that is said, whom they gather.
/// </summary>
internal static class BodyExtractor
{
    private static readonly Iri Meeting = Voc.Of("instance/rencontre");
    private static readonly Iri Workshop = Voc.Of("instance/atelier");
    private const int LongestSuffix = 40;
    private const int LongestComplement = 5;

    private static readonly Iri Pole = Voc.Of("instance/pole");
    private static readonly Iri WorkingGroup = Voc.Of("instance/groupe-de-travail");

    /// <summary>Says what the sentence says of bodies, and gives them with their places.</summary>
    public static List<(Iri Iri, TextSpan Span)> Extract(
        FicheContext context, SectionUnit unit, TextSpan sentence, List<(Iri Iri, TextSpan Span)> groups)
    {
        bool isCut = unit.IsCut && sentence.End == unit.Span.End;
        List<(Iri, TextSpan)> bodies = [];
        List<Mention> mentions = context.Names.FindAll(sentence, NameRank.Body, headLost: false, isCut);
        foreach (Mention mention in mentions)
        {
            if (groups.Exists(group => group.Span.Overlaps(mention.Span)) || IsAnnouncement(context, mention)) continue;
            if (context.Builder.Authority.IsWithin(mention.Thing.Iri, WorkingGroup) || !StandsAsName(context, sentence, mention)) continue;
            Mention named = mention with { Span = NameOf(context, sentence, mention) };
            bodies.Add((Describe(context, sentence, named, isCut), named.Span));
        }
        if (bodies.Count == 0 && mentions.Count == 0 && isCut && CutBody(context, sentence) is { } fragment) bodies.Add(fragment);
        SayMembers(context, unit, sentence, bodies);
        SayFacilitators(context, unit, sentence, bodies);
        return bodies;
    }

    /// <summary>
    /// Whether a kind stands for a body here: at the beginning of the sentence or item, or with a definite or numeral article.
    /// </summary>
    private static bool StandsAsName(FicheContext context, TextSpan sentence, Mention mention)
    {
        if (context.Names.OnlyArticlesBetween(sentence.Start, mention.Span.Start)) return true;
        List<TextToken> before = Tokenizer.Tokenize(context.Text, sentence.Start, mention.Span.Start);
        bool separated = context.Text[..mention.Span.Start].TrimEnd() is [.., ',' or ';' or ':'];
        return separated || before[^1].Folded is "le" or "la" or "les" or "l" or "du" or "un" or "une" or "et";
    }

    /// <summary>The kind of body with the words in capitals that follow it directly: "comité SIG".</summary>
    private static TextSpan NameOf(FicheContext context, TextSpan sentence, Mention mention)
    {
        int end = mention.Span.End;
        foreach (TextToken word in Tokenizer.Tokenize(context.Text, mention.Span.End, Math.Min(context.Text.Length, mention.Span.End + LongestSuffix)))
        {
            if (word.Start != end + 1 || context.Text[end] != ' ' || word.Shape != TokenShape.Capitals || word.Length < 2) break;
            end = word.End;
        }
        return new TextSpan(mention.Span.Start, end > mention.Span.End ? end : Math.Max(end, EndOfComplement(context, mention, sentence)));
    }

    /// <summary>Where a kind of one word says too little, its complement is part of the name: "réseau informel de géomaticiens".</summary>
    private static int EndOfComplement(FicheContext context, Mention mention, TextSpan sentence)
    {
        List<TextToken> words = Tokenizer.Tokenize(context.Text, mention.Span.Start, sentence.End);
        bool isMeeting = context.Builder.Authority.IsWithin(mention.Thing.Iri, Meeting);
        if (context.Fiche.IsCropped || isMeeting || words[0].End != mention.Span.End) return mention.Span.End;
        int end = mention.Span.End;
        bool joined = false;
        for (int i = 1; i < words.Count && i <= LongestComplement; i++)
        {
            TextToken word = words[i];
            if (word.Start != words[i - 1].End + 1 || context.Names.First(new TextSpan(word.Start, sentence.End), NameRank.Frequency) is not null) break;
            bool isJoint = word.Folded is "de" or "des" or "du" or "d" or "la" or "les" or "l";
            if (!isJoint && (word.Shape != TokenShape.Lower || (FrenchWords.Linking.Contains(word.Folded) || (i > 1 && !joined)))) break;
            joined = isJoint;
            if (!isJoint) end = word.End;
        }
        return joined || words.Count < 2 ? mention.Span.End : Closed(context.Text, end, sentence) ? end : mention.Span.End;
    }

    /// <summary>Whether the phrase ends with a sign or the sentence: else the words may be a verb and what follows it.</summary>
    private static bool Closed(string text, int end, TextSpan sentence) => end >= sentence.End || text[end] is ',' or '.' or ':' or ';' or '(' or '\t' || text.AsSpan(end).StartsWith(" :");

    /// <summary>Several poles that are only counted or announced are none of them.</summary>
    private static bool IsAnnouncement(FicheContext context, Mention mention) =>
        mention.Thing.Iri == Pole && Tokenizer.Tokenize(context.Text, mention.Span.Start, mention.Span.End)[0].Folded == "poles";

    private static Iri Describe(FicheContext context, TextSpan sentence, Mention mention, bool isCut)
    {
        ReadingBuilder builder = context.Builder;
        Mention? frequency = FrequencyAfter(context, sentence, mention, isCut);
        bool isMeeting = builder.Authority.IsWithin(mention.Thing.Iri, Meeting) && !builder.Authority.IsWithin(mention.Thing.Iri, Workshop);
        bool isNamedByFrequency = isMeeting && frequency is not null && frequency.Span.Start - mention.Span.End <= 1;
        var nameSpan =
            new TextSpan(mention.Span.Start, isNamedByFrequency ? Math.Max(mention.Span.End, frequency!.Span.End) : mention.Span.End);
        string name = builder.Document.TextOf(nameSpan);
        Iri iri = isMeeting ? builder.Iris.Of("evenement", context.Code, Slug.Of(name)) : context.Body(name);
        if (isMeeting)
        {
            builder.Describe(iri, name, nameSpan, Schema.Event, Prov.Activity);
            builder.Say(iri, Dct.Title, ReadingBuilder.French(name), nameSpan);
            builder.Say(iri, Dct.Type, mention.Thing.Iri, nameSpan);
            builder.Say(iri, Dct.Spatial, context.Region, nameSpan);
            if (OrganiserAfter(context, nameSpan, sentence, isCut) is { } organiser)
            {
                builder.Say(iri, Schema.Organizer, builder.Refer(organiser), organiser.Span);
            }
        }
        else
        {
            builder.Describe(iri, name, nameSpan, Org.OrganizationalCollaboration, Org.Organization, Foaf.Agent);
            builder.Say(iri, Foaf.Name, ReadingBuilder.French(name), nameSpan);
            builder.Say(iri, Org.Classification, mention.Thing.Iri, nameSpan);
            builder.Say(context.Arrangement, Cnig.Instance, iri, nameSpan);
        }
        if (Relations.Find(context.Text, sentence, Relations.Planned) is { } planned) builder.Say(iri, Cnig.Etat, Voc.Of("etat/projete"), planned);
        if (frequency is not null) builder.Say(iri, Cnig.Frequence, frequency.Thing.Iri, new TextSpan(nameSpan.Start, frequency.Span.End));
        builder.Say(iri, Dct.Description, ReadingBuilder.French(builder.Document.TextOf(sentence)), sentence);
        return iri;
    }

    /// <summary>The frequency that follows within the sentence, before another body is named. One that a cut ends is none.</summary>
    private static Mention? FrequencyAfter(FicheContext context, TextSpan sentence, Mention body, bool isCut)
    {
        int next =
            context.Names.FindAll(new TextSpan(body.Span.End, sentence.End), NameRank.Body).FirstOrDefault()?.Span.Start ?? sentence.End;
        var after = new TextSpan(body.Span.Start, next);
        return context.Frequencies(after).Find(frequency => !(isCut && frequency.Span.End == sentence.End));
    }

    /// <summary>Who holds a meeting: "journée annuelle du CRIG".</summary>
    private static Mention? OrganiserAfter(FicheContext context, TextSpan name, TextSpan sentence, bool isCut)
    {
        Mention? next = context.Names.First(new TextSpan(name.End, sentence.End), NameRank.Organisation, headLost: false, isCut);
        string between = next is null ? string.Empty : context.Text[name.End..next.Span.Start].Trim();
        return between is "du" or "de" or "de la" or "d'" or "de l'" ? next : null;
    }

    /// <summary>
    /// A body whose name is cut after its first word: "assemblée général". The word that is whole says that there is one;
    /// its kind is left unsaid, and its name is what can be read.
    /// </summary>
    private static (Iri, TextSpan)? CutBody(FicheContext context, TextSpan sentence)
    {
        if (Enumeration.Split(context.Text, sentence) is not [.., { Span: var item }]) return null;
        List<TextToken> words = Tokenizer.Tokenize(context.Text, item.Start, item.End);
        if (words.Count < 2 || item.Start != sentence.Start) return null;
        bool begun = context.Builder.Authority.Names.WordCompletions(context.Text, item)
            .Exists(thing => NameRank.Body(thing) is not null && !context.Builder.Authority.IsWithin(thing.Iri, Meeting));
        if (!begun) return null;
        string name = context.Builder.Document.TextOf(item);
        Iri iri = context.Body(name);
        context.Builder.Describe(iri, name, item, Org.OrganizationalCollaboration, Org.Organization, Foaf.Agent);
        context.Builder.Say(iri, Foaf.Name, ReadingBuilder.French(name), item);
        context.Builder.Say(context.Arrangement, Cnig.Instance, iri, item);
        return (iri, item);
    }

    /// <summary>Who runs a body: "A et B animent un réseau", "un réseau animé par A".</summary>
    private static void SayFacilitators(FicheContext context, SectionUnit unit, TextSpan sentence, List<(Iri Iri, TextSpan Span)> bodies)
    {
        if (bodies.Count == 0) return;
        if (Relations.Find(context.Text, sentence, Relations.Facilitates) is { } verb && bodies[0].Span.Start >= verb.End)
        {
            foreach (Mention actor in context.Leading(unit, new TextSpan(sentence.Start, verb.Start))) Say(bodies[0].Iri, Cnig.AnimePar, actor);
        }
        SayAfter(Relations.FacilitatedBy, Cnig.AnimePar);
        SayAfter(Relations.LedBy, Cnig.PilotePar);

        void SayAfter(System.Text.RegularExpressions.Regex pattern, Iri property)
        {
            if (Relations.Find(context.Text, sentence, pattern) is not { } phrase) return;
            (Iri? body, _) = bodies.FindLast(candidate => candidate.Span.End <= phrase.Start);
            if (body is null) return;
            foreach (Mention actor in context.Leading(unit, new TextSpan(phrase.End, sentence.End))) Say(body, property, actor);
        }

        void Say(Iri body, Iri property, Mention actor) => context.Builder.Say(body, property, context.Builder.Refer(actor), actor.Span);
    }

    private static void SayMembers(FicheContext context, SectionUnit unit, TextSpan sentence, List<(Iri Iri, TextSpan Span)> bodies)
    {
        if (Relations.Find(context.Text, sentence, Relations.Gathers) is not { } verb) return;
        (Iri? body, _) = bodies.FindLast(candidate => candidate.Span.End <= verb.Start);
        if (body is null) return;
        foreach (Mention member in context.Actors.Read(unit, new TextSpan(verb.End, sentence.End), NameRank.Member))
        {
            Membership.Say(context, body, member);
        }
    }
}
