using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// What a value says of a body, a working group or the arrangement under a title that promises it: a cell of a table, or what stands after the label of a
/// line. A value that denies, plans or leaves open what its title asks for says nothing.
/// </summary>
internal static partial class GovernanceField
{
    /// <summary>Whether a title asks for something that only the arrangement has.</summary>
    public static bool IsOfArrangement(FieldRole? role) => role is FieldRole.Formality or FieldRole.Act or FieldRole.Signatories;

    /// <summary>Reads what stands under a title that asks for something of the arrangement, "Animation" or "Signataires", and names no body; and says whether it does.</summary>
    public static bool ReadTitled(FicheContext context, SectionUnit unit)
    {
        if (unit.Title is not { } title || unit.Cells.Count > 0 || context.Builder.Authority.Template.Match(context.Text, title, isHeading: false) is not null) return false;
        if (!FieldLabels.IsField(context.Text, title) || FieldLabels.OfBody(context.Text, title) is not { } role) return false;
        if (role is not (FieldRole.Pilot or FieldRole.Facilitator or FieldRole.Organiser or FieldRole.Signatories or FieldRole.Act)) return false;
        if (BodyNames.In(context, title, isCut: false, []).Count > 0 || context.Actors.ReadPromised(unit, unit.Span).Count == 0) return false;
        Say(context, unit, topic: null, role, unit.Span);
        return true;
    }

    /// <summary>Says what a value says.</summary>
    /// <param name="context">The fiche.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="topic">The body or group that it speaks of; null for the arrangement.</param>
    /// <param name="role">What its title promises.</param>
    /// <param name="value">The value.</param>
    public static void Say(FicheContext context, SectionUnit unit, Topic? topic, FieldRole role, TextSpan value)
    {
        if (role is FieldRole.Formality)
        {
            SayFormality(context, unit, value);
            return;
        }
        if (context.ClausesOf(value).MoodAt(value.Start) != Mood.Stated || IsNothing().IsMatch(context.Text[value.Start..value.End])) return;
        switch (role)
        {
            case FieldRole.Act:
                SayAct(context, unit, value);
                break;
            case FieldRole.Signatories:
                SayActors(context, context.Arrangement, Cnig.Signataire, context.Actors.Read(unit, value, NameRank.Member));
                break;
            case FieldRole.Members:
                MembersExtractor.SayMembers(context, unit, value, topic?.Iri ?? MembersExtractor.Governance(context, value));
                break;
            case FieldRole.Objective when topic is not null:
                ObjectiveExtractor.SayText(context, topic.Iri, value);
                break;
            case FieldRole.Frequency when topic is not null:
                TopicDetails.Say(context, unit, value, topic, isItem: false);
                break;
            case FieldRole.Pilot or FieldRole.Facilitator or FieldRole.Organiser:
                SayLeaders(context, unit, topic, role, value);
                break;
        }
    }

    /// <summary>Who leads, facilitates or organises: the names that the value begins with, unless it says by a verb what they do.</summary>
    private static void SayLeaders(FicheContext context, SectionUnit unit, Topic? topic, FieldRole role, TextSpan value)
    {
        Iri subject = topic?.Iri ?? context.Arrangement;
        if (topic is not null && LeadershipExtractor.SayOf(context, unit, value, topic, value) is not null) return;
        if (LeadershipExtractor.SayAfter(context, unit, value, subject, value, Relations.OrganisedBy, Cnig.OrganisePar) is not null) return;
        Iri property = role switch
        {
            FieldRole.Facilitator => Cnig.AnimePar,
            FieldRole.Organiser when topic is not { IsGroup: true } => Cnig.OrganisePar,
            _ => Cnig.PilotePar,
        };
        SayActors(context, subject, property, context.Actors.ReadPromised(unit, value));
    }

    private static void SayActors(FicheContext context, Iri subject, Iri property, List<Mention> actors)
    {
        foreach (Mention actor in actors) context.Builder.Say(subject, property, context.Builder.Refer(actor), actor.Span);
    }

    /// <summary>"Oui, convention de partenariat du 22 mai 2023", "non"; else what the words say by themselves.</summary>
    private static void SayFormality(FicheContext context, SectionUnit unit, TextSpan value)
    {
        Match answer = Answer().Match(context.Text, value.Start, value.Length);
        if (answer.Success)
        {
            var evidence = new TextSpan(value.Start, answer.Index + answer.Length);
            bool isFormal = answer.Groups["yes"].Success;
            FrameworkExtractor.SayFormality(context, Voc.Of(isFormal ? "formalisation/formalise" : "formalisation/non-formalise"), value, evidence);
            if (!isFormal) return;
        }
        else if (context.ClausesOf(value).MoodAt(value.Start) != Mood.Stated) return;
        SayAct(context, unit, value);
    }

    private static void SayAct(FicheContext context, SectionUnit unit, TextSpan value)
    {
        List<TextSpan> sentences = SentenceSplitter.Split(context.Text, value);
        for (int i = 0; i < sentences.Count; i++)
        {
            if (i == 0) ActExtractor.ExtractFounding(context, sentences[i]);
            FrameworkExtractor.ExtractSentence(context, unit, sentences[i], signing: false, isOfBodies: false);
        }
    }

    [GeneratedRegex(@"\G\s*(?:(?<yes>oui)|non|aucune?|néant|pas\s+à\s+ce\s+(?:jour|stade))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Answer();

    [GeneratedRegex(@"^\W*(?:(?:non|aucune?|néant|sans(?:\s+objet)?|n\.?\s?[cdr]\.?|n/a|so|s\.o\.|vacant|inconnue?|indéterminée?|idem)\b.*|\W*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex IsNothing();
}
