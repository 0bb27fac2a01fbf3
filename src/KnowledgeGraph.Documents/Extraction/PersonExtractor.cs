using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>A person with whose name a line of a fiche begins, and for whom that person speaks.</summary>
internal static partial class PersonExtractor
{
    public static Iri? Extract(FicheContext context, SectionUnit unit)
    {
        ReadingBuilder builder = context.Builder;
        if (ProperName.Person(context.Text, unit.Span) is not { } name) return null;
        if (unit.IsCut && name.End == unit.Span.End) return null;
        if (context.Names.FindAll(name, NameRank.Mentioned).Count > 0) return null;
        Iri person = Describe(builder, name);
        var rest = new TextSpan(name.End, unit.Span.End);
        List<Mention> represented = Represented(context, unit, rest);
        foreach (Mention body in represented) builder.Say(person, Cnig.Represente, builder.Refer(body), body.Span);
        if (represented.Count == 0)
        {
            foreach (Mention body in context.Listed(unit, rest, NameRank.Organisation))
            {
                builder.Say(person, Org.MemberOf, builder.Refer(body), body.Span);
            }
        }
        SayAddress(builder, unit, person, rest);
        return person;
    }

    /// <summary>Says that a person of that name exists.</summary>
    public static Iri Describe(ReadingBuilder builder, TextSpan name)
    {
        string written = builder.Document.TextOf(name);
        Iri person = builder.Iris.Of("personne", Slug.Of(written));
        builder.Describe(person, written, name, Foaf.Person, Foaf.Agent);
        builder.Say(person, Foaf.Name, new Literal(written), name);
        builder.SayNamed(person, name);
        return person;
    }

    /// <summary>The organisations for which a range says that somebody speaks: "représentant de la DREAL Bretagne".</summary>
    public static List<Mention> Represented(FicheContext context, SectionUnit unit, TextSpan span)
    {
        Match match = Represents().Match(context.Text, span.Start, span.Length);
        if (!match.Success) return [];
        var rest = new TextSpan(match.Index + match.Length, span.End);
        return [.. context.Listed(unit, rest, NameRank.Organisation).Take(1)];
    }

    private static void SayAddress(ReadingBuilder builder, SectionUnit unit, Iri person, TextSpan rest)
    {
        Match address = Address().Match(builder.Text, rest.Start, rest.Length);
        if (!address.Success || (unit.IsCut && address.Index + address.Length == unit.Span.End)) return;
        var span = new TextSpan(address.Index, address.Index + address.Length);
        var contact = new Iri(person.Value + "#contact");
        builder.Describe(contact, address.Value, span, Vcard.Individual);
        builder.Say(contact, Vcard.HasEmail, new Iri("mailto:" + address.Value), span);
        builder.Say(person, Dcat.ContactPoint, contact, span);
    }

    [GeneratedRegex(
        @"\breprésent(?:ante?s?|ant|e)\s+(?:de\s+la\s+|de\s+l['’]|du\s+|des\s+|de\s+|d['’])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Represents();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
