using System.Net;
using KnowledgeGraph.Catalogue.Building;

namespace KnowledgeGraph.Server.Tests;

[Collection(nameof(ServerCollection))]
public sealed class ResourceTests(TestServer server)
{
    private const string BaseIri = "https://data.cnig.example/";

    [Theory]
    [InlineData("*/*", "text/turtle")]
    [InlineData("text/turtle", "text/turtle")]
    [InlineData("application/ld+json", "application/ld+json")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html")]
    public async Task Fiche_UnderItsPath_AnswersInTheFormatAskedFor(string accept, string expected)
    {
        foreach (FicheEntry fiche in server.State.Report!.Fiches)
        {
            using HttpResponseMessage response = await GetAsync("/" + fiche.Iri.Value[BaseIri.Length..], accept);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(expected, response.Content.Headers.ContentType!.MediaType);
            Assert.Contains("Accept", response.Headers.Vary);
        }
    }

    [Fact]
    public async Task EveryIriOfTheBase_ThatIsASubject_Answers()
    {
        string csv = await server.Client.GetStringAsync("/sparql?query=" + Uri.EscapeDataString(
            $"SELECT DISTINCT ?s {{ ?s ?p ?o FILTER (isIRI(?s) && STRSTARTS(STR(?s), \"{BaseIri}\") && !CONTAINS(STR(?s), \"#\")) }}") + "&format=csv");
        string[] iris = [.. csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)];
        Assert.True(iris.Length > 50, $"{iris.Length}");
        foreach (string iri in iris)
        {
            using HttpResponseMessage response = await GetAsync("/" + iri[BaseIri.Length..], "text/turtle");
            Assert.True(response.IsSuccessStatusCode, iri);
        }
    }

    [Theory]
    [InlineData("/nothing/here", "text/turtle")]
    [InlineData("/nothing/here", "text/html")]
    [InlineData("/resource?iri=http%3A%2F%2Fexample.org%2Fnone", "text/html")]
    public async Task UnknownResource_Is404(string path, string accept)
    {
        using HttpResponseMessage response = await GetAsync(path, accept);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Resource_NameWithMarkup_IsEncoded()
    {
        using HttpResponseMessage response = await GetAsync("/resource?iri=" + Uri.EscapeDataString("http://example.org/<script>alert(1)</script>"), "text/html");
        Assert.DoesNotContain("<script>alert", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".ttl", "text/turtle")]
    [InlineData(".jsonld", "application/ld+json")]
    public async Task Extension_GoesBeforeTheAcceptHeader(string extension, string mediaType)
    {
        string path = "/" + server.State.Report!.Fiches.First().Iri.Value[BaseIri.Length..];
        using HttpResponseMessage response = await GetAsync(path + extension, "text/html");
        Assert.Equal(mediaType, response.Content.Headers.ContentType!.MediaType);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        return await server.Client.SendAsync(request);
    }
}
