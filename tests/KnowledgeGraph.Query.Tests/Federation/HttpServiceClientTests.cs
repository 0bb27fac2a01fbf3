using System.Net;
using System.Text;
using KnowledgeGraph.Query.Federation;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Query.Tests.Federation;

public sealed class HttpServiceClientTests
{
    private const string Json = """{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"http://example.org/a"}}]}}""";

    private static readonly Iri Endpoint = new("https://example.org/sparql");
    private static readonly HttpServiceOptions Options = new() { AllowedEndpoints = [Endpoint.Value], MaxBytes = 1000 };

    [Theory]
    [InlineData("application/sparql-results+json; charset=utf-8", Json)]
    [InlineData("text/tab-separated-values", "?s\n<http://example.org/a>\n")]
    [InlineData(
        "application/sparql-results+xml",
        "<sparql xmlns='http://www.w3.org/2005/sparql-results#'><head><variable name='s'/></head><results><result><binding name='s'>"
        + "<uri>http://example.org/a</uri></binding></result></results></sparql>")]
    public void Select_AllowedEndpoint_PostsTheQuery_AndReadsTheAnswer(string type, string body)
    {
        string? sent = null;
        using var client = new HttpServiceClient(Options, new StubHandler(request =>
        {
            Assert.Equal(HttpMethod.Post, request.Method);
            Assert.Equal(Endpoint.Value, request.RequestUri!.AbsoluteUri);
            sent = new StreamReader(request.Content!.ReadAsStream()).ReadToEnd();
            return Answer(type, body);
        }));
        SolutionTable table = client.Select(Endpoint, "SELECT ?s { ?s ?p 1 }", CancellationToken.None);
        Assert.Equal(new Iri("http://example.org/a"), Assert.Single(table.Rows)[0]);
        Assert.Equal("query=SELECT+%3Fs+%7B+%3Fs+%3Fp+1+%7D", sent);
    }

    [Theory]
    [InlineData("https://example.org/sparql/other")]
    [InlineData("https://example.org.evil.example/sparql")]
    [InlineData("http://example.org/sparql")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("https://user:secret@example.org/sparql")]
    [InlineData("file:///etc/passwd")]
    [InlineData("relative")]
    public void Select_AnythingElse_IsNotCalled(string endpoint)
    {
        using var client = new HttpServiceClient(Options, new StubHandler(_ => throw new InvalidOperationException("it was called")));
        var error = Assert.Throws<ServiceException>(() => client.Select(new Iri(endpoint), "SELECT * {}", CancellationToken.None));
        Assert.Contains(endpoint, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, "application/sparql-results+json", Json, "status 500")]
    [InlineData(HttpStatusCode.Redirect, "application/sparql-results+json", Json, "status 302")]
    [InlineData(HttpStatusCode.OK, "text/html", "<html/>", "text/html")]
    [InlineData(HttpStatusCode.OK, "application/sparql-results+json", "{", "cannot be read")]
    [InlineData(HttpStatusCode.OK, "application/sparql-results+json", null, "more than 1000 bytes")]
    public void Select_UselessAnswer_SaysWhatIsWrong(HttpStatusCode status, string type, string? body, string expected)
    {
        using var client = new HttpServiceClient(Options, new StubHandler(_ =>
        {
            HttpResponseMessage response = Answer(type, body ?? new string(' ', 1001));
            response.StatusCode = status;
            response.Headers.Location = new Uri("http://127.0.0.1/");
            return response;
        }));
        var error = Assert.Throws<ServiceException>(() => client.Select(Endpoint, "SELECT * {}", CancellationToken.None));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Select_SlowEndpoint_EndsAtTheLimit_OrWithTheCaller()
    {
        using var client = new HttpServiceClient(Options with { Timeout = TimeSpan.FromMilliseconds(20) }, new WaitingHandler());
        Assert.Throws<ServiceException>(() => client.Select(Endpoint, "SELECT * {}", CancellationToken.None));
        Assert.ThrowsAny<OperationCanceledException>(() => client.Select(Endpoint, "SELECT * {}", new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Create_EndpointThatIsNoAddress_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new HttpServiceClient(new HttpServiceOptions { AllowedEndpoints = ["example.org"] }));

    private static HttpResponseMessage Answer(string type, string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }

    private sealed class StubHandler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer(request));
    }

    private sealed class WaitingHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("it was not cancelled");
        }
    }
}
