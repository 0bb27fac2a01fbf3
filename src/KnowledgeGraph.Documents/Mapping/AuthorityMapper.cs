using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Documents.Mapping;

/// <summary>
/// Adds what the authority tables say, a named graph per table: of every region and département, and of whatever else a dataset names.
/// </summary>
internal static class AuthorityMapper
{
    public static void Add(Dataset dataset, AuthorityData authority)
    {
        HashSet<Iri> wanted = [];
        foreach (Quad quad in dataset)
        {
            if (quad.Subject is Iri subject) wanted.Add(subject);
            if (quad.Object is Iri @object) wanted.Add(@object);
        }
        List<KnownThing> things = [.. authority.Things.Where(thing => thing.Kind is KnownKind.Region or KnownKind.Department || wanted.Contains(thing.Iri))];
        HashSet<Iri> added = [.. things.Select(thing => thing.Iri)];
        for (int i = 0; i < things.Count; i++)
        {
            foreach (Iri related in RelatedTo(things[i], authority))
            {
                if (added.Add(related) && authority.Find(related) is { } thing) things.Add(thing);
            }
        }
        foreach (KnownThing thing in things) Add(dataset, thing, authority);
    }

    /// <summary>The territory and the operator that a thing is described with.</summary>
    private static IEnumerable<Iri> RelatedTo(KnownThing thing, AuthorityData authority)
    {
        if (thing.Territory is not null) yield return thing.Territory;
        if (thing.Kind == KnownKind.Platform && thing.Row!["operator"] is { Length: > 0 } slug)
        {
            yield return authority.Iris.Of("organisation", slug);
        }
    }

    private static void Add(Dataset dataset, KnownThing thing, AuthorityData authority)
    {
        string? table = thing.Kind switch
        {
            KnownKind.Region => "regions",
            KnownKind.Department => "departements",
            KnownKind.Commune => "communes",
            KnownKind.Organisation => "organisations",
            KnownKind.Platform => "platforms",
            KnownKind.Law => "laws",
            KnownKind.Frequency => "frequencies",
            _ => null,
        };
        if (table is null || thing.Row is not { } row) return;
        Iri graph = authority.Iris.Of("graphe", "autorite", table);
        Describe(dataset, graph, authority.Iris.Of("autorite", table + ".csv"), table, authority.Iris.Of("graphe", "provenance"));
        switch (thing.Kind)
        {
            case KnownKind.Region or KnownKind.Department or KnownKind.Commune:
                AddTerritory(dataset, thing, row, graph, authority);
                break;
            case KnownKind.Organisation:
                AddOrganisation(dataset, thing, row, graph);
                break;
            case KnownKind.Platform:
                AddPlatform(dataset, thing, row, graph, authority.Iris);
                break;
            case KnownKind.Law:
                AddLaw(dataset, thing, row, graph);
                break;
            case KnownKind.Frequency:
                Say(dataset, thing.Iri, Rdfs.Label, row["label"], graph);
                break;
        }
    }

    private static void Describe(Dataset dataset, Iri graph, Iri file, string table, Iri provenance)
    {
        dataset.Add(graph, RdfVocabulary.Type, Prov.Entity, provenance);
        Say(dataset, graph, Rdfs.Label, $"Table d'autorité {table}", provenance);
        dataset.Add(graph, Cnig.Couche, Voc.Of("couche/autorite"), provenance);
        dataset.Add(graph, Prov.WasDerivedFrom, file, provenance);
        dataset.Add(file, RdfVocabulary.Type, Prov.Entity, provenance);
        Say(dataset, file, Rdfs.Label, $"{table}.csv", provenance);
    }

