using KnowledgeGraph.Benchmarks.Generation;

namespace KnowledgeGraph.Benchmarks.Catalogue;

/// <summary>Describes a dataset, its record in the catalogue that harvested it, its distributions.</summary>
internal sealed class DatasetDescriber(StatementWriter writer, CatalogueSize size)
{
    private readonly Text _text = new();
    private readonly DistributionDescriber _distributions = new(writer, size);

    /// <summary>Writes all about the dataset of the number.</summary>
    public void Describe(int number)
    {
        var dice = new Dice(7, (ulong)number);
        int organisation = dice.Skewed(size.Organisations);
        int year = 2005 + dice.Next(20);
        Record(number, ref dice);
        writer.About(Name(number));
        writer.Iri(Vocabulary.Type, Vocabulary.Dataset);
        Texts(number, year, ref dice);
        Agents(number, organisation, ref dice);
        Dates(year, ref dice);
        Subjects(ref dice);
        Codes(number, ref dice);
        Relations(number, ref dice);
        Nodes(number, organisation, year, ref dice);
        int distributions = dice.Chance(3) ? 0 : 1 + dice.Skewed(12);
        for (int i = 0; i < distributions; i++) _distributions.Describe(number, i, year, ref dice);
    }

    private static Entity Name(int number) => new("dataset/"u8, number);

    private void Record(int number, ref Dice dice)
    {
        int catalogue = dice.Skewed(size.Catalogues);
        writer.About(new("catalogue/"u8, catalogue));
        writer.Link(Vocabulary.HasDataset, Name(number));
        writer.InGraph(new("harvest/"u8, catalogue));
        writer.Link(Vocabulary.HasRecord, new("record/"u8, number));
        writer.About(new("record/"u8, number));
        writer.Iri(Vocabulary.Type, Vocabulary.CatalogRecord);
        writer.Link(Vocabulary.PrimaryTopic, Name(number));
        writer.Literal(
            Vocabulary.Modified,
            _text.Clear().AddDate(2023 + dice.Next(2), 1 + dice.Next(12), 1 + dice.Next(28)).AddTime(dice.Next(86_400)).Span,
            Vocabulary.DateTime);
        writer.InDefaultGraph();
    }

    private void Texts(int number, int year, ref Dice dice)
    {
        int subject = dice.Skewed(French.SubjectCount), place = dice.Skewed(size.Places);
        writer.Literal(Vocabulary.Title, _text.Clear().AddTitle(subject, place, year).Span, Vocabulary.French);
        if (dice.Chance(20)) writer.Literal(Vocabulary.Title, _text.Clear().AddEnglishTitle(subject, place, year).Span, Vocabulary.English);
        if (dice.Chance(97))
        {
            writer.Literal(
                Vocabulary.Description,
                _text.Clear().AddTitle(subject, place, year).Add(". "u8).AddWords(ref dice, 8 + dice.Next(40)).Span,
                Vocabulary.French);
        }
        writer.Literal(Vocabulary.Identifier, _text.Clear().Add("fr-"u8).Add((uint)number * 2654435761 % 4294967296, 10).Span);
        if (dice.Chance(15)) writer.Literal(Vocabulary.Version, _text.Clear().Add(1 + dice.Skewed(9)).Add("."u8).Add(dice.Next(10)).Span);
    }

    private void Agents(int number, int organisation, ref Dice dice)
    {
        writer.Link(Vocabulary.Publisher, new("organisation/"u8, organisation));
        if (dice.Chance(30)) writer.Link(Vocabulary.Creator, new("organisation/"u8, dice.Skewed(size.Organisations)));
        if (dice.Chance(80)) writer.Link(Vocabulary.LandingPage, new("page/"u8, number));
        if (dice.Chance(50)) writer.Link(Vocabulary.ContactPoint, new("contact/"u8, organisation));
    }

    private void Dates(int year, ref Dice dice)
    {
        if (dice.Chance(85)) writer.Literal(Vocabulary.Issued, _text.Clear().AddDate(year, 1 + dice.Next(12), 1 + dice.Next(28)).Span, Vocabulary.Date);
        writer.Literal(
            Vocabulary.Modified,
            _text.Clear().AddDate(Math.Min(2024, year + dice.Skewed(10)), 1 + dice.Next(12), 1 + dice.Next(28)).AddTime(dice.Next(86_400)).Span,
            Vocabulary.DateTime);
    }

