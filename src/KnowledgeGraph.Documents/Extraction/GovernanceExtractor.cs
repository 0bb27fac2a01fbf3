using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// What a fiche says of its arrangement, in whichever section: the framework and who organises it, its bodies and meetings with their members,
/// what was held and when, the studies and plans it led to, and remarks.
/// </summary>
internal static partial class GovernanceExtractor
{
    public static void Extract(FicheContext context, FicheSection section)
    {
        bool listsMembers = section.Field.Concept.Iri == Voc.RubriqueMembres;
        var groups = new WorkingGroupLists(context);
        var scope = new TopicScope(context);
        Iri? study = null;
        int objectives = 0;
        bool signing = false;
        foreach (SectionUnit unit in section.Units)
        {
            if (study is not null && unit.Kind == BlockKind.ListItem)
            {
                StudyExtractor.SayObjective(context, study, unit, ++objectives);
                continue;
            }
            study = null;
            scope.Enter(unit);
            if (GovernanceRow.Read(context, unit) || GovernanceField.ReadTitled(context, unit)) continue;
            if (groups.Read(unit) is { } listed)
            {
                scope.Set(listed, unit);
                continue;
            }
            foreach (TextSpan sentence in SentenceSplitter.Split(context.Text, unit.Span))
            {
                if (Remark(context, section, unit, sentence)) continue;
                if (study is not null && StudyExtractor.SayAim(context, study, sentence)) continue;
                Iri? entrusted = StudyExtractor.Extract(context, unit, sentence);
                study = entrusted ?? (study is not null && StudyExtractor.AnnouncesObjectives(context.Text, sentence) ? study : null);
                objectives = 0;
                if (entrusted is not null || Held(context, sentence)) continue;
                PlanExtractor.Extract(context, sentence);
                List<Topic> named = WorkingGroupExtractor.ExtractListed(context, unit, sentence);
                List<Topic> bodies = BodyExtractor.Extract(context, unit, sentence, named);
                bool namesNone = named.Count + bodies.Count == 0;
                bool isItem = namesNone && scope.Holds(unit);
                Topic? topic = isItem || (namesNone && scope.GoesOn(sentence)) ? scope.Topic : null;
                if (topic is not null) TopicDetails.Say(context, unit, sentence, topic, isItem);
                bool isTakenUp = topic is not null && CliticExtractor.Say(context, unit, sentence, topic);
                signing = FrameworkExtractor.ExtractSentence(context, unit, sentence, signing, !namesNone || topic is not null);
                if (!isItem && !isTakenUp) MembersExtractor.ExtractSentence(context, unit, sentence, bodies, named.Count > 0, listsMembers, topic);
                if (namesNone)
                {
                    SayPlanned(context, unit, sentence);
                    SayRhythm(context, unit, sentence);
                }
                if ((bodies.Count > 0 ? bodies : named) is [.., var last]) scope.Set(last, unit);
            }
        }
    }

    /// <summary>An organisation that does not exist yet: "Le CRIG Mayotte devrait être créé en 2026".</summary>
    private static void SayPlanned(FicheContext context, SectionUnit unit, TextSpan sentence)
    {
        if (Relations.Find(context.Text, sentence, Relations.Planned) is not { } planned) return;
        if (context.Leading(unit, new TextSpan(sentence.Start, planned.Start)) is not [{ Thing.Kind: Authority.KnownKind.Organisation } organisation]) return;
        if (!context.Text.AsSpan(organisation.Span.End, planned.Start - organisation.Span.End).IsWhiteSpace()) return;
        context.Builder.Say(context.Builder.Refer(organisation), Cnig.Etat, Voc.Of("etat/projete"), planned);
    }

    /// <summary>Something that meets, whatever it is: "CRIG : 1 réunion/mois".</summary>
    private static void SayRhythm(FicheContext context, SectionUnit unit, TextSpan sentence)
    {
        int colon = context.Text.IndexOf(':', sentence.Start, sentence.Length);
        if (colon < 0) return;
        var name = Enumeration.Trim(context.Text, new TextSpan(sentence.Start, colon));
        if (context.Frequencies(new TextSpan(colon + 1, sentence.End)) is not [var frequency, ..] || !context.IsStated(sentence, frequency.Span.Start)) return;
        if (!context.Text.AsSpan(colon + 1, frequency.Span.Start - colon - 1).IsWhiteSpace()) return;
        Iri? subject = context.Leading(unit, name) switch
        {
            [{ Thing.Kind: Authority.KnownKind.Organisation } organisation] when organisation.Span.End == name.End => context.Builder.Refer(organisation),
            [] when ProperName.Whole(context.Text, name) == name => BodyExtractor.DescribeBody(context, name, context.Body(context.Builder.Document.TextOf(name))),
            _ => null,
        };
        if (subject is not null) context.Builder.Say(subject, Cnig.Frequence, frequency.Thing.Iri, frequency.Span);
    }

    /// <summary>A remark that announces itself: "remarque : …".</summary>
    private static bool Remark(FicheContext context, FicheSection section, SectionUnit unit, TextSpan sentence)
    {
        int colon = context.Text.IndexOf(':', sentence.Start, sentence.Length);
        if (colon < 0) return false;
        Iri kind = Voc.Of("enonce/remarque");
        bool announced = context.Builder.Authority.Names
            .FindExact(context.Text, new TextSpan(sentence.Start, colon), thing => thing.Iri == kind).Count > 0;
        if (!announced) return false;
        TextSpan text = Enumeration.Trim(context.Text, new TextSpan(colon + 1, sentence.End));
        if (text.Length == 0) return false;
        Iri remark = context.Builder.Utter(kind, text, context.Builder.Document.TextOf(text), part: context.SectionOf(section.Field));
        WorkingGroupExtractor.ExtractListed(context, unit, text);
        foreach (Mention mention in context.Listed(unit, text, NameRank.Mentioned))
        {
            context.Builder.Say(remark, Dct.References, context.Builder.Refer(mention), mention.Span);
        }
        return true;
    }

    /// <summary>What was held, in which years: "2 CRPRGF ont été organisés en Guyane (2014 et 2017)".</summary>
    private static bool Held(FicheContext context, TextSpan sentence)
    {
        Match held = HeldIn().Match(context.Text, sentence.Start, sentence.Length);
        if (!held.Success) return false;
        var before = new TextSpan(sentence.Start, held.Index);
        if (context.Names.FindAll(before, NameRank.Body).LastOrDefault() is not { } body) return false;
        string name = context.Builder.Document.TextOf(body.Span);
        foreach ((TextSpan span, int year) in FrenchDates.FindYears(context.Text, new TextSpan(held.Index, sentence.End)))
        {
            Literal date = ReadingBuilder.Year(year);
            Iri iri = context.Builder.Iris.Of("evenement", context.Code, date.LexicalForm, Slug.Of(name));
            var evidence = new TextSpan(body.Span.Start, span.End);
            context.Builder.Describe(iri, $"{name} ({date.LexicalForm})", evidence, Schema.Event, Prov.Activity);
            context.Builder.Say(iri, Dct.Title, ReadingBuilder.French(name), evidence);
            context.Builder.Say(iri, Dct.Type, body.Thing.Iri, evidence);
            context.Builder.Say(iri, Schema.StartDate, date, evidence);
            context.Builder.Say(iri, Dct.Spatial, context.Region, evidence);
        }
        return true;
    }

    [GeneratedRegex(@"\b(?:ont|a)\s+(?:été\s+organisée?s?|été\s+tenue?s?|eu\s+lieu)\b.*?\b(?:19|20)\d{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex HeldIn();
}
