using System.Net;
using System.Net.Http.Headers;
using KnowledgeGraph.Formats.JsonLd;

namespace KnowledgeGraph.Formats.Tests.JsonLd;

public class HttpDocumentLoaderTests
{
    [Theory]
    [InlineData("https://ctx.example/a", true)]
    [InlineData("https://CTX.example:443/a", true)]
    [InlineData("https://ctx.example.evil/a", false)]
    [InlineData("https://ctx.example@evil/a", false)]
    [InlineData("http://ctx.example/a", false)]
    [InlineData("https://localhost/a", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("https://paths.example/public/../secret", false)]
    public void Load_OnlyWhatIsOnTheList(string url, bool allowed)
    {
        var server = new Server((request, _) => Json("{}"));
        using HttpDocumentLoader loader = Loader(server, "https://ctx.example", "https://paths.example/public/");
        if (allowed) loader.Load(url, requestContext: true);
        else Assert.Contains("may be loaded", Assert.Throws<JsonLdException>(() => loader.Load(url, requestContext: true)).Reason, StringComparison.Ordinal);
        Assert.Equal(allowed ? 1 : 0, server.Requests);
    }

    [Fact]
    public void Load_RedirectToElsewhere_IsRefused()
    {
        using HttpDocumentLoader loader = Loader(new Server((_, _) => Redirect("http://169.254.169.254/")), "https://ctx.example/");
        Assert.Contains("169.254.169.254", Refused(loader).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_RedirectWithoutEnd_IsRefused()
    {
        var server = new Server((_, count) => Redirect($"/{count}"));
        using HttpDocumentLoader loader = Loader(server, "https://ctx.example/");
        Assert.Contains("redirected", Refused(loader).Reason, StringComparison.Ordinal);
        Assert.Equal(6, server.Requests);
    }

    [Fact]
    public void Load_DocumentOverTheLimit_IsRefusedWithoutReadingItAll()
    {
        using HttpDocumentLoader loader = Loader(new Server((_, _) => Json(new string(' ', 2_000_000))), "https://ctx.example/");
        Assert.Contains("larger than 1048576", Refused(loader).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ServerThatNeverAnswers_IsGivenUp()
    {
        var options = new HttpDocumentLoaderOptions { AllowedPrefixes = ["https://ctx.example/"], Timeout = TimeSpan.FromMilliseconds(20) };
        using var loader = new HttpDocumentLoader(options, new Server((_, _) => null));
        Assert.Contains("did not answer", Refused(loader).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Twice_AsksTheServerOnceUntilTheCopyIsOld()
    {
        var clock = new Clock();
        var server = new Server((_, _) => Json("{}"));
        var options = new HttpDocumentLoaderOptions { AllowedPrefixes = ["https://ctx.example/"], MaxCachedDocuments = 2 };
        using var loader = new HttpDocumentLoader(options, server, clock);
        loader.Load("https://ctx.example/a", requestContext: true);
        loader.Load("https://ctx.example/a", requestContext: true);
        Assert.Equal(1, server.Requests);
        clock.Now += TimeSpan.FromHours(2);
        loader.Load("https://ctx.example/a", requestContext: true);
        Assert.Equal(2, server.Requests);
        loader.Load("https://ctx.example/b", requestContext: true);
        loader.Load("https://ctx.example/c", requestContext: true);
        loader.Load("https://ctx.example/a", requestContext: true);
        Assert.Equal(5, server.Requests);
    }

    [Fact]
    public void Load_Preloaded_NeedsNoNetwork()
    {
        var loader = new PreloadedDocumentLoader([new("https://ctx.example/a", "{}"u8.ToArray())]);
        Assert.Equal("{}"u8.ToArray(), loader.Load("https://ctx.example/a", requestContext: true).Content.ToArray());
        Assert.Throws<JsonLdException>(() => loader.Load("https://ctx.example/b", requestContext: true));
    }

    private static HttpDocumentLoader Loader(Server server, params string[] allowed) =>
        new(new HttpDocumentLoaderOptions { AllowedPrefixes = allowed }, server);

    private static JsonLdException Refused(HttpDocumentLoader loader)
    {
        JsonLdException error = Assert.Throws<JsonLdException>(() => loader.Load("https://ctx.example/a", requestContext: true));
        Assert.Equal("loading document failed", error.Code);
        return error;
    }

    private static HttpResponseMessage Json(string text) =>
        new(HttpStatusCode.OK) { Content = new StringContent(text, new MediaTypeHeaderValue("application/ld+json")) };

    private static HttpResponseMessage Redirect(string target)
    {
        var response = new HttpResponseMessage(HttpStatusCode.Found);
        response.Headers.Location = new Uri(target, UriKind.RelativeOrAbsolute);
        return response;
    }

    private sealed class Server(Func<HttpRequestMessage, int, HttpResponseMessage?> answer) : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            if (answer(request, Requests) is { } response) return response;
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
