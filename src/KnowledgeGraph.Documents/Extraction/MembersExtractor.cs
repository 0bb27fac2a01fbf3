using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// The members of the governance bodies: of the body that the sentence names, of none in particular in a bare list, or involved in the
/// arrangement where the text says no more than that.
/// </summary>
internal static class MembersExtractor
{
    public static void Extract(FicheContext context, FicheSection section)
    {
        foreach (SectionUnit unit in section.Units)
        {
            foreach (TextSpan sentence in SentenceSplitter.Split(context.Text, unit.Span)) ExtractSentence(context, unit, sentence);
        }
    }

    private static void ExtractSentence(FicheContext context, SectionUnit unit, TextSpan sentence)
    {
        List<(Iri, TextSpan)> bodies = BodyExtractor.Extract(context, unit, sentence);
        List<(Iri, TextSpan)> groups = WorkingGroupExtractor.ExtractListed(context, unit, sentence);
        LawExtractor.Extract(context.Builder, context.Names, sentence, context.Arrangement);
        if (Relations.Find(context.Text, sentence, Relations.Involves) is { } verb)
        {
            foreach (Mention actor in context.Listed(unit, new TextSpan(verb.End, sentence.End), NameRank.Actor))
            {
                context.Builder.Say(context.Arrangement, Cnig.Associe, context.Builder.Refer(actor), actor.Span);
            }
        }
        else if (bodies.Count == 0 && groups.Count == 0 && IsList(context, unit, sentence, out TextSpan list, out Mention? head))
        {
            Iri body = head is null ? Governance(context, sentence) : BodyOf(context, head);
            foreach (Mention member in context.Listed(unit, list, NameRank.Member)) Membership.Say(context, body, member);
        }
    }

    /// <summary>Whether the sentence is a list of names, perhaps after the name of a body and a colon.</summary>
    private static bool IsList(FicheContext context, SectionUnit unit, TextSpan sentence, out TextSpan list, out Mention? head)
    {
        list = sentence;
        head = null;
        int colon = context.Text.IndexOf(':', sentence.Start, sentence.Length);
        if (colon >= 0)
        {
            head = context.Names.First(new TextSpan(sentence.Start, colon), NameRank.Body);
            list = new TextSpan(colon + 1, sentence.End);
        }
        return context.Leading(unit, list).Count > 0;
    }

    private static Iri BodyOf(FicheContext context, Mention head) => context.Body(context.Builder.Document.TextOf(head.Span));

    /// <summary>The governance bodies as a whole, to which the members belong whom the fiche assigns to no body by name.</summary>
    private static Iri Governance(FicheContext context, TextSpan evidence)
    {
        Iri iri = context.Body("gouvernance");
        context.Builder.Describe(
            iri, $"Instances de gouvernance — {context.RegionName}", evidence,
            Org.OrganizationalCollaboration, Org.Organization, Foaf.Agent);
        context.Builder.Say(iri, Foaf.Name, ReadingBuilder.French("Instances de gouvernance"), evidence);
        context.Builder.Say(context.Arrangement, Cnig.Instance, iri, evidence);
        return iri;
    }
}