    private static void AddTerritory(Dataset dataset, KnownThing thing, CsvRow row, Iri graph, AuthorityData authority)
    {
        dataset.Add(thing.Iri, RdfVocabulary.Type, TypeOf(thing.Kind), graph);
        dataset.Add(thing.Iri, RdfVocabulary.Type, Dct.Location, graph);
        Say(dataset, thing.Iri, Rdfs.Label, thing.Label, graph);
        Say(dataset, thing.Iri, Igeo.Nom, thing.Label, graph);
        dataset.Add(thing.Iri, Igeo.CodeINSEE, new Literal(thing.Code!), graph);
        if (authority.FindParent(thing) is { } parent) dataset.Add(thing.Iri, Igeo.SubdivisionDe, parent.Iri, graph);
        (string west, string south, string east, string north) = (row["west"], row["south"], row["east"], row["north"]);
        if (west.Length == 0 || south.Length == 0 || east.Length == 0 || north.Length == 0) return;
        string box = $"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))";
        dataset.Add(thing.Iri, Dcat.Bbox, new Literal(box, Geo.WktLiteral), graph);
    }

    private static Iri TypeOf(KnownKind kind) => kind switch
    {
        KnownKind.Region => Igeo.Region,
        KnownKind.Department => Igeo.Departement,
        _ => Igeo.Commune,
    };

    private static void AddOrganisation(Dataset dataset, KnownThing thing, CsvRow row, Iri graph)
    {
        dataset.Add(thing.Iri, RdfVocabulary.Type, Org.Organization, graph);
        dataset.Add(thing.Iri, RdfVocabulary.Type, Foaf.Agent, graph);
        if (row["formal"] == "yes") dataset.Add(thing.Iri, RdfVocabulary.Type, Org.FormalOrganization, graph);
        if (row["public"] == "yes") dataset.Add(thing.Iri, RdfVocabulary.Type, Cv.PublicOrganisation, graph);
        Say(dataset, thing.Iri, Rdfs.Label, thing.Label, graph);
        Say(dataset, thing.Iri, Foaf.Name, thing.Label, graph);
        if (row["acronym"].Length > 0) Say(dataset, thing.Iri, Skos.AltLabel, row["acronym"], graph);
        if (AuthorityData.KindOf(thing) is { } kind) dataset.Add(thing.Iri, Org.Classification, kind, graph);
        if (thing.Territory is not null) dataset.Add(thing.Iri, Dct.Spatial, thing.Territory, graph);
    }

    private static void AddPlatform(Dataset dataset, KnownThing thing, CsvRow row, Iri graph, ResourceIris iris)
    {
        dataset.Add(thing.Iri, RdfVocabulary.Type, Cnig.Plateforme, graph);
        Say(dataset, thing.Iri, Rdfs.Label, thing.Label, graph);
        if (row["kind"].Length > 0) dataset.Add(thing.Iri, Dct.Type, Voc.Of("plateforme/" + row["kind"]), graph);
        foreach (string function in row.List("function"))
        {
            dataset.Add(thing.Iri, Cnig.Fonction, Voc.Of("fonction-plateforme/" + function), graph);
        }
        if (row["operator"].Length > 0) dataset.Add(thing.Iri, Cnig.Operateur, iris.Of("organisation", row["operator"]), graph);
        if (thing.Territory is not null) dataset.Add(thing.Iri, Dct.Spatial, thing.Territory, graph);
        if (row["homepage"].Length > 0) dataset.Add(thing.Iri, Foaf.Homepage, new Iri(row["homepage"]), graph);
    }

    private static void AddLaw(Dataset dataset, KnownThing thing, CsvRow row, Iri graph)
    {
        dataset.Add(thing.Iri, RdfVocabulary.Type, Eli.LegalResource, graph);
        Say(dataset, thing.Iri, Rdfs.Label, thing.Label, graph);
        Say(dataset, thing.Iri, Dct.Title, row.Required("title"), graph);
        if (row["number"].Length > 0) dataset.Add(thing.Iri, Eli.IdLocal, new Literal(row["number"]), graph);
        if (row["date"].Length > 0) dataset.Add(thing.Iri, Eli.DateDocument, new Literal(row["date"], XsdVocabulary.Date), graph);
        if (row["nature"].Length > 0) dataset.Add(thing.Iri, Dct.Type, Voc.Of("acte/" + row["nature"]), graph);
        if (row["iri"].Length > 0) dataset.Add(thing.Iri, Rdfs.SeeAlso, new Iri(row["iri"]), graph);
    }

    private static void Say(Dataset dataset, Iri subject, Iri predicate, string text, Iri graph) =>
        dataset.Add(subject, predicate, new Literal(text, "fr"), graph);
}
