using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Catalogue.Dcat;

/// <summary>
/// Describes what is published as a DCAT 3 catalogue: a dataset for each fiche and one for the whole graph, with their files, and the
/// SPARQL service. Addresses stand under the base, never under the host that happens to serve.
/// </summary>
/// <remarks>Licence, contact and frequency are the publisher's to say; nothing is assumed of them.</remarks>
internal sealed class CatalogueDescriber
{
    private const string FileTypes = "http://publications.europa.eu/resource/authority/file-type/";
    private const string MediaTypes = "https://www.iana.org/assignments/media-types/";
    private const string French = "http://publications.europa.eu/resource/authority/language/FRA";
    private const string Government = "http://publications.europa.eu/resource/authority/data-theme/GOVE";

    private static readonly (RdfFormat Format, string FileType)[] Files =
    [
        (RdfFormat.Turtle, "RDF_TURTLE"), (RdfFormat.JsonLd, "JSON_LD"), (RdfFormat.NQuads, "RDF_N_QUADS"), (RdfFormat.TriG, "RDF_TRIG"),
    ];

    private readonly string _base;
    private readonly Iri _graph;
    private readonly Iri _catalogue;
    private readonly Iri _publisher;
    private readonly Dataset _quads = [];

    private CatalogueDescriber(string baseIri)
    {
        _base = baseIri;
        _graph = Named("graphe/catalogue");
        _catalogue = Named("catalogue");
        _publisher = Named("organisation/cnig");
    }

    /// <summary>The description, in the graph <c>graphe/catalogue</c> of the base.</summary>
    public static Dataset Describe(string baseIri, IReadOnlyList<FicheEntry> fiches)
    {
        var describer = new CatalogueDescriber(baseIri);
        describer.AddCatalogue();
        describer.AddService();
        foreach (FicheEntry fiche in fiches) describer.AddFiche(fiche);
        describer.LinkEditions(fiches);
        describer.AddWholeGraph(fiches);
        return describer._quads;
    }

    private void AddCatalogue()
    {
        Type(_catalogue, "Catalog");
        Add(_catalogue, Dct("title"), Text("Fiches régionales de coordination de l'information géolocalisée"));
        Add(_catalogue, Rdfs("label"), Text("Catalogue des fiches régionales de coordination"));
        Add(_catalogue, Dct("description"), Text(
            "Les fiches par lesquelles les régions décrivent la coordination de l'information géolocalisée, lues comme un graphe de "
            + "connaissances dont chaque énoncé renvoie au passage qui le porte."));
        Add(_catalogue, Dct("publisher"), _publisher);
        Add(_catalogue, Dct("language"), new Iri(French));
        Add(_catalogue, Foaf("homepage"), new Iri(_base));
    }

    private void AddService()
    {
        Iri service = Named("service/sparql");
        Type(service, "DataService");
        Add(service, Dct("title"), Text("Service SPARQL des fiches régionales"));
        Add(service, Rdfs("label"), Text("Service SPARQL"));
        Add(service, Dct("identifier"), new Literal("service-sparql"));
        Add(service, Dct("publisher"), _publisher);
        Add(service, Dcat("endpointURL"), Named("sparql"));
        Add(service, Dcat("endpointDescription"), new Iri("https://www.w3.org/TR/sparql11-protocol/"));
        Add(_catalogue, Dcat("service"), service);
    }

    private void AddFiche(FicheEntry fiche)
    {
        Iri dataset = AddDataset(
            "fiche-" + fiche.FileName,
            fiche.Title,
            $"Ce que dit la « {fiche.Title} » du CNIG : acteurs, enjeux, cadre, instances, plateformes et correspondants de la coordination de "
            + "l'information géolocalisée, avec la citation du passage qui porte chaque énoncé.",
            "dumps/fiches/" + fiche.FileName);
        Add(dataset, Dcat("landingPage"), fiche.Iri);
        if (fiche.Region is not null) Add(dataset, Dct("spatial"), fiche.Region);
        if (fiche.Date is not null) Modified(dataset, "fiche-" + fiche.FileName, fiche.Date);
    }

