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

    [Theory]
    [InlineData("/lieu/%C3%89vreux", "<https://data.cnig.example/lieu/Évreux>")]
    [InlineData("/lieu/%c3%89vreux.ttl", "<https://data.cnig.example/lieu/Évreux>")]
    [InlineData("/lieu/%C3%8Eles", "<https://data.cnig.example/lieu/%C3%8Eles>")]
    [InlineData("/lieu/%c3%8eles", "<https://data.cnig.example/lieu/%C3%8Eles>")]
    [InlineData("/note.ttl", "<https://data.cnig.example/note.ttl>")]
    [InlineData("/note.ttl.ttl", "<https://data.cnig.example/note.ttl>")]
    [InlineData("/note", "<https://data.cnig.example/note>")]
    public async Task Path_NameOfAResource_IsFoundHoweverItIsSpelt(string path, string expected)
    {
        await using WritableServer writable = await WritableServer.StartAsync();
        (await writable.UpdateAsync(
            """
            INSERT DATA {
              <https://data.cnig.example/lieu/Évreux> a <http://example.org/Town> .
              <https://data.cnig.example/lieu/%C3%8Eles> a <http://example.org/Islands> .
              <https://data.cnig.example/note> a <http://example.org/Note> .
              <https://data.cnig.example/note.ttl> a <http://example.org/File> .
            }
            """)).Dispose();
        var address = new Uri(writable.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        string turtle = await writable.Client.GetStringAsync(address);
        Assert.Contains(expected, turtle, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/only-object")]
    [InlineData("/only-predicate")]
    [InlineData("/only-graph")]
    public async Task Resource_ThatIsNoSubject_IsThere_ForPeopleAndForPrograms(string path)
    {
        await using WritableServer writable = await WritableServer.StartAsync();
        (await writable.UpdateAsync(
            """
            BASE <https://data.cnig.example/>
            INSERT DATA { GRAPH <only-graph> { <http://example.org/s> <only-predicate> <only-object> } }
            """)).Dispose();
        foreach (string accept in new[] { "text/turtle", "text/html" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Accept.ParseAdd(accept);
            using HttpResponseMessage response = await writable.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("http://example.org/s", WebUtility.UrlDecode(await response.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Page_OfAResourceWithManyStatements_ShowsSome_TheTypeFirst_AndSaysSo()
    {
        await using WritableServer writable = await WritableServer.StartAsync();
        string values = string.Join(", ", Enumerable.Range(0, 1000));
        (await writable.UpdateAsync($"INSERT DATA {{ <https://data.cnig.example/hub> <http://a.example/p> {values} ; a <http://example.org/Hub> }}")).Dispose();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/hub");
        request.Headers.Accept.ParseAdd("text/html");
        using HttpResponseMessage response = await writable.Client.SendAsync(request);
        string html = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        Assert.Contains("200 énoncés affichés sur 1\u202F001", html, StringComparison.Ordinal);
        Assert.Contains("http://example.org/Hub", html, StringComparison.Ordinal);
        Assert.Equal(201, html.Split("<tr>").Length - 1);
    }

    [Fact]
    public async Task Page_OfAPassage_ShowsItsWords()
    {
        string csv = await server.Client.GetStringAsync("/sparql?format=csv&query=" + Uri.EscapeDataString(
            "PREFIX oa: <http://www.w3.org/ns/oa#> SELECT ?p ?e { ?p oa:hasSelector/oa:exact ?e FILTER (!CONTAINS(?e, '\"') && !CONTAINS(?e, ',') && !CONTAINS(?e, '\\n')) } LIMIT 1"));
        string[] row = csv.Split("\r\n")[1].Split(',');
        using HttpResponseMessage response = await GetAsync("/" + row[0][BaseIri.Length..], "text/html");
        string html = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        Assert.Contains($"<q>{row[1]}</q>", html, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        return await server.Client.SendAsync(request);
    }
}
