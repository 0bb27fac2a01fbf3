using System.Net;
using KnowledgeGraph.Query;
using KnowledgeGraph.Server.Ontology;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Tests;

/// <summary>The pages of the model and of its terms.</summary>
[Collection(nameof(ServerCollection))]
public sealed class OntologyPageTests(TestServer server)
{
    [Fact]
    public void Diagram_EveryArrow_StandsInTheGraph()
    {
        using Snapshot snapshot = server.AcquireSnapshot();
        var reader = new OntologyReader(new QueryEngine(), snapshot, TestContext.Current.CancellationToken);
        Assert.All(ModelDiagram.Links, link => Assert.True(reader.Links(link.From.Class, link.Property, link.To.Class), link.ToString()));
    }

    [Fact]
    public async Task Terms_Every_HasAPageWithItsDefinitionInBothLanguages()
    {
        using Snapshot snapshot = server.AcquireSnapshot();
        var reader = new OntologyReader(new QueryEngine(), snapshot, TestContext.Current.CancellationToken);
        IReadOnlyList<OntologyTerm> terms = reader.ReadTerms();
        Assert.Contains(terms, term => term is { IsClass: true, Name: "Fiche" });
        Assert.Contains(terms, term => term is { IsClass: false, Name: "pilotePar" });
        foreach (OntologyTerm term in terms)
        {
            string html = WebUtility.HtmlDecode(await server.Client.GetStringAsync("/ontologie/" + term.Name));
            Assert.Contains(term.Text(OntologyTerm.Comment, "fr"), html, StringComparison.Ordinal);
            Assert.Contains(term.Text(OntologyTerm.Comment, "en"), html, StringComparison.Ordinal);
            Assert.Contains(term.Text(OntologyTerm.ScopeNote, "fr"), html, StringComparison.Ordinal);
        }
        // Those of standards say what they are used for, and lead to their specification.
        Assert.Contains(terms, term => term is { IsReused: true, IsClass: true, Name: "org:Post" });
        string spatial = WebUtility.HtmlDecode(await server.Client.GetStringAsync("/ontologie/dct:spatial"));
        Assert.Contains("Région, département ou commune que la chose concerne.", spatial, StringComparison.Ordinal);
        Assert.Contains(terms.Single(term => term.Name == "dct:spatial").Things(OntologyTerm.IsDefinedBy).Single().Value, WebUtility.UrlDecode(spatial), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Term_Property_ShowsItsRulesInWords()
    {
        string html = WebUtility.HtmlDecode(await server.Client.GetStringAsync("/ontologie/operateur"));
        Assert.Contains("L'opérateur de la plateforme est une organisation nommée.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Term_OfNoOntology_IsNotFound()
    {
        using HttpResponseMessage response = await server.Client.GetAsync("/ontologie/rien");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Question_EverySaved_ShowsItsAnswer()
    {
        string html = await server.Client.GetStringAsync("/questions/");
        string answer = WebUtility.HtmlDecode(await server.Client.GetStringAsync("/questions/29-correspondants"));
        Assert.Contains("/questions/29-correspondants", html, StringComparison.Ordinal);
        Assert.Contains("Anne FROMAGE-MARIETTE", answer, StringComparison.Ordinal);
        Assert.Contains("non dit", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_Unknown_IsNotFound()
    {
        using HttpResponseMessage response = await server.Client.GetAsync("/questions/rien");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
