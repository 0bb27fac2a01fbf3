using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// The members of the governance bodies: of the body that the sentence names or goes on speaking of, of none in particular in a bare list, or
/// involved in the arrangement where the text says no more than that.
/// </summary>
internal static partial class MembersExtractor
{
    /// <summary>Says the members that a sentence gives.</summary>
    /// <param name="context">The fiche.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="bodies">The bodies that it names.</param>
    /// <param name="namesGroups">Whether it names working groups.</param>
    /// <param name="listsMembers">Whether it stands in the section of members.</param>
    /// <param name="previous">The body that it goes on speaking of; null where there is none.</param>
    public static void ExtractSentence(
        FicheContext context, SectionUnit unit, TextSpan sentence, List<Topic> bodies, bool namesGroups, bool listsMembers, Topic? previous)
    {
        if (ExtractEquation(context, unit, sentence, bodies)) return;
        if (bodies.Count > 0)
        {
            if (!namesGroups) ExtractOf(context, unit, sentence, bodies);
        }
        else if (MembersAre().Match(context.Text, sentence.Start, sentence.Length) is { Success: true } are && context.IsStated(sentence, are.Index))
        {
            SayMembers(context, unit, new TextSpan(are.Index + are.Length, sentence.End), previous?.Iri ?? Governance(context, sentence));
        }
        else if (previous is { IsGroup: false } && Relations.Find(context.Text, sentence, Relations.Gathers) is { } gathers && context.IsStated(sentence, gathers.Start))
        {
            SayMembers(context, unit, new TextSpan(gathers.End, sentence.End), previous.Iri);
        }
        else if (Relations.Find(context.Text, sentence, Relations.Involves) is { } verb && context.IsStated(sentence, verb.Start))
        {
            foreach (Mention actor in context.Actors.Read(unit, new TextSpan(verb.End, sentence.End), NameRank.Actor))
            {
                context.Builder.Say(context.Arrangement, Cnig.Associe, context.Builder.Refer(actor), actor.Span);
            }
        }
        else if (!namesGroups && listsMembers && context.IsStated(sentence, sentence.Start) && context.Leading(unit, sentence).Count > 0)
        {
            SayMembers(context, unit, sentence, previous?.Iri ?? Governance(context, sentence));
        }
    }

    /// <summary>Says that the actors of a list are members of a body.</summary>
    public static void SayMembers(FicheContext context, SectionUnit unit, TextSpan list, Iri body)
    {
        foreach (Mention member in context.Actors.Read(unit, list, NameRank.Member)) Membership.Say(context, body, member);
    }

    /// <summary>"CRIG = Région + DREAL + IGN": the body or organisation on the left is made of what is on the right.</summary>
    private static bool ExtractEquation(FicheContext context, SectionUnit unit, TextSpan sentence, List<Topic> bodies)
    {
        Match sign = EqualsSign().Match(context.Text, sentence.Start, sentence.Length);
        if (!sign.Success) return false;
        var left = new TextSpan(sentence.Start, sign.Index);
        Iri? body = bodies.Find(body => left.Contains(body.Name))?.Iri
            ?? (context.Leading(unit, left) is [{ Thing.Kind: Authority.KnownKind.Organisation } organisation] ? context.Builder.Refer(organisation) : null);
        if (body is not null) SayMembers(context, unit, new TextSpan(sign.Index + sign.Length, sentence.End), body);
        return body is not null;
    }

