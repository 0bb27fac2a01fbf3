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

    [Theory]
    [InlineData("application/problem+json")]
    [InlineData("application/json")]
    public async Task Query_SyntaxError_IsAProblemWithItsPlace_ForWhoAsksForJson(string accept)
    {
        using HttpResponseMessage response = await PostAsync("SELECT *\nWHERE { ?s ?p }", accept);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        using JsonDocument problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(400, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Equal(2, problem.RootElement.GetProperty("line").GetInt32());
        Assert.Equal(15, problem.RootElement.GetProperty("column").GetInt32());
        Assert.Contains("line 2, column 15", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%22caf%e9%22%20%7D")]
    [InlineData("/sparql?query=ASK%7B%7D&default-graph-uri=http%3A%2F%2Fexample.org%2F%ff")]
    public async Task Get_ParameterThatIsNoUtf8_Is400(string address)
    {
        using HttpResponseMessage response = await server.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("UTF-8", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_FormThatIsNoUtf8_Is400()
    {
        using var content = new StringContent("query=ASK+%7B+%3Fs+%3Fp+%22caf%E9%22+%7D", Encoding.ASCII, "application/x-www-form-urlencoded");
        using HttpResponseMessage response = await server.Client.PostAsync("/sparql", content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Explain_Text_IsThePlanWithWhatCame()
    {
        string plan = await server.Client.GetStringAsync("/sparql?explain=text&query=" + Uri.EscapeDataString("SELECT ?s { ?s a ?c } LIMIT 3"));
        Assert.Contains("3 came in", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT ?s { ?s a ?c } LIMIT 3")]
    [InlineData("ASK { ?s a ?c }")]
    [InlineData("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 3")]
    public async Task Explain_Json_IsThePlan(string query)
    {
        using HttpResponseMessage response = await server.Client.GetAsync("/sparql?explain=json&query=" + Uri.EscapeDataString(query));
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        using JsonDocument plan = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.True(plan.RootElement.GetProperty("actualRows").GetInt64() > 0);
    }

    [Theory]
    [InlineData("explain=dance")]
    [InlineData("timeout=soon")]
    [InlineData("timeout=0")]
    [InlineData("timeout=-1")]
    [InlineData("timeout=NaN")]
    [InlineData("timeout=1&timeout=2")]
    public async Task Query_ParameterThatMeansNothing_Is400(string parameter)
    {
        using HttpResponseMessage response = await server.Client.GetAsync("/sparql?query=ASK%7B%7D&" + parameter);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Timeout_TooShortForTheQuery_Is503_AndNamesTheLimit()
    {
        string query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (STRLEN(CONCAT(STR(?a), STR(?d), STR(?g))) = 1) }";
        using HttpResponseMessage response = await server.Client.GetAsync("/sparql?timeout=0.05&query=" + Uri.EscapeDataString(query));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("0.05 s", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task Head_Query_HasTheHeadersOfItsAnswer()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/sparql?query=" + Uri.EscapeDataString("SELECT * { ?s ?p ?o }"));
        using HttpResponseMessage response = await server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/sparql-results+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/sparql", "GET, HEAD, OPTIONS, POST")]
    [InlineData("/graph-store", "DELETE, GET, HEAD, OPTIONS, POST, PUT")]
    [InlineData("/graph-store/a/b", "DELETE, GET, HEAD, OPTIONS, POST, PUT")]
    public async Task Options_NamesTheMethods(string address, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, address);
        using HttpResponseMessage response = await server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(expected, string.Join(", ", response.Content.Headers.Allow.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("/sparql", "POST", true)]
    [InlineData("/graph-store", "GET", true)]
    [InlineData("/graph-store", "PUT", false)]
    public async Task Options_FromAnotherOrigin_AllowsReading(string address, string method, bool isAllowed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, address);
        request.Headers.Add("Origin", "https://elsewhere.example");
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", "content-type");
        using HttpResponseMessage response = await server.Client.SendAsync(request);
        bool names = response.Headers.TryGetValues("Access-Control-Allow-Methods", out IEnumerable<string>? methods)
            && string.Join(",", methods).Contains(method, StringComparison.Ordinal);
        Assert.Equal(isAllowed, names || method is "GET" && response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Put_Sparql_Is405_AndNamesTheMethods()
    {
        using HttpResponseMessage response = await server.Client.PutAsync("/sparql", null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Contains("POST", response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Query_RelativeIri_IsResolvedAgainstTheBaseOfTheGraph()
    {
        using HttpResponseMessage response = await PostAsync("CONSTRUCT { <s> <p> 1 } WHERE {}", "application/n-triples");
        Assert.StartsWith("<https://data.cnig.example/s>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT * { SERVICE <http://127.0.0.1:1/sparql> { ?s ?p ?o } }", HttpStatusCode.BadGateway)]
    [InlineData("SELECT * { SERVICE SILENT <http://127.0.0.1:1/sparql> { ?s ?p ?o } }", HttpStatusCode.OK)]
    public async Task Query_ServiceThatIsNotAllowed_IsNotCalled(string query, HttpStatusCode expected)
    {
        using HttpResponseMessage response = await PostAsync(query, "*/*");
        Assert.Equal(expected, response.StatusCode);
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
    public async Task Get_WithoutQuery_IsAPageForPeople_AndADescriptionForPrograms()
    {
        using var page = new HttpRequestMessage(HttpMethod.Get, "/sparql");
        page.Headers.Accept.ParseAdd("text/html");
        using HttpResponseMessage html = await server.Client.SendAsync(page);
        Assert.Equal("text/html", html.Content.Headers.ContentType!.MediaType);
        using HttpResponseMessage description = await server.Client.GetAsync("/sparql");
        Assert.Equal("text/turtle", description.Content.Headers.ContentType!.MediaType);
        string text = await description.Content.ReadAsStringAsync();
        Assert.Contains("sd:UnionDefaultGraph", text, StringComparison.Ordinal);
        Assert.Contains("sd:SPARQL12Query", text, StringComparison.Ordinal);
        using var neither = new HttpRequestMessage(HttpMethod.Get, "/sparql");
        neither.Headers.Accept.ParseAdd("application/sparql-results+json");
        using HttpResponseMessage hint = await server.Client.SendAsync(neither);
        Assert.Equal(HttpStatusCode.BadRequest, hint.StatusCode);
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