    /// <summary>The dataset of an edition that another one replaces says so (DCAT 3, 11 Versioning).</summary>
    private void LinkEditions(IReadOnlyList<FicheEntry> fiches)
    {
        foreach (FicheEntry older in fiches)
        {
            if (fiches.FirstOrDefault(fiche => fiche.Iri == older.ReplacedBy) is not { } newer) continue;
            Iri before = DatasetOf(older), after = DatasetOf(newer);
            Add(after, Dcat("previousVersion"), before);
            Add(after, Dct("replaces"), before);
            Add(before, Dct("isReplacedBy"), after);
        }
    }

    private Iri DatasetOf(FicheEntry fiche) => Named("jeu-de-donnees/fiche-" + fiche.FileName);

    private void AddWholeGraph(IReadOnlyList<FicheEntry> fiches)
    {
        Iri dataset = AddDataset(
            "graphe",
            "Graphe de la coordination régionale de l'information géolocalisée",
            "Toutes les fiches régionales du CNIG, les documents dont elles viennent, les vocabulaires et les tables d'autorité, en un graphe dont "
            + "chaque énoncé renvoie au passage qui le porte.",
            "dumps/graphe");
        Add(dataset, Dcat("landingPage"), new Iri(_base));
        Add(Named("service/sparql"), Dcat("servesDataset"), dataset);
        if (fiches.Select(fiche => fiche.Date).MaxBy(date => date?.LexicalForm, StringComparer.Ordinal) is { } newest) Modified(dataset, "graphe", newest);
    }

    private Iri AddDataset(string key, string title, string description, string path)
    {
        Iri dataset = Named("jeu-de-donnees/" + key);
        Type(dataset, "Dataset");
        Add(dataset, Dct("title"), Text(title));
        Add(dataset, Rdfs("label"), Text($"{title} (jeu de données)"));
        Add(dataset, Dct("description"), Text(description));
        Add(dataset, Dct("identifier"), new Literal(key));
        Add(dataset, Dct("publisher"), _publisher);
        Add(dataset, Dct("language"), new Iri(French));
        Add(dataset, Dcat("theme"), new Iri(Government));
        foreach (string keyword in new[] { "information géographique", "coordination régionale", "CNIG" }) Add(dataset, Dcat("keyword"), Text(keyword));
        foreach ((RdfFormat format, string fileType) in Files) AddDistribution(dataset, key, title, path, format, fileType);
        Iri notice = Named("notice/" + key);
        Type(notice, "CatalogRecord");
        Add(notice, Rdfs("label"), Text($"{title} (notice)"));
        Add(notice, Foaf("primaryTopic"), dataset);
        Add(notice, Dct("identifier"), new Literal(key));
        Add(_catalogue, Dcat("dataset"), dataset);
        Add(_catalogue, Dcat("record"), notice);
        return dataset;
    }

    private void AddDistribution(Iri dataset, string key, string title, string path, RdfFormat format, string fileType)
    {
        Iri distribution = Named($"jeu-de-donnees/{key}/{format.Extension()[1..]}");
        Iri file = Named(path + format.Extension());
        Type(distribution, "Distribution");
        Add(distribution, Dct("title"), Text($"{title} — {format.Name()}"));
        Add(distribution, Rdfs("label"), Text($"{title} — {format.Name()}"));
        Add(distribution, Dcat("accessURL"), file);
        Add(distribution, Dcat("downloadURL"), file);
        Add(distribution, Dct("format"), new Iri(FileTypes + fileType));
        Add(distribution, Dcat("mediaType"), new Iri(MediaTypes + format.MediaType()));
        Add(dataset, Dcat("distribution"), distribution);
    }

    /// <summary>The newest edition that a dataset holds is also the day of its record: equal sources give equal catalogues.</summary>
    private void Modified(Iri dataset, string key, Literal date)
    {
        Add(dataset, Dct("modified"), date);
        Add(Named("notice/" + key), Dct("modified"), date);
    }

    private static Iri Dcat(string name) => new("http://www.w3.org/ns/dcat#" + name);

    private static Iri Dct(string name) => new("http://purl.org/dc/terms/" + name);

    private static Iri Foaf(string name) => new("http://xmlns.com/foaf/0.1/" + name);

    private static Iri Rdfs(string name) => new("http://www.w3.org/2000/01/rdf-schema#" + name);

    private static Literal Text(string text) => new(text, "fr");

    private Iri Named(string path) => new(_base + path);

    private void Type(Iri subject, string @class) => Add(subject, RdfVocabulary.Type, Dcat(@class));

    private void Add(Iri subject, Iri predicate, Term @object) => _quads.Add(subject, predicate, @object, _graph);
}
