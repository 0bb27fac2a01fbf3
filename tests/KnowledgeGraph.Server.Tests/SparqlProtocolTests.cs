using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace KnowledgeGraph.Server.Tests;

[Collection(nameof(ServerCollection))]
public sealed class SparqlProtocolTests(TestServer server)
{
    private const string Count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";

    [Fact]
    public async Task Get_Query_AnswersJsonByDefault()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sparql?query=" + Uri.EscapeDataString(Count));
        request.Headers.Add("Origin", "https://elsewhere.example");
        using HttpResponseMessage response = await server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/sparql-results+json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single(), ignoreCase: true);
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        string count = document.RootElement.GetProperty("results").GetProperty("bindings")[0].GetProperty("n").GetProperty("value").GetString()!;
        Assert.True(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) > 1000, count);
    }

    [Theory]
    [InlineData("application/sparql-results+json", "application/sparql-results+json")]
    [InlineData("application/sparql-results+xml", "application/sparql-results+xml")]
    [InlineData("text/csv", "text/csv")]
    [InlineData("text/tab-separated-values", "text/tab-separated-values")]
    [InlineData("application/json", "application/json")]
    [InlineData("*/*", "application/sparql-results+json")]
    [InlineData("text/turtle, text/csv;q=0.5", "text/csv")]
    [InlineData("text/*", "text/csv")]
    public async Task Select_Accept_ChoosesTheFormat(string accept, string expected)
    {
        using HttpResponseMessage response = await PostAsync(Count, accept);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("utf-8", response.Content.Headers.ContentType.CharSet);
        Assert.Equal("Accept", response.Headers.Vary.Single());
    }

    [Theory]
    [InlineData("text/turtle")]
    [InlineData("application/n-triples")]
    [InlineData("application/ld+json")]
    [InlineData("application/rdf+xml")]
    public async Task Construct_Accept_ChoosesTheFormat(string accept)
    {
        using HttpResponseMessage response = await PostAsync("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 5", accept);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(accept, response.Content.Headers.ContentType!.MediaType);
        Assert.NotEmpty(await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Post_Form_Answers()
    {
        using var form = new FormUrlEncodedContent([new("query", Count)]);
        using HttpResponseMessage response = await server.Client.PostAsync("/sparql", form);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Post_GraphParameters_ReplaceTheDataset()
    {
        using var form = new FormUrlEncodedContent(
        [
            new("query", "ASK { ?s ?p ?o }"), new("default-graph-uri", "http://example.org/none"),
        ]);
        using HttpResponseMessage response = await server.Client.PostAsync("/sparql", form);
        Assert.Contains("false", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_SyntaxError_Is400_WithLineAndColumn()
    {
        using HttpResponseMessage response = await PostAsync("SELECT *\nWHERE { ?s ?p }", "*/*");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith("line 2, column 15: ", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Query_NoAcceptableFormat_Is406_AndListsThem()
    {
        using HttpResponseMessage response = await PostAsync(Count, "image/png");
        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        Assert.Contains("text/csv", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData(null)]
    public async Task Post_OtherContentType_Is415(string? contentType)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Count));
        if (contentType is not null) content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using HttpResponseMessage response = await server.Client.PostAsync("/sparql", content);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task Update_IsRefused()
    {
        using var form = new FormUrlEncodedContent([new("update", "CLEAR ALL")]);
        using HttpResponseMessage response = await server.Client.PostAsync("/sparql", form);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Query_TooLong_Is413()
    {
        using HttpResponseMessage response = await PostAsync(Count + new string(' ', 2 * 1024 * 1024), "*/*");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Post_BodyFarTooLarge_Is413_AndSaysSo()
    {
        using var content = new ByteArrayContent(new byte[16 * 1024 * 1024]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        // Asks before it sends, so that the answer is not lost in a broken connection.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sparql") { Content = content };
        request.Headers.ExpectContinue = true;
        using HttpResponseMessage response = await server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("too large", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/name")]
    [InlineData("name")]
    [InlineData("http://example.org/a>b")]
    public async Task GraphParameter_NoAbsoluteIri_Is400(string graph)
    {
        using HttpResponseMessage response = await server.Client.GetAsync(
            $"/sparql?query=ASK%7B%7D&default-graph-uri={Uri.EscapeDataString(graph)}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "", "text/html")]
    [InlineData("text/html;q=0.1, application/sparql-results+json", "", "application/sparql-results+json")]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", "&format=csv", "text/csv")]
    public async Task Get_QueryFromABrowserOrNot_IsAPageWhereHtmlIsLikedBest(string accept, string parameters, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sparql?query=" + Uri.EscapeDataString(Count) + parameters);
        request.Headers.Accept.ParseAdd(accept);
        using HttpResponseMessage response = await server.Client.SendAsync(request);
        Assert.Equal(expected, response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Query_InvalidUtf8_Is400()
    {
        using var content = new ByteArrayContent([0x41, 0xFF]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/sparql-query");
        using HttpResponseMessage response = await server.Client.PostAsync("/sparql", content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Get_WithoutQuery_IsAPageForPeople_AndAHintForPrograms()
    {
        using var page = new HttpRequestMessage(HttpMethod.Get, "/sparql");
        page.Headers.Accept.ParseAdd("text/html");
        using HttpResponseMessage html = await server.Client.SendAsync(page);
        Assert.Equal("text/html", html.Content.Headers.ContentType!.MediaType);
        using HttpResponseMessage plain = await server.Client.GetAsync("/sparql");
        Assert.Equal(HttpStatusCode.BadRequest, plain.StatusCode);
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "", "text/html")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "&format=csv", "text/csv")]
    [InlineData("application/sparql-results+json,text/html;q=0.1", "", "application/sparql-results+json")]
    [InlineData("*/*", "", "application/sparql-results+json")]
    public async Task Get_Query_IsAPage_OnlyWhereHtmlIsLikedBest(string accept, string format, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sparql?query=" + Uri.EscapeDataString(Count) + format);
        request.Headers.Accept.ParseAdd(accept);
        using HttpResponseMessage response = await server.Client.SendAsync(request);
        Assert.Equal(expected, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Accept", response.Headers.Vary.Single());
    }

    [Theory]
    [InlineData("/relative")]
    [InlineData("http://example.org/a b")]
    public async Task Get_GraphParameterThatIsNoIri_Is400(string graph)
    {
        string address = $"/sparql?query={Uri.EscapeDataString(Count)}&default-graph-uri={Uri.EscapeDataString(graph)}";
        using HttpResponseMessage response = await server.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Post_FormWithTooLongQuery_Is413()
    {
        using var form = new FormUrlEncodedContent([new("query", Count + new string(' ', 2 * 1024 * 1024))]);
        using HttpResponseMessage response = await server.Client.PostAsync("/sparql", form);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Page_QueryInTheAddress_IsEncoded()
    {
        using var page = new HttpRequestMessage(HttpMethod.Get, "/sparql?query=" + Uri.EscapeDataString("</textarea><script>alert(1)</script>"));
        page.Headers.Accept.ParseAdd("text/html");
        using HttpResponseMessage html = await server.Client.SendAsync(page);
        Assert.DoesNotContain("<script>alert", await html.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> PostAsync(string query, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sparql")
        {
            Content = new StringContent(query, Encoding.UTF8, "application/sparql-query"),
        };
        request.Headers.Accept.ParseAdd(accept);
        return await server.Client.SendAsync(request);
    }
}