    // Statements must differ, as a store counts them once: a keyword or concept is taken from its own part of the list.
    private void Subjects(ref Dice dice)
    {
        int keywords = dice.Next(8), parts = size.Keywords / 8;
        for (int i = 0; i < keywords; i++)
        {
            writer.Literal(Vocabulary.Keyword, _text.Clear().AddKeyword((dice.Skewed(parts) * 8) + i).Span, Vocabulary.French);
        }
        int theme = dice.Skewed(CodeLists.Themes.Length);
        writer.Iri(Vocabulary.Theme, CodeLists.Themes[theme]);
        if (dice.Chance(25)) writer.Iri(Vocabulary.Theme, CodeLists.Themes[(theme + 1) % CodeLists.Themes.Length]);
        int concepts = dice.Next(4), share = size.Concepts / 4;
        for (int i = 0; i < concepts; i++) writer.Link(Vocabulary.Subject, new("concept/"u8, (dice.Skewed(share) * 4L) + i));
        writer.Link(Vocabulary.Spatial, new("place/"u8, dice.Skewed(size.Places)));
    }

    private void Codes(int number, ref Dice dice)
    {
        writer.Iri(Vocabulary.Language, CodeLists.Languages[dice.Chance(97) ? 0 : 1 + dice.Next(4)]);
        if (dice.Chance(70)) writer.Iri(Vocabulary.Frequency, CodeLists.Frequencies[dice.Skewed(CodeLists.Frequencies.Length)]);
        if (dice.Chance(90)) writer.Iri(Vocabulary.AccessRights, CodeLists.AccessRights[dice.Skewed(3)]);
        if (dice.Chance(30)) writer.Link(Vocabulary.ConformsTo, new("standard/"u8, dice.Skewed(60)));
        if (dice.Chance(25)) writer.Literal(Vocabulary.Resolution, _text.Clear().Add(dice.Skewed(500)).Add("."u8).Add(dice.Next(10)).Span, Vocabulary.Decimal);
        if (number % 997 == 0) writer.Link(Vocabulary.SameAs, new("doi/"u8, number));
    }

    private void Relations(int number, ref Dice dice)
    {
        if (number > 100 && dice.Chance(12)) writer.Link(Vocabulary.Replaces, Name(number - 1 - dice.Next(100)));
        if (dice.Chance(20)) writer.Link(Vocabulary.InSeries, new("series/"u8, dice.Skewed(size.Series)));
        if (number > 100 && dice.Chance(10)) writer.Link(Vocabulary.Source, Name(dice.Skewed(number)));
        // Neighbours are related, so that triangles exist.
        int relations = number > 100 ? dice.Next(4) : 0;
        for (int i = 0; i < relations; i++) writer.Link(Vocabulary.Relation, Name(number - 1 - (dice.Next(5) * 3) - i));
    }

    // Last, as the blank nodes change what the lines speak about.
    private void Nodes(int number, int organisation, int year, ref Dice dice)
    {
        bool period = dice.Chance(55), provenance = dice.Chance(20), contact = dice.Chance(30);
        if (period) writer.Link(Vocabulary.Temporal, new("_:t"u8, number));
        if (provenance) writer.Link(Vocabulary.Provenance, new("_:p"u8, number));
        if (contact) writer.Link(Vocabulary.ContactPoint, new("_:c"u8, number));
        if (period)
        {
            writer.About(new("_:t"u8, number));
            writer.Iri(Vocabulary.Type, Vocabulary.PeriodOfTime);
            writer.Literal(Vocabulary.StartDate, _text.Clear().AddDate(year - dice.Skewed(12), 1, 1).Span, Vocabulary.Date);
            if (dice.Chance(80)) writer.Literal(Vocabulary.EndDate, _text.Clear().AddDate(year, 12, 31).Span, Vocabulary.Date);
        }
        if (provenance)
        {
            writer.About(new("_:p"u8, number));
            writer.Iri(Vocabulary.Type, Vocabulary.ProvenanceStatement);
            writer.Literal(Vocabulary.Label, _text.Clear().AddWords(ref dice, 5 + dice.Next(15)).Span, Vocabulary.French);
        }
        if (!contact) return;
        writer.About(new("_:c"u8, number));
        writer.Iri(Vocabulary.Type, Vocabulary.Kind);
        writer.Literal(Vocabulary.FormattedName, _text.Clear().AddOrganisation(organisation).Span, Vocabulary.French);
        writer.Iri(Vocabulary.Email, _text.Clear().Add("<mailto:contact"u8).Add(number).Add("@exemple.fr>"u8).Span);
    }
}
