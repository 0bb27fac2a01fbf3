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
        Iri? study = null;
        int objectives = 0;
        bool signing = false;
        Iri? body = null;
        foreach (SectionUnit unit in section.Units)
        {
            if (study is not null && unit.Kind == BlockKind.ListItem)
            {
                StudyExtractor.SayObjective(context, study, unit, ++objectives);
                continue;
            }
            study = null;
            if (groups.Read(unit)) continue;
            foreach (TextSpan sentence in SentenceSplitter.Split(context.Text, unit.Span))
            {
                if (Remark(context, section, unit, sentence)) continue;
                Iri? entrusted = StudyExtractor.Extract(context, unit, sentence);
                study = entrusted ?? (study is not null && StudyExtractor.AnnouncesObjectives(context.Text, sentence) ? study : null);
                objectives = 0;
                if (entrusted is not null || Held(context, sentence)) continue;
                PlanExtractor.Extract(context, sentence);
                List<(Iri Iri, TextSpan Span)> named = WorkingGroupExtractor.ExtractListed(context, unit, sentence);
                List<(Iri Iri, TextSpan Span)> bodies = BodyExtractor.Extract(context, unit, sentence, named);
                signing = FrameworkExtractor.ExtractSentence(context, unit, sentence, signing, bodies.Count + named.Count > 0);
                MembersExtractor.ExtractSentence(context, unit, sentence, bodies, named, listsMembers, body);
                body = bodies.Count > 0 ? bodies[^1].Iri : body;
            }
        }
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
