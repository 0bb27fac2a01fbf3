using KnowledgeGraph.Catalogue.Dcat;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Catalogue.Tests;

public sealed class CatalogueDescriberTests(RepositoryGraph graph) : IClassFixture<RepositoryGraph>
{
    private const string Dcat = "http://www.w3.org/ns/dcat#";
    private const string Dct = "http://purl.org/dc/terms/";

    private readonly Dataset _described = CatalogueDescriber.Describe(RepositoryGraph.Options.BaseIri, graph.Report.Fiches);

    [Fact]
    public void Describe_EveryFiche_IsADataset_AndTheWholeGraphToo() =>
        Assert.Equal(graph.Report.Fiches.Count + 1, Instances("Dataset").Count);

    [Fact]
    public void Describe_EveryDataset_HasWhatACatalogueAsksFor()
    {
        foreach (Term dataset in Instances("Dataset"))
        {
            Assert.Single(_described.Match(dataset, new Iri(Dct + "title")));
            Assert.Single(_described.Match(dataset, new Iri(Dct + "identifier")));
            Assert.Single(_described.Match(dataset, new Iri(Dct + "modified")));
            Literal description = Assert.IsType<Literal>(Assert.Single(_described.Match(dataset, new Iri(Dct + "description"))).Object);
            Assert.True(description.LexicalForm.Length > 100, description.LexicalForm);
            Assert.Equal(4, _described.Match(dataset, new Iri(Dcat + "distribution")).Count());
            Assert.Single(_described.Match(predicate: new Iri("http://xmlns.com/foaf/0.1/primaryTopic"), @object: dataset));
        }
    }

    [Fact]
    public void Describe_IdentifiersAndFiles_AreUnique()
    {
        string[] files = [.. _described.Match(predicate: new Iri(Dcat + "downloadURL")).Select(quad => ((Iri)quad.Object).Value)];
        Assert.Equal(files.Length, files.Distinct().Count());
        Assert.Contains("https://data.cnig.example/dumps/fiches/76-2022-10-05.ttl", files);
        string[] identifiers = [.. Instances("Dataset").SelectMany(one => _described.Match(one, new Iri(Dct + "identifier"))).Select(quad => ((Literal)quad.Object).LexicalForm)];
        Assert.Equal(identifiers.Length, identifiers.Distinct().Count());
    }

    [Fact]
    public void Describe_StandsInItsOwnGraph_WithoutBlankNodes() => Assert.All(_described, quad =>
    {
        Assert.Equal(new Iri("https://data.cnig.example/graphe/catalogue"), quad.Graph);
        Assert.IsNotType<BlankNode>(quad.Object);
    });

    [Fact]
    public void Describe_IsInTheGraphThatIsBuilt()
    {
        var whole = new DatasetSink();
        KnowledgeGraph.Storage.SnapshotExport.CopyTo(graph.Snapshot, KnowledgeGraph.Storage.GraphSelector.Each, whole);
        Assert.All(_described, quad => Assert.True(whole.Dataset.Contains(quad), quad.ToString()));
    }

    private List<Term> Instances(string name) => [.. _described.Match(predicate: RdfVocabulary.Type, @object: new Iri(Dcat + name)).Select(quad => quad.Subject)];
}
