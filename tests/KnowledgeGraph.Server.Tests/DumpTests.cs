using System.Net;
using System.Net.Http.Headers;
using KnowledgeGraph.Catalogue.Building;

namespace KnowledgeGraph.Server.Tests;

[Collection(nameof(ServerCollection))]
public sealed class DumpTests(TestServer server)
{
    [Theory]
    [InlineData("ttl", "text/turtle")]
    [InlineData("jsonld", "application/ld+json")]
    [InlineData("nq", "application/n-quads")]
    [InlineData("trig", "application/trig")]
    public async Task WholeGraph_EveryFormat_HasTypeValidatorsAndBytes(string extension, string mediaType)
    {
        using HttpResponseMessage response = await server.Client.GetAsync($"/dumps/graphe.{extension}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal($"{mediaType}; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.False(response.Headers.ETag!.IsWeak);
        Assert.NotNull(response.Content.Headers.LastModified);
        Assert.True((await response.Content.ReadAsByteArrayAsync()).Length > 10_000);
    }

    [Fact]
    public async Task WholeGraph_SameEtag_Is304()
    {
        using HttpResponseMessage first = await server.Client.GetAsync("/dumps/graphe.nq");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/dumps/graphe.nq");
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(first.Headers.ETag!.Tag));
        using HttpResponseMessage second = await server.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task WholeGraph_Head_HasTheHeadersOfGet()
    {
        using HttpResponseMessage get = await server.Client.GetAsync("/dumps/graphe.ttl");
        using HttpResponseMessage head = await server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/dumps/graphe.ttl"));
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task EveryFiche_HasItsFiles_AndThePageLinksThem()
    {
        string page = await server.Client.GetStringAsync("/dumps/");
        FicheEntry[] fiches = [.. server.State.Report!.Fiches];
        Assert.Equal(4, fiches.Length);
        foreach (FicheEntry fiche in fiches)
        {
            foreach (string extension in new[] { "ttl", "jsonld", "nq", "trig" })
            {
                string path = $"/dumps/fiches/{fiche.FileName}.{extension}";
                Assert.Contains($"\"{path}\"", page, StringComparison.Ordinal);
                string text = await server.Client.GetStringAsync(path);
                Assert.NotEmpty(text);
            }
        }
    }

    [Theory]
    [InlineData("/dumps/graphe.exe")]
    [InlineData("/dumps/other.ttl")]
    [InlineData("/dumps/fiches/none.ttl")]
    [InlineData("/dumps/fiches/..%2f..%2fetc%2fpasswd.ttl")]
    public async Task UnknownName_Is404(string path)
    {
        using HttpResponseMessage response = await server.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
