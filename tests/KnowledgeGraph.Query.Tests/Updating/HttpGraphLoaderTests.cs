using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Query.Updating;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Query.Tests.Updating;

public sealed class HttpGraphLoaderTests : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _server;
    private readonly List<string> _asked = [];

    public HttpGraphLoaderTests()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            _server = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }
        _listener.Prefixes.Add(_server);
        _listener.Start();
        _ = AnswerAsync();
    }

    public void Dispose() => _listener.Close();

    [Theory]
    [InlineData("data/plain.ttl")]
    [InlineData("data/packed.ttl.gz")]
    [InlineData("data/typed")]
    [InlineData("data/moved")]
    public void Load_AllowedSource_IsRead_WithItsAddressAsBase(string path)
    {
        Dataset dataset = Load(path);
        Quad quad = Assert.Single(dataset);
        Assert.Equal(new Iri(_server + "data/s"), quad.Subject);
    }

    [Theory]
    [InlineData("other/plain.ttl", "is not among the sources")]
    [InlineData("data/../other/plain.ttl", "is not among the sources")]
    [InlineData("data/%2e%2e/other/plain.ttl", "is not among the sources")]
    [InlineData("data/..%2fother/plain.ttl", "is not among the sources")]
    public void Load_OtherSource_IsRefused_AndNotAskedFor(string path, string expected)
    {
        UpdateException error = Assert.Throws<UpdateException>(() => Load(path));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Empty(_asked);
    }

    [Theory]
    [InlineData("data/leads-away", "to which it is redirected")]
    [InlineData("data/circle", "redirected more than 5 times")]
    [InlineData("data/none", "status 404")]
    [InlineData("data/page", "neither its content type 'text/html'")]
    [InlineData("data/long", "more than 1000 bytes")]
    [InlineData("data/bomb.ttl.gz", "more than 1000 bytes")]
    [InlineData("data/slow", "took longer than 0.5 s")]
    public void Load_WhatGoesWrong_IsSaid(string path, string expected)
    {
        KnowledgeGraphException error = Assert.ThrowsAny<KnowledgeGraphException>(() => Load(path));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("/other/plain.ttl", _asked);
    }

    [Fact]
    public void Load_BrokenDocument_NamesItsPlace()
    {
        RdfSyntaxException error = Assert.Throws<RdfSyntaxException>(() => Load("data/broken.ttl"));
        Assert.Equal(1, error.Line);
    }

    [Fact]
    public void Load_PrivateAddress_IsNotCalled_UnlessAllowed()
    {
        UpdateException error = Assert.Throws<UpdateException>(() => Load("data/plain.ttl", allowsPrivateAddresses: false));
        Assert.Contains("no address of the public network", error.Message, StringComparison.Ordinal);
        Assert.Empty(_asked);
    }

    [Theory]
    [InlineData("file:///etc/")]
    [InlineData("http://user@example.org/")]
    [InlineData("http://example.org/data")]
    [InlineData("http://example.org/?q=/")]
    [InlineData("example.org/")]
    public void Create_SourceThatIsNone_IsRefused(string source) =>
        Assert.Throws<ArgumentException>(() => new HttpGraphLoader(new HttpGraphLoaderOptions { AllowedSources = [source] }));

    private Dataset Load(string path, bool allowsPrivateAddresses = true)
    {
        using var loader = new HttpGraphLoader(new HttpGraphLoaderOptions
        {
            AllowedSources = [_server + "data/"],
            AllowsPrivateAddresses = allowsPrivateAddresses,
            MaxBytes = 1000,
            Timeout = TimeSpan.FromSeconds(path == "data/slow" ? 0.5 : 30),
        });
        var sink = new DatasetSink();
        loader.Load(new Iri(_server + path), sink, CancellationToken.None);
        return sink.Dataset;
    }

    private async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            string path = context.Request.Url!.AbsolutePath;
            _asked.Add(path);
            if (path == "/data/slow") continue;
            (int status, string? type, byte[] body) = Answer(path);
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            if (status == 302) context.Response.RedirectLocation = Encoding.ASCII.GetString(body);
            else await context.Response.OutputStream.WriteAsync(body);
            context.Response.Close();
        }
    }

    private static (int Status, string? Type, byte[] Body) Answer(string path) => path switch
    {
        "/data/plain.ttl" => (200, "text/plain", "<s> <p> 1 ."u8.ToArray()),
        "/data/packed.ttl.gz" => (200, "application/gzip", Pack("<s> <p> 1 .")),
        "/data/typed" => (200, "text/turtle; charset=utf-8", "<s> <p> 1 ."u8.ToArray()),
        "/data/moved" => (302, null, "/data/typed"u8.ToArray()),
        "/data/leads-away" => (302, null, "/other/plain.ttl"u8.ToArray()),
        "/data/circle" => (302, null, "circle"u8.ToArray()),
        "/data/page" => (200, "text/html", "<p>"u8.ToArray()),
        "/data/long" => (200, "text/turtle", new byte[2000]),
        "/data/bomb.ttl.gz" => (200, "application/gzip", Pack("<s> <p> 1 ." + new string(' ', 100_000))),
        "/data/broken.ttl" => (200, "text/turtle", "<s> <p> ."u8.ToArray()),
        _ => (404, null, []),
    };

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
