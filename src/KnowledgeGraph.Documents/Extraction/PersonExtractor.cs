using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>A person with whose name a line of a fiche begins, and for whom that person speaks.</summary>
internal static partial class PersonExtractor
{
    /// <summary>The persons that a unit names one after the other, each with what follows its name up to the next.</summary>
    /// <param name="context">The fiche.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="isList">Whether the unit holds nothing but names, so that one may follow a comma.</param>
    public static List<Iri> Extract(FicheContext context, SectionUnit unit, bool isList = false)
    {
        List<TextSpan> names = [.. PersonNames.Find(context, unit, isList)];
        List<Iri> persons = [];
        for (int i = 0; i < names.Count; i++)
        {
            int end = i + 1 < names.Count ? names[i + 1].Start : unit.Span.End;
            persons.Add(Say(context, unit, names[i], new TextSpan(names[i].End, end)));
        }
        return persons;
    }

    private static Iri Say(FicheContext context, SectionUnit unit, TextSpan name, TextSpan rest)
    {
        ReadingBuilder builder = context.Builder;
        Iri person = Describe(builder, name, context.Persons.Of(builder.Document.TextOf(name)));
        List<Mention> represented = Represented(context, unit, rest);
        foreach (Mention body in represented) builder.Say(person, Cnig.Represente, builder.Refer(body), body.Span);
        if (represented.Count == 0)
        {
            foreach (Mention body in context.Actors.Read(unit, rest, NameRank.Organisation))
            {
                builder.Say(person, Org.MemberOf, builder.Refer(body), body.Span);
            }
        }
        if (JobIn(context.Text, rest) is { } job && !(unit.IsCut && job.End == unit.Span.End))
        {
            builder.Say(person, Schema.JobTitle, ReadingBuilder.French(builder.Words(job)), job);
        }
        SayAddress(builder, unit, person, rest);
        return person;
    }

    /// <summary>What a person does, where an item says so in small letters: "chargée de mission géomatique".</summary>
    private static TextSpan? JobIn(string text, TextSpan rest)
    {
        foreach (EnumerationItem item in Enumeration.Split(text, rest))
        {
            foreach (TextSpan part in new[] { item.Span, item.Parenthesis })
            {
                Match job = Job().Match(text, part.Start, part.Length);
                if (job.Success && job.Groups["job"].Index == part.Start) return new TextSpan(part.Start, part.Start + AtOrganisation().Replace(job.Groups["job"].Value, string.Empty).TrimEnd().Length);
            }
        }
        return null;
    }

    /// <summary>Says that a person of that name exists.</summary>
    public static Iri Describe(ReadingBuilder builder, TextSpan name, Iri person)
    {
        string written = builder.Document.TextOf(name);
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
        return [.. context.Actors.Read(unit, rest, NameRank.Organisation).Take(1)];
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
        @"(?<job>(?:chef(?:fe)?|direct(?:eur|rice)|responsable|chargée?|géomaticien(?:ne)?|coordinat(?:eur|rice)|administrat(?:eur|rice)|ingénieure?"
        + @"|technicien(?:ne)?|référente?|animat(?:eur|rice)|présidente?|adjointe?|secrétaire|déléguée?|conseill(?:er|ère)|gestionnaire)\b[^,;()\t\n@—–]*)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Job();

    /// <summary>Where somebody works is no part of what they do there: "responsable du SIG au Conseil départemental".</summary>
    [GeneratedRegex(@"\s(?:au|aux|à\s+la|chez|à\s+l['’])\s*(?=\p{Lu}).*$", RegexOptions.CultureInvariant)]
    private static partial Regex AtOrganisation();

    [GeneratedRegex(
        @"\breprésent(?:ante?s?|ant|e)\s+(?:de\s+la\s+|de\s+l['’]|du\s+|des\s+|de\s+|d['’])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Represents();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
