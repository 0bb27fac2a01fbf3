using KnowledgeGraph.Rdf;
using KnowledgeGraph.Server.Configuration;
using KnowledgeGraph.Server.Resources;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.Tests;

public class ResourceLinksTests
{
    private readonly ResourceLinks _links = new(Options.Create(new PublicationOptions { BaseIri = "https://data.cnig.example/" }));

    [Theory]
    [InlineData("https://data.cnig.example/fiche/76", "/fiche/76")]
    [InlineData("https://data.cnig.example/fiche/%C3%A9", "/fiche/%C3%A9")]
    [InlineData("https://data.cnig.example/", null)]
    [InlineData("https://data.cnig.example//elsewhere.example/", null)]
    [InlineData("https://data.cnig.example/fiche/../sparql", null)]
    [InlineData("https://data.cnig.example/fiche?query", null)]
    [InlineData("https://data.cnig.example/fiche#part", null)]
    [InlineData("https://data.cnig.example.org/fiche", null)]
    [InlineData("javascript:alert(1)", null)]
    public void To_AnyIri_StaysOnThisServer_AndNamesTheIri(string iri, string? path) =>
        Assert.Equal(path ?? "/resource?iri=" + Uri.EscapeDataString(iri), _links.To(new Iri(iri)));
}
