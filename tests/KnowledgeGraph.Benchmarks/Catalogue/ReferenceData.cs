using KnowledgeGraph.Benchmarks.Generation;

namespace KnowledgeGraph.Benchmarks.Catalogue;

/// <summary>What datasets refer to: catalogues, organisations, places, concepts, services, series. Their hierarchies serve paths.</summary>
internal sealed class ReferenceData(StatementWriter writer, CatalogueSize size)
{
    private readonly Text _text = new();

    /// <summary>Writes all of it.</summary>
    public void Write()
    {
        for (int i = 0; i < size.Catalogues; i++) Catalogue(i);
        for (int i = 0; i < size.Organisations; i++) Organisation(i);
        for (int i = 0; i < size.Places; i++) Place(i);
        for (int i = 0; i < size.Concepts; i++) Concept(i);
        for (int i = 0; i < size.Services; i++) Service(i);
        for (int i = 0; i < size.Series; i++) Series(i);
    }

    private void Catalogue(int number)
    {
        var dice = new Dice(1, (ulong)number);
        writer.About(new("catalogue/"u8, number));
        writer.Iri(Vocabulary.Type, Vocabulary.Catalog);
        writer.Literal(Vocabulary.Title, _text.Clear().Add("Catalogue de "u8).AddPlace(number).Span, Vocabulary.French);
        writer.Literal(Vocabulary.Description, _text.Clear().AddWords(ref dice, 12).Span, Vocabulary.French);
        writer.Link(Vocabulary.Publisher, new("organisation/"u8, number % size.Organisations));
        writer.Iri(Vocabulary.Language, CodeLists.Languages[0]);
        if (number == 0) return;
        writer.About(new("catalogue/"u8, dice.Skewed(number)));
        writer.Link(Vocabulary.HasCatalog, new("catalogue/"u8, number));
    }

    private void Organisation(int number)
    {
        var dice = new Dice(2, (ulong)number);
        writer.About(new("organisation/"u8, number));
        writer.Iri(Vocabulary.Type, Vocabulary.Agent);
        writer.Literal(Vocabulary.Name, _text.Clear().AddOrganisation(number).Span, Vocabulary.French);
        writer.Literal(Vocabulary.Identifier, _text.Clear().Add(200_000_000L + (number * 7919L), 9).Span);
        writer.Link(Vocabulary.Homepage, new("site/"u8, number));
        writer.Link(Vocabulary.Spatial, new("place/"u8, dice.Skewed(size.Places)));
        if (number > 0 && dice.Chance(60)) writer.Link(Vocabulary.SubOrganization, new("organisation/"u8, dice.Skewed(number)));
        if (dice.Chance(30)) writer.Link(Vocabulary.SameAs, new("wikidata/Q"u8, 1000 + (number * 13L)));
        if (dice.Chance(10)) writer.Link(Vocabulary.SameAs, new("siren/"u8, 200_000_000L + (number * 7919L)));
        Contact(number);
    }

    private void Contact(int organisation)
    {
        writer.About(new("contact/"u8, organisation));
        writer.Iri(Vocabulary.Type, Vocabulary.Kind);
        writer.Literal(Vocabulary.FormattedName, _text.Clear().Add("Service géomatique, "u8).AddOrganisation(organisation).Span, Vocabulary.French);
        writer.Iri(Vocabulary.Email, _text.Clear().Add("<mailto:sig"u8).Add(organisation).Add("@exemple.fr>"u8).Span);
    }

    // Place 0 is the country, the next 18 are regions, the next 101 departments, then come municipalities.
    private void Place(int number)
    {
        const int Regions = 18, Departments = 101;
        var dice = new Dice(3, (ulong)number);
        writer.About(new("place/"u8, number));
        writer.Iri(Vocabulary.Type, Vocabulary.Location);
        writer.Literal(Vocabulary.PrefLabel, _text.Clear().AddPlace(number).Span, Vocabulary.French);
        writer.Literal(Vocabulary.Identifier, _text.Clear().Add(number, 5).Span);
        if (number == 0) return;
        int parent = number <= Regions ? 0 : number <= Regions + Departments ? 1 + dice.Next(Regions) : 1 + Regions + dice.Next(Departments);
        writer.Link(Vocabulary.IsPartOf, new("place/"u8, parent));
        if (dice.Chance(20)) writer.Link(Vocabulary.SameAs, new("wikidata/Q"u8, 90_000_000 + number));
    }

    private void Concept(int number)
    {
        const int Children = 5;
        var dice = new Dice(4, (ulong)number);
        writer.About(new("concept/"u8, number));
        writer.Iri(Vocabulary.Type, Vocabulary.Concept);
        writer.Literal(Vocabulary.PrefLabel, _text.Clear().AddKeyword(number).Span, Vocabulary.French);
        if (number < Children) return;
        writer.Link(Vocabulary.Broader, new("concept/"u8, (number - Children) / Children));
        if (dice.Chance(15)) writer.Link(Vocabulary.Related, new("concept/"u8, dice.Next(number)));
    }

    private void Service(int number)
    {
        var dice = new Dice(5, (ulong)number);
        writer.About(new("service/"u8, number));
        writer.Iri(Vocabulary.Type, Vocabulary.DataService);
        writer.Literal(Vocabulary.Title, _text.Clear().Add("Service WMS de "u8).AddPlace(dice.Next(size.Places)).Span, Vocabulary.French);
        writer.Link(Vocabulary.EndpointUrl, new("wms/"u8, number));
        writer.Link(Vocabulary.Publisher, new("organisation/"u8, dice.Skewed(size.Organisations)));
        if (dice.Chance(50)) writer.Iri(Vocabulary.ConformsTo, "<http://www.opengis.net/def/serviceType/ogc/wms>"u8);
    }

    private void Series(int number)
    {
        var dice = new Dice(6, (ulong)number);
        writer.About(new("series/"u8, number));
        writer.Iri(Vocabulary.Type, Vocabulary.DatasetSeries);
        writer.Literal(
            Vocabulary.Title, _text.Clear().AddTitle(dice.Next(French.SubjectCount), dice.Next(size.Places), 2000 + dice.Next(24)).Span, Vocabulary.French);
        writer.Link(Vocabulary.Publisher, new("organisation/"u8, dice.Skewed(size.Organisations)));
    }
}
