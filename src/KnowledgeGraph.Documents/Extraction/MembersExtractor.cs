using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// The members of the governance bodies: of the body that the sentence names, of none in particular in a bare list, or involved in the
/// arrangement where the text says no more than that.
/// </summary>
internal static partial class MembersExtractor
{
    public static void ExtractSentence(
        FicheContext context, SectionUnit unit, TextSpan sentence, List<(Iri Iri, TextSpan Span)> bodies, List<(Iri Iri, TextSpan Span)> groups,
        bool listsMembers, Iri? previous)
    {
        if (Relations.Find(context.Text, sentence, Relations.Involves) is { } verb)
        {
            foreach (Mention actor in context.Actors.Read(unit, new TextSpan(verb.End, sentence.End), NameRank.Actor))
            {
                context.Builder.Say(context.Arrangement, Cnig.Associe, context.Builder.Refer(actor), actor.Span);
            }
        }
        else if (MembersAre().Match(context.Text, sentence.Start, sentence.Length) is { Success: true } are)
        {
            var list = new TextSpan(are.Index + are.Length, sentence.End);
            SayMembers(context, unit, list, bodies.Count > 0 ? bodies[^1].Iri : previous ?? Governance(context, sentence));
        }
        else if (bodies.Count > 0 && groups.Count == 0)
        {
            // What follows the name of a body after a colon, or in the next columns of a table, are its members.
            if (ListAfter(context, sentence, bodies[^1].Span) is { } list && context.Leading(unit, list).Count > 0) SayMembers(context, unit, list, bodies[^1].Iri);
        }
        else if (groups.Count == 0 && listsMembers && context.Leading(unit, sentence).Count > 0)
        {
            SayMembers(context, unit, sentence, Governance(context, sentence));
        }
    }

    private static void SayMembers(FicheContext context, SectionUnit unit, TextSpan list, Iri body)
    {
        foreach (Mention member in context.Actors.Read(unit, list, NameRank.Member)) Membership.Say(context, body, member);
    }

    private static TextSpan? ListAfter(FicheContext context, TextSpan sentence, TextSpan body)
    {
        int mark = context.Text.AsSpan(body.End, sentence.End - body.End).IndexOfAny(':', '\t');
        return mark < 0 ? null : new TextSpan(body.End + mark + 1, sentence.End);
    }

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

    [GeneratedRegex(@"\b(?:membres?\s+(?:en\s+)?(?:sont|est)|(?:est|sont)\s+membres?\s*:)\s", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MembersAre();
}
