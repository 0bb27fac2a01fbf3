using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>The bodies and meetings that a sentence of a fiche names: what they are, how often they meet where that is said, who leads them.</summary>
internal static partial class BodyExtractor
{
    private static readonly Iri Meeting = Voc.Of("instance/rencontre");
    private static readonly Iri Workshop = Voc.Of("instance/atelier");

    /// <summary>Says what the sentence says of bodies, and gives them with their places.</summary>
    public static List<Topic> Extract(FicheContext context, SectionUnit unit, TextSpan sentence, List<Topic> groups)
    {
        bool isCut = unit.IsCut && sentence.End == unit.Span.End;
        List<Mention> named = [.. context.Names.FindAll(sentence, NameRank.Body, headLost: false, isCut).Where(mention => !BodyNames.IsSession(context, sentence, mention))];
        List<Topic> bodies = [];
        int following = 0;
        foreach (Mention mention in BodyNames.In(context, sentence, isCut, groups))
        {
            while (following < named.Count && named[following].Span.Start < mention.Span.End) following++;
            bodies.Add(Describe(context, sentence, mention, following < named.Count ? named[following].Span.Start : null, isCut));
        }
        foreach ((TextSpan span, Iri body) in context.Bodies.FindAll(context.Text, sentence))
        {
            if (!bodies.Concat(groups).Any(other => other.Name.Overlaps(span) || other.Iri == body)) bodies.Add(Recall(context, sentence, span, body));
        }
        bodies.Sort((one, other) => one.Name.Start.CompareTo(other.Name.Start));
        bool namesNone = isCut && bodies.Count == 0 && named.Count == 0;
        if (namesNone && BodyNames.Cut(context, sentence) is { } cut) bodies.Add(new Topic(DescribeBody(context, cut, context.Body(context.Builder.Document.TextOf(cut))), cut, IsGroup: false));
        SayLeaders(context, unit, sentence, bodies, groups);
        return bodies;
    }

    /// <summary>Says that there is a body or a meeting, and what its sentence says of it alone.</summary>
    /// <param name="context">The fiche.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="mention">Where it is named.</param>
    /// <param name="next">Where the sentence names the next one; null where it names no other.</param>
    /// <param name="isCut">Whether the end of the sentence is cut off.</param>
    public static Topic Describe(FicheContext context, TextSpan sentence, Mention mention, int? next = null, bool isCut = false)
    {
        ReadingBuilder builder = context.Builder;
        Mention? frequency = FrequencyAfter(context, sentence, mention, next ?? sentence.End, isCut);
        bool isMeeting = builder.Authority.IsWithin(mention.Thing.Iri, Meeting) && !builder.Authority.IsWithin(mention.Thing.Iri, Workshop);
        bool isNamedByFrequency = isMeeting && frequency is not null && frequency.Span.Start - mention.Span.End <= 1;
        var name =
            new TextSpan(mention.Span.Start, isNamedByFrequency ? Math.Max(mention.Span.End, frequency!.Span.End) : mention.Span.End);
        Iri iri = isMeeting ? DescribeMeeting(context, sentence, ref name, mention.Thing.Iri, isCut) : DescribeBody(context, name, BodyOf(context, name, mention.Thing));
        if (AcronymAfter(context.Text, sentence, name) is { } acronym) context.Bodies.Note(builder.Document.TextOf(acronym), iri);
        if (!isMeeting) builder.Say(iri, Org.Classification, mention.Thing.Iri, name);
        StateExtractor.SayOf(context, iri, sentence, name);
        if (frequency is not null) builder.Say(iri, Cnig.Frequence, frequency.Thing.Iri, new TextSpan(name.Start, frequency.Span.End));
        builder.Say(iri, Dct.Description, ReadingBuilder.French(builder.Document.TextOf(sentence)), sentence);
        return new Topic(iri, name, IsGroup: false);
    }

    private static Iri BodyOf(FicheContext context, TextSpan name, KnownThing kind)
    {
        bool isKind = context.Builder.Authority.Names.FindExact(context.Text, name, thing => thing == kind).Count > 0;
        string written = context.Builder.Document.TextOf(name);
        return context.Bodies.Of(written, kind.Iri, isKind, context.Body(written));
    }

    /// <summary>A body that is called by its acronym, with what the sentence says of it.</summary>
    private static Topic Recall(FicheContext context, TextSpan sentence, TextSpan acronym, Iri body)
    {
        context.Builder.SayNamed(body, acronym);
        context.Builder.Say(body, Skos.AltLabel, ReadingBuilder.French(context.Builder.Document.TextOf(acronym)), acronym);
        Mention? frequency = context.Frequencies(new TextSpan(acronym.End, sentence.End)).Find(found => context.IsNotDenied(sentence, found.Span.Start));
        if (frequency is not null) context.Builder.Say(body, Cnig.Frequence, frequency.Thing.Iri, new TextSpan(acronym.Start, frequency.Span.End));
        return new Topic(body, acronym, IsGroup: false);
    }

