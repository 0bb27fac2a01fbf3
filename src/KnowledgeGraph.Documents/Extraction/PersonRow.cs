using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// A row or a record of a table of persons: its titles tell the name, for whom somebody works, what they do there, their address, and what they are for
/// the CNIG or the fiche.
/// </summary>
internal static partial class PersonRow
{
    /// <summary>Whether a unit is a row of such a table.</summary>
    public static bool Is(FicheContext context, SectionUnit unit) =>
        unit.Cells.Select(cell => RoleOf(context, cell.Column)).OfType<FieldRole>().Distinct().ToList() is { Count: > 1 } roles && roles.Contains(FieldRole.PersonName);

    /// <summary>Says who the person of a row is, and gives what the row says that they are; null where it names nobody, or somebody who is it no longer.</summary>
    public static (Iri Person, bool IsCorrespondent, bool IsAuthor)? Extract(FicheContext context, SectionUnit unit, bool isAuthor)
    {
        if (NameOf(context, unit) is not var (name, written) || unit.Cells.Any(cell => IsPast(context, cell.Cell))) return null;
        Iri person = PersonExtractor.Describe(context.Builder, name, written, context.Persons.Of(written));
        bool isTitled = unit.Cells.Any(cell => RoleOf(context, cell.Column) is FieldRole.JobTitle);
        foreach ((TextSpan cell, TextSpan? column) in unit.Cells)
        {
            FieldRole? promised = RoleOf(context, column);
            // A second line below the name, and a column without a title of its own, may say what somebody does.
            bool saysJob = !isTitled && (promised is null || (promised is FieldRole.PersonName && !cell.Overlaps(name)));
            if (saysJob && PersonExtractor.JobIn(context.Text, cell) is { } job && job.Start == cell.Start) SayOf(context, unit, person, FieldRole.JobTitle, job);
            else SayOf(context, unit, person, promised, cell);
        }
        if (CellOf(context, unit, FieldRole.PersonRole) is not { } role) return (person, !isAuthor, isAuthor);
        string words = context.Text[role.Start..role.End];
        bool writes = Author().IsMatch(words);
        bool corresponds = Correspondent().IsMatch(words);
        bool isPlain = !writes && !corresponds && Place().IsMatch(words);
        return (person, corresponds || (isPlain && !isAuthor), writes || (isPlain && isAuthor));
    }

    private static void SayOf(FicheContext context, SectionUnit unit, Iri person, FieldRole? role, TextSpan cell)
    {
        ReadingBuilder builder = context.Builder;
        switch (role)
        {
            case FieldRole.Organisation:
                foreach (Mention body in context.Actors.ReadPromised(unit, cell).Where(body => body.Thing.Kind == Authority.KnownKind.Organisation))
                {
                    builder.Say(person, Org.MemberOf, builder.Refer(body), body.Span);
                }
                break;
            case FieldRole.JobTitle when IsWords().IsMatch(context.Text[cell.Start..cell.End]):
                builder.Say(person, Schema.JobTitle, ReadingBuilder.French(builder.Words(cell)), cell);
                break;
            case FieldRole.Mail:
                PersonExtractor.SayAddress(builder, unit, person, cell);
                break;
        }
    }

    /// <summary>The name: the words of its cell, or the given name of one cell and the surname of another.</summary>
    private static (TextSpan Span, string Written)? NameOf(FicheContext context, SectionUnit unit)
    {
        if (CellOf(context, unit, FieldRole.PersonName) is not { } cell) return null;
        if (CellOf(context, unit, FieldRole.GivenName) is { } given)
        {
            if (!char.IsUpper(context.Text[cell.Start]) || !char.IsUpper(context.Text[given.Start])) return null;
            return (new TextSpan(Math.Min(cell.Start, given.Start), Math.Max(cell.End, given.End)), $"{context.Builder.Words(given)} {context.Builder.Words(cell)}");
        }
        if (ProperName.Person(context.Text, cell) is not { } name || context.Names.FindAll(name, NameRank.Mentioned).Exists(known => known.Span == name)) return null;
        return (name, context.Builder.Document.TextOf(name));
    }

    private static bool IsPast(FicheContext context, TextSpan cell) =>
        Moods.Of(context.Text[cell.Start..cell.End], context.Year) is Mood.Ended || Former().IsMatch(context.Text[cell.Start..cell.End]);

    private static TextSpan? CellOf(FicheContext context, SectionUnit unit, FieldRole role)
    {
        foreach ((TextSpan cell, TextSpan? column) in unit.Cells)
        {
            if (RoleOf(context, column) == role) return cell;
        }
        return null;
    }

    private static FieldRole? RoleOf(FicheContext context, TextSpan? column) => column is { } title ? FieldLabels.OfPerson(context.Text, title) : null;

    [GeneratedRegex(@"\b(?:ancien(?:ne)?s?|ex)[\s-]|\bpartie?\s+(?:en|depuis|à)\b|\bretraitée?\b|\ba\s+quitté\b|\bdépart\b|\bpressentie?\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Former();

    [GeneratedRegex(@"\b(?:rédact|auteur|rédig)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Author();

    [GeneratedRegex(@"\bcorresp", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Correspondent();

    /// <summary>Which of several of its kind somebody is says nothing of what kind that is.</summary>
    [GeneratedRegex(@"\b(?:titulaire|suppléant|principal|adjoint)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Place();

    /// <summary>A value that is more than a dash or a word for none.</summary>
    [GeneratedRegex(@"^(?!\W*(?:n\.?\s?[cdr]\.?|à\s+\p{L}+(?:er|ir)|néant|aucune?|non\s+\p{L}+|vacant)\W*$).*\p{L}{3}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex IsWords();
}