    /// <summary>The members of the bodies that a sentence names, by a verb or by the place of the list.</summary>
    private static void ExtractOf(FicheContext context, SectionUnit unit, TextSpan sentence, List<Topic> bodies)
    {
        if (Belong().Match(context.Text, sentence.Start, sentence.Length) is { Success: true } belong)
        {
            if (context.IsStated(sentence, belong.Index)) ExtractBelonging(context, unit, sentence, bodies, belong);
            return;
        }
        if (Relations.Find(context.Text, sentence, Relations.Gathers) is { } verb && bodies.FindLast(body => body.Name.End <= verb.Start) is { } gathering)
        {
            if (context.IsStated(sentence, verb.Start)) SayMembers(context, unit, new TextSpan(verb.End, sentence.End), gathering.Iri);
            return;
        }
        Topic last = bodies[^1];
        if (!context.IsStated(sentence, last.Name.Start)) return;
        // What follows the name of a body after a colon, or in the next columns of a table, are its members; so are several in parentheses.
        if (ListAfter(context, sentence, last.Name) is { } list)
        {
            if (context.Leading(unit, list).Count > 0) SayMembers(context, unit, list, last.Iri);
            return;
        }
        foreach (Topic body in bodies)
        {
            if (Aside(context.Text, sentence, body.Name) is { } aside && context.Leading(unit, aside).Count > 1) SayMembers(context, unit, aside, body.Iri);
        }
    }

    /// <summary>"A, B et C siègent au comité", and in the other order: "Siègent au comité : A, B et C".</summary>
    private static void ExtractBelonging(FicheContext context, SectionUnit unit, TextSpan sentence, List<Topic> bodies, Match verb)
    {
        if (bodies.Find(body => body.Name.Start >= verb.Index) is not { } body) return;
        bool isInverted = context.Names.OnlyArticlesBetween(sentence.Start, verb.Index);
        int semicolon = context.Text.IndexOf(';', body.Name.End, sentence.End - body.Name.End);
        TextSpan list = isInverted ? new TextSpan(body.Name.End, semicolon < 0 ? sentence.End : semicolon) : new TextSpan(sentence.Start, verb.Index);
        SayMembers(context, unit, list, body.Iri);
    }

    /// <summary>What stands after the first colon or tab outside of parentheses.</summary>
    private static TextSpan? ListAfter(FicheContext context, TextSpan sentence, TextSpan body)
    {
        int depth = 0;
        for (int i = body.End; i < sentence.End; i++)
        {
            char c = context.Text[i];
            if (c == '(') depth++;
            if (c == ')') depth--;
            if (depth <= 0 && c is ':' or '\t') return new TextSpan(i + 1, sentence.End);
        }
        return null;
    }

    /// <summary>What stands in the parenthesis directly after a name.</summary>
    private static TextSpan? Aside(string text, TextSpan sentence, TextSpan name)
    {
        int opening = name.End;
        while (opening < sentence.End && char.IsWhiteSpace(text[opening])) opening++;
        if (opening >= sentence.End || text[opening] != '(') return null;
        int closing = text.IndexOf(')', opening, sentence.End - opening);
        return closing < 0 ? null : new TextSpan(opening + 1, closing);
    }

    /// <summary>The governance bodies as a whole, to which the members belong whom the fiche assigns to no body by name.</summary>
    public static Iri Governance(FicheContext context, TextSpan evidence)
    {
        Iri iri = context.Body("gouvernance");
        context.Builder.Describe(
            iri, $"Instances de gouvernance — {context.RegionName}", evidence,
            Org.OrganizationalCollaboration, Org.Organization, Foaf.Agent);
        context.Builder.Say(iri, Foaf.Name, ReadingBuilder.French("Instances de gouvernance"), evidence);
        context.Builder.Say(context.Arrangement, Cnig.Instance, iri, evidence);
        return iri;
    }

    [GeneratedRegex(
        @"\b(?:membres?\s+(?:en\s+)?(?:sont|est)|(?:est|sont)\s+membres?(?:\s+de\s+droit)?\s*:|(?:membres|composition|participants)\s*:|(?:y\s+)?(?:siègent|participent)\s*:|en\s+font\s+partie\s*:?)\s",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MembersAre();

    [GeneratedRegex(
        @"\b(?<!où\s)(?:siège(?:nt)?|participe(?:nt)?|(?:est|sont)\s+(?:également\s+|aussi\s+)?(?:membres?|représentée?s?)(?:\s+(?:de\s+droit|permanents?|fondateurs?))?|fait\s+partie|font\s+partie|composent)\s+(?=(?:à|au|aux|du|des|de|le|la)\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Belong();

    [GeneratedRegex(@"\s=\s", RegexOptions.CultureInvariant)]
    private static partial Regex EqualsSign();
}