    /// <summary>The acronym that stands in parentheses directly after a name.</summary>
    private static TextSpan? AcronymAfter(string text, TextSpan sentence, TextSpan name)
    {
        if (name.End + 1 >= sentence.End || text[name.End + 1] != '(') return null;
        int closing = text.IndexOf(')', name.End, sentence.End - name.End);
        if (closing < 0) return null;
        var inside = new TextSpan(name.End + 2, closing);
        return Tokenizer.Tokenize(text, inside.Start, inside.End) is [{ Shape: TokenShape.Capitals, Length: > 1 } word] && word.Length == inside.Length ? inside : null;
    }

    private static Iri DescribeMeeting(FicheContext context, TextSpan sentence, ref TextSpan name, Iri kind, bool isCut)
    {
        ReadingBuilder builder = context.Builder;
        Mention? organiser = OrganiserAfter(context, name, sentence, isCut);
        if (organiser is not null && !context.Fiche.IsCropped) name = new TextSpan(name.Start, organiser.Span.End);
        string written = builder.Document.TextOf(name);
        Iri iri = builder.Iris.Of("evenement", context.Code, Slug.Of(written));
        builder.Describe(iri, written, name, Schema.Event, Prov.Activity);
        builder.Say(iri, Dct.Title, ReadingBuilder.French(written), name);
        builder.Say(iri, Dct.Type, kind, name);
        builder.Say(iri, Dct.Spatial, context.Region, name);
        if (organiser is not null) builder.Say(iri, Schema.Organizer, builder.Refer(organiser), organiser.Span);
        return iri;
    }

    /// <summary>Says that there is a body of that name.</summary>
    public static Iri DescribeBody(FicheContext context, TextSpan name, Iri iri)
    {
        string written = context.Builder.Document.TextOf(name);
        context.Builder.Describe(iri, written, name, Org.OrganizationalCollaboration, Org.Organization, Foaf.Agent);
        context.Builder.Say(iri, Foaf.Name, ReadingBuilder.French(written), name);
        context.Builder.Say(context.Arrangement, Cnig.Instance, iri, name);
        return iri;
    }

    /// <summary>The frequency that follows within the sentence, before another body is named. One that a cut ends is none.</summary>
    private static Mention? FrequencyAfter(FicheContext context, TextSpan sentence, Mention body, int next, bool isCut)
    {
        // "Une fois par an, l'assemblée réunit …": what stands before the first body of a sentence is said of it too.
        bool isFirst = FrequencyAhead().Match(context.Text, sentence.Start, body.Span.Start - sentence.Start).Success;
        var after = new TextSpan(isFirst ? sentence.Start : body.Span.Start, next);
        return context.Frequencies(after).Find(frequency => !(isCut && frequency.Span.End == sentence.End) && context.IsNotDenied(sentence, frequency.Span.Start));
    }

    /// <summary>Who holds a meeting: "journée annuelle du CRIG".</summary>
    private static Mention? OrganiserAfter(FicheContext context, TextSpan name, TextSpan sentence, bool isCut)
    {
        Mention? next = context.Names.First(new TextSpan(name.End, sentence.End), NameRank.Organisation, headLost: false, isCut);
        string between = next is null ? string.Empty : context.Text[name.End..next.Span.Start].Trim();
        return between is "du" or "de" or "de la" or "d'" or "de l'" ? next : null;
    }

    /// <summary>Who runs each body: "A et B animent un réseau", and what follows its name up to the next: "un réseau animé par A".</summary>
    private static void SayLeaders(FicheContext context, SectionUnit unit, TextSpan sentence, List<Topic> bodies, List<Topic> groups)
    {
        if (bodies.Count == 0) return;
        if (Relations.Find(context.Text, sentence, Relations.Facilitates) is { } verb && bodies[0].Name.Start >= verb.End && context.IsStated(sentence, verb.Start))
        {
            foreach (Mention actor in context.Leading(unit, new TextSpan(sentence.Start, verb.Start)))
            {
                context.Builder.Say(bodies[0].Iri, Cnig.AnimePar, context.Builder.Refer(actor), actor.Span);
            }
        }
        for (int i = 0; i < bodies.Count; i++)
        {
            int end = i + 1 < bodies.Count ? bodies[i + 1].Name.Start : sentence.End;
            if (groups.Find(group => group.Name.Start >= bodies[i].Name.End) is { } group) end = Math.Min(end, group.Name.Start);
            LeadershipExtractor.SayOf(context, unit, sentence, bodies[i], new TextSpan(bodies[i].Name.End, Math.Max(end, bodies[i].Name.End)));
        }
    }

    /// <summary>A circumstance with which a sentence begins, up to the article of its subject: "Deux fois par an, le", "Chaque trimestre, se réunit le".</summary>
    [GeneratedRegex(@"\G(?:Une|Deux|Trois|Quatre|Six|Tou(?:te)?s|Chaque|\d+)\s[\p{L}\d\s'’]{1,30},?\s+(?:se\s+(?:réunit|tient)\s+)?(?:l['’]|l[ea]\s+|une?\s+)$", RegexOptions.CultureInvariant)]
    private static partial Regex FrequencyAhead();
}
