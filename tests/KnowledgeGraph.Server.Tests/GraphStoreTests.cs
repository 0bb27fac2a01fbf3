using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace KnowledgeGraph.Server.Tests;

public class GraphStoreTests
{
    private const string Graph = "/graph-store?graph=http%3A%2F%2Fexample.org%2Fg";

    [Theory]
    [InlineData("text/turtle", "<s> <p> 1 .")]
    [InlineData("application/n-triples", "<http://example.org/s> <http://example.org/p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .")]
    [InlineData("application/ld+json", """{"@id": "s", "http://example.org/p": 1}""")]
    [InlineData("application/trig", "<s> <p> 1 .")]
    [InlineData("application/n-quads", "<http://example.org/s> <http://example.org/p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .")]
    [InlineData("application/rdf+xml", """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://example.org/"><rdf:Description rdf:about="s"><e:p rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">1</e:p></rdf:Description></rdf:RDF>""")]
    public async Task Put_EverySyntax_IsRead_AndItsBaseIsTheGraph(string mediaType, string text)
    {
        await using WritableServer server = await WritableServer.StartAsync();
        using HttpResponseMessage response = await server.SendAsync("PUT", Graph, new StringContent(text, Encoding.UTF8, mediaType));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.True(await server.AskAsync("ASK { GRAPH <http://example.org/g> { <http://example.org/s> ?p 1 } }"));
        using var request = new HttpRequestMessage(HttpMethod.Get, Graph);
        request.Headers.Accept.ParseAdd(mediaType);
        using HttpResponseMessage read = await server.Client.SendAsync(request);
        Assert.Equal(mediaType, read.Content.Headers.ContentType!.MediaType);
        Assert.Contains("http://example.org/", await read.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_BrokenDocument_Is400_WithItsPlace_AndLeavesTheGraphAsItWas()
    {
        await using WritableServer server = await WritableServer.StartAsync();
        (await server.SendAsync("PUT", Graph, WritableServer.Turtle("<s> <p> \"before\" ."))).Dispose();
        using HttpResponseMessage response = await server.SendAsync("PUT", Graph, WritableServer.Turtle("<s> <p> \"after\" .\n<s> <p> ."));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("the body:2:9:", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(await server.AskAsync("ASK { ?s ?p \"before\" FILTER NOT EXISTS { ?a ?b \"after\" } }"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public async Task Put_PackedDocument_IsUnpacked(string encoding)
    {
        await using WritableServer server = await WritableServer.StartAsync();
        using HttpResponseMessage response = await server.SendAsync("PUT", Graph, Packed(encoding, "<s> <p> 1 ."u8.ToArray()));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.True(await server.AskAsync("ASK { <http://example.org/s> ?p 1 }"));
    }

    [Fact]
    public async Task Put_GraphNamedWithLettersBeyondAscii_IsCreated_AndItsLocationIsAUri()
    {
        await using WritableServer server = await WritableServer.StartAsync();
        using HttpResponseMessage response = await server.SendAsync(
            "PUT", "/graph-store?graph=http%3A%2F%2Fexample.org%2F%C3%A9", WritableServer.Turtle("<s> <p> 1 ."));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("http://example.org/%C3%A9", response.Headers.GetValues("Location").Single());
        Assert.True(await server.AskAsync("ASK { GRAPH <http://example.org/é> { ?s ?p 1 } }"));
    }

    [Fact]
    public async Task Post_FormOfThousandsOfParts_Is400()
    {
        await using WritableServer server = await WritableServer.StartAsync();
        var form = new MultipartFormDataContent();
        for (int i = 0; i < 1500; i++) form.Add(WritableServer.Turtle("<s> <p> 1 ."), "part");
        using HttpResponseMessage response = await server.SendAsync("POST", Graph, form);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("parts", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(await server.AskAsync("ASK { GRAPH ?g { ?s ?p ?o } }"));
    }

    [Fact]
    public async Task Put_OtherEncoding_Is415_AndNamesThoseThatAreRead()
    {
        await using WritableServer server = await WritableServer.StartAsync();
        StringContent content = WritableServer.Turtle("<s> <p> 1 .");
        content.Headers.ContentEncoding.Add("br");
        using HttpResponseMessage response = await server.SendAsync("PUT", Graph, content);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("zstd", response.Headers.GetValues("Accept-Encoding").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Put_LongerThanTheLimit_Is413(bool isPacked)
    {
        await using WritableServer server = await WritableServer.StartAsync("--Sparql:MaxUploadMiB", "1");
        byte[] text = Encoding.ASCII.GetBytes("<s> <p> 1 .\n" + new string('#', 2 << 20));
        using HttpContent content = isPacked ? Packed("gzip", text) : new ByteArrayContent(text);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/turtle");
        using HttpResponseMessage response = await server.SendAsync("PUT", Graph, content);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.False(await server.AskAsync("ASK { ?s ?p ?o }"));
    }

    [Fact]
    public async Task Put_CutOffGzip_Is400()
    {
        await using WritableServer server = await WritableServer.StartAsync();
        byte[] packed = await Packed("gzip", "<s> <p> 1 ."u8.ToArray()).ReadAsByteArrayAsync();
        using var content = new ByteArrayContent(packed[..^6]);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/turtle");
        content.Headers.ContentEncoding.Add("gzip");
        using HttpResponseMessage response = await server.SendAsync("PUT", Graph, content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(await server.AskAsync("ASK { ?s ?p ?o }"));
    }

    [Theory]
    [InlineData("PUT", "/graph-store", HttpStatusCode.BadRequest)]
    [InlineData("DELETE", "/graph-store", HttpStatusCode.BadRequest)]
    [InlineData("PUT", "/graph-store?graph=relative", HttpStatusCode.BadRequest)]
    [InlineData("PUT", "/graph-store?default&graph=http%3A%2F%2Fexample.org%2Fg", HttpStatusCode.BadRequest)]
    [InlineData("PUT", "/graph-store/here?default", HttpStatusCode.BadRequest)]
    [InlineData("DELETE", "/graph-store?graph=http%3A%2F%2Fexample.org%2Fnone", HttpStatusCode.NotFound)]
    [InlineData("GET", "/graph-store?graph=http%3A%2F%2Fexample.org%2Fnone", HttpStatusCode.NotFound)]
    [InlineData("GET", "/graph-store?default", HttpStatusCode.OK)]
    [InlineData("DELETE", "/graph-store?default", HttpStatusCode.NoContent)]
    [InlineData("PATCH", "/graph-store?default", HttpStatusCode.MethodNotAllowed)]
    public async Task Request_Target_Decides(string method, string address, HttpStatusCode expected)
    {
        await using WritableServer server = await WritableServer.StartAsync();
        using HttpResponseMessage response = await server.SendAsync(method, address, method == "PUT" ? WritableServer.Turtle("<s> <p> 1 .") : null);
        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/octet-stream")]
    public async Task Put_UnknownType_Is415(string mediaType)
    {
        await using WritableServer server = await WritableServer.StartAsync();
        using HttpResponseMessage response = await server.SendAsync("PUT", Graph, new StringContent("x", Encoding.UTF8, mediaType));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task Store_QuadsPosted_GoToTheirGraphs_AndComeBack()
    {
        await using WritableServer server = await WritableServer.StartAsync();
        const string Quads = "<http://example.org/s> <http://example.org/p> \"1\" <http://example.org/g> .\n<http://example.org/s> <http://example.org/p> \"2\" .\n";
        using HttpResponseMessage response = await server.SendAsync("POST", "/graph-store", new StringContent(Quads, Encoding.UTF8, "application/n-quads"));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        string stored = await server.Client.GetStringAsync("/graph-store?format=nquads");
        Assert.Equal(Quads.Split('\n').Order(), stored.Split('\n').Order());
    }

    [Fact]
    public async Task Put_QuadsOfOtherGraphs_IsRefused()
    {
        await using WritableServer server = await WritableServer.StartAsync();
        using HttpResponseMessage response = await server.SendAsync(
            "PUT", Graph, new StringContent("<http://example.org/s> <http://example.org/p> \"1\" <http://example.org/other> .", Encoding.UTF8, "application/n-quads"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(await server.AskAsync("ASK { ?s ?p ?o }"));
    }

    [Fact]
    public async Task Get_ManyStatements_AreAllThere()
    {
        await using WritableServer server = await WritableServer.StartAsync();
        string text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<http://example.org/{i}> <http://example.org/p> \"{i}\" .\n"));
        (await server.SendAsync("PUT", Graph, new StringContent(text, Encoding.UTF8, "application/n-triples"))).Dispose();
        string stored = await server.Client.GetStringAsync(Graph + "&format=ntriples");
        Assert.Equal(text.Split('\n').Order(StringComparer.Ordinal), stored.Split('\n').Order(StringComparer.Ordinal));
    }

    private static ByteArrayContent Packed(string encoding, byte[] text)
    {
        using var packed = new MemoryStream();
        using (Stream stream = encoding == "gzip" ? new GZipStream(packed, CompressionMode.Compress, true) : new ZstdSharp.CompressionStream(packed, leaveOpen: true))
        {
            stream.Write(text);
        }
        var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("text/turtle");
        content.Headers.ContentEncoding.Add(encoding);
        return content;
    }
}
