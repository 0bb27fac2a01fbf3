using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>The working groups of a fiche: what they are called, who leads them, what they aim at.</summary>
internal static class WorkingGroupExtractor
{
    private static readonly Iri WorkingGroup = Voc.Of("instance/groupe-de-travail");
    private static readonly Iri Pole = Voc.Of("instance/pole");
    private static readonly Iri SubGroup = Voc.Of("instance/sous-groupe-de-travail");

    /// <summary>The groups that a sentence names, each with what the sentence says of it: the words up to the next one.</summary>
    public static List<Topic> ExtractListed(FicheContext context, SectionUnit unit, TextSpan sentence)
    {
        List<Topic> groups = [];
        List<GroupName> names = GroupNames.In(context, unit, sentence);
        Iri? relation = null;
        for (int i = 0; i < names.Count; i++)
        {
            var before = new TextSpan(i == 0 ? sentence.Start : names[i - 1].Span.End, names[i].Span.Start);
            var rest = new TextSpan(names[i].Span.End, i + 1 < names.Count ? names[i + 1].Span.Start : sentence.End);
            Topic group = Describe(context, sentence, names[i]);
            relation = LeadershipExtractor.SayOfObject(context, unit, sentence, group.Iri, before, rest, relation)
                ?? LeadershipExtractor.SayOf(context, unit, sentence, group, rest)
                ?? LeadershipExtractor.SayAnnounced(context, unit, sentence, group, rest);
            ObjectiveExtractor.SayIn(context, group.Iri, rest);
            ObjectiveExtractor.SayOf(context, group.Iri, before, rest);
            groups.Add(group);
        }
        return groups;
    }

    /// <summary>The group that an item of a list of groups names, whether or not it says that it is one; null where it names none.</summary>
    public static Topic? ExtractItem(FicheContext context, SectionUnit unit, TextSpan item)
    {
        if (GroupNames.OfListed(context, item) is not { } name || (unit.IsCut && name.Span.End == unit.Span.End)) return null;
        Topic group = Describe(context, item, name);
        var rest = new TextSpan(name.Span.End, item.End);
        LeadershipExtractor.SayOf(context, unit, item, group, rest);
        ObjectiveExtractor.SayIn(context, group.Iri, rest);
        return group;
    }

    /// <summary>Says that a group exists, or that it is planned or has ended where the sentence says so.</summary>
    public static Topic Describe(FicheContext context, TextSpan sentence, GroupName name)
    {
        ReadingBuilder builder = context.Builder;
        string written = builder.Document.TextOf(name.Span);
        bool isHeaded = name.Head.Length > 0;
        // A group that a list calls "Adresse" is the one that a sentence calls "GT Adresse".
        Iri iri = context.Body(isHeaded ? written : $"GT {written}");
        builder.Describe(iri, isHeaded ? written : $"GT {written}", name.Span, Org.OrganizationalUnit, Org.Organization, Foaf.Agent);
        builder.Say(iri, Foaf.Name, ReadingBuilder.French(written), name.Span);
        builder.Say(iri, Org.Classification, KindOf(name), name.Span);
        builder.Say(context.Arrangement, Cnig.Instance, iri, name.Span);
        StateExtractor.SayOf(context, iri, sentence, name.Span);
        return new Topic(iri, name.Span, IsGroup: true);
    }

    /// <summary>The kind of group that its name tells.</summary>
    public static Iri KindOf(GroupName name) => name.IsSubgroup ? SubGroup : name.IsPole ? Pole : WorkingGroup;
}
