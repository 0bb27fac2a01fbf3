using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Says that a body has a member: an actor that is named, or a kind of actors.</summary>
internal static class Membership
{
    public static void Say(FicheContext context, Iri body, Mention member)
    {
        ReadingBuilder builder = context.Builder;
        Iri iri = builder.Refer(member);
        if (member.Thing.Kind == KnownKind.Concept)
        {
            builder.Say(body, Cnig.CategorieMembre, iri, member.Span);
            return;
        }
        if (member.Thing.Kind != KnownKind.Organisation)
        {
            builder.Say(body, Cnig.Associe, iri, member.Span);
            return;
        }
        builder.Say(body, Org.HasMember, iri, member.Span);
        Iri membership = builder.Iris.Of("participation", context.Code, FicheContext.LastSegment(body), FicheContext.LastSegment(iri));
        builder.Describe(membership, $"{builder.Document.TextOf(member.Span)}, membre — {context.RegionName}", member.Span, Org.Membership);
        builder.Say(membership, Org.OrganizationProperty, body, member.Span);
        builder.Say(membership, Org.Member, iri, member.Span);
        builder.Say(membership, Org.Role, Voc.Of("role/membre"), member.Span);
    }
}
