using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
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
        List<TextSpan> ahead = [.. names.Select((name, i) => AheadOf(context.Text, i > 0 ? names[i - 1].End : unit.Span.Start, name.Start))];
        List<Iri> persons = [];
        for (int i = 0; i < names.Count; i++)
        {
            bool isAhead = i + 1 < names.Count && OrganisationsIn(context, unit, ahead[i + 1]).Count > 0;
            int end = i + 1 < names.Count ? (isAhead ? ahead[i + 1].Start : names[i + 1].Start) : unit.Span.End;
            persons.Add(Say(context, unit, names[i], ahead[i], OfPerson(context.Text, new TextSpan(names[i].End, Math.Max(end, names[i].End)))));
        }
        return persons;
    }

    /// <summary>The head before a name: "Pour la DREAL : Léa Martin", "DREAL – Léa Martin", or the cell before it in a row.</summary>
    private static TextSpan AheadOf(string text, int start, int name)
    {
        Match head = Head().Match(text, start, name - start);
        return head.Success ? new TextSpan(head.Groups["head"].Index, head.Groups["head"].Index + head.Groups["head"].Length) : default;
    }

    /// <summary>The words that still speak of the person: up to where another sentence or another doer begins.</summary>
    private static TextSpan OfPerson(string text, TextSpan rest)
    {
        TextSpan sentence = SentenceSplitter.Split(text, rest) is [{ } first, ..] ? new TextSpan(rest.Start, first.End) : rest;
        Match other = OtherDoer().Match(text, sentence.Start, sentence.Length);
        return other.Success ? new TextSpan(rest.Start, other.Index) : sentence;
    }

    private static List<Mention> OrganisationsIn(FicheContext context, SectionUnit unit, TextSpan range) =>
        range.Length == 0 ? [] : context.Actors.Read(unit, range, NameRank.Organisation);

    private static Iri Say(FicheContext context, SectionUnit unit, TextSpan name, TextSpan ahead, TextSpan rest)
    {
        ReadingBuilder builder = context.Builder;
        Iri person = Describe(builder, name, context.Persons.Of(builder.Document.TextOf(name)));
        List<Mention> represented = Represented(context, unit, rest);
        foreach (Mention body in represented) builder.Say(person, Cnig.Represente, builder.Refer(body), body.Span);
        if (represented.Count == 0)
        {
            List<Mention> before = OrganisationsIn(context, unit, ahead);
            foreach (Mention body in before.Count > 0 ? before : context.Actors.Read(unit, rest, NameRank.Organisation))
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

    /// <summary>What a person does, where an item, a line or a cell says so: "chargée de mission géomatique".</summary>
    public static TextSpan? JobIn(string text, TextSpan rest)
    {
        if (Job().Match(text, rest.Start, rest.Length) is not { Success: true } match) return null;
        Group job = match.Groups["job"];
        string words = AtOrganisation().Replace(job.Value, string.Empty).TrimEnd();
        // Of which organisation the unit is that somebody heads is no part of the job; of what they are the head themselves is.
        Match of = OfOrganisation().Match(words);
        if (of.Success && words[..of.Index].Contains(' ')) words = words[..of.Index];
        return new TextSpan(job.Index, job.Index + words.Length);
    }

    /// <summary>Says that a person of that name exists.</summary>
    public static Iri Describe(ReadingBuilder builder, TextSpan name, Iri person) => Describe(builder, name, builder.Document.TextOf(name), person);

    /// <summary>Says that a person exists whose name a table writes in parts.</summary>
    public static Iri Describe(ReadingBuilder builder, TextSpan name, string written, Iri person)
    {
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
        // "… auprès du CNIG": before whom somebody speaks is not for whom.
        Match before = Before().Match(context.Text, match.Index + match.Length, span.End - match.Index - match.Length);
        var rest = new TextSpan(match.Index + match.Length, before.Success ? before.Index : span.End);
        return [.. context.Actors.Read(unit, rest, NameRank.Organisation).Take(1)];
    }

    /// <summary>Says the address of a person that a range gives, if any.</summary>
    public static void SayAddress(ReadingBuilder builder, SectionUnit unit, Iri person, TextSpan rest)
    {
        if (AddressIn(builder, rest) is not var (address, span) || (unit.IsCut && span.End == unit.Span.End)) return;
        var contact = new Iri(person.Value + "#contact");
        builder.Describe(contact, address, span, Vcard.Individual);
        builder.Say(contact, Vcard.HasEmail, new Iri("mailto:" + address), span);
        builder.Say(person, Dcat.ContactPoint, contact, span);
    }

    /// <summary>The address that is written, or that a link leads to whose words do not show it.</summary>
    private static (string Address, TextSpan Span)? AddressIn(ReadingBuilder builder, TextSpan rest)
    {
        Match written = Address().Match(builder.Text, rest.Start, rest.Length);
        if (written.Success) return (written.Value, new TextSpan(written.Index, written.Index + written.Length));
        foreach (TextLink link in builder.Document.Blocks.SelectMany(block => block.Links).Where(link => rest.Contains(link.Span)))
        {
            Match linked = LinkedAddress().Match(link.Url);
            if (linked.Success) return (linked.Groups["address"].Value, link.Span);
        }
        return null;
    }

    [GeneratedRegex(@"^mailto:(?<address>[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})(?:\?|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LinkedAddress();

    [GeneratedRegex(@"\s(?:et\s+)?(?:relue?|validée?|complétée?|vérifiée?|approuvée?)s?\s+par\b", RegexOptions.CultureInvariant)]
    private static partial Regex OtherDoer();

    [GeneratedRegex(@"\s(?:du|de\s+la|de\s+l['’])\s*(?=\p{Lu}[\p{Lu}\d-]+\b|Région|Métropole|Département).*$", RegexOptions.CultureInvariant)]
    private static partial Regex OfOrganisation();

    [GeneratedRegex(
        @"(?:^|\G|[,;(|\t\n—–]|\s-\s|\sest|\set)\s*(?:l['’]|la\s+|le\s+|une?\s+)?(?<job>(?:chef(?:fe)?|direct(?:eur|rice)|responsable|chargée?|géomaticien(?:ne)?|coordinat(?:eur|rice)|administrat(?:eur|rice)|ingénieure?"
        + @"|technicien(?:ne)?|référente?|animat(?:eur|rice)|(?:vice-)?présidente?|adjointe?|secrétaire|déléguée?|conseill(?:er|ère)|gestionnaire|analyste|urbaniste|cartographe)\b[^,;()\t\n@—–|]*)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Job();

    /// <summary>Where somebody works is no part of what they do there: "responsable du SIG au Conseil départemental".</summary>
    [GeneratedRegex(@"\s(?:au|aux|à\s+la|chez|à\s+l['’])\s*(?=\p{Lu}).*$", RegexOptions.CultureInvariant)]
    private static partial Regex AtOrganisation();

    [GeneratedRegex(
        @"\breprésent(?:ante?s?|ant|e)\s+(?:de\s+la\s+|de\s+l['’]|du\s+|des\s+|de\s+|d['’])|\breprésente(?:nt)?\s+(?:l['’]|l[ea]\s+|les\s+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Represents();

    [GeneratedRegex(@"\s(?:auprès|devant|au\s+sein)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?:^|\G|[;\n]|(?<=\p{Ll}{2})\.\s)(?<head>(?:(?!(?<=\p{Ll}{2})\.\s)[^;\n])*?)\s*(?:[:\t–—|]|\s-)\s*(?:M\.|Mme|Monsieur|Madame)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Head();
}
