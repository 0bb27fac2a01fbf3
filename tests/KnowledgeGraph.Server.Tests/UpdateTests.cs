using System.Net;
using System.Text;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Tests;

public sealed class UpdateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kg-server-update-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Update_Done_SaysWhatChanged_AndQueriesSeeIt()
    {
        await using WritableServer server = await WritableServer.StartAsync();
        using HttpResponseMessage response = await server.UpdateAsync(
            "INSERT DATA { <http://example.org/s> <http://example.org/p> 1, 2 } ; DELETE DATA { <http://example.org/s> <http://example.org/p> 3 }");
        Assert.Equal("""{"inserted":2,"deleted":0}""", await response.Content.ReadAsStringAsync());
        Assert.True(await server.AskAsync("ASK { <http://example.org/s> <http://example.org/p> 1, 2 }"));
    }

    [Theory]
    [InlineData("INSERT DATA { <http://example.org/s> }", "line 1, column 38")]
    [InlineData("INSERT DATA { <http://example.org/s> <http://example.org/p> 2 } ; DROP GRAPH <http://example.org/none>", "there is no graph")]
    public async Task Update_ThatFails_Is400_AndChangesNothing(string update, string expected)
    {
        await using WritableServer server = await WritableServer.StartAsync();
        using HttpResponseMessage response = await server.UpdateAsync(update);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(expected, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(await server.AskAsync("ASK { ?s ?p ?o }"));
    }

    [Fact]
    public async Task Update_Annotation_IsReadBackAsTripleTerm()
    {
        await using WritableServer server = await WritableServer.StartAsync();
        (await server.UpdateAsync("PREFIX : <http://e/> INSERT DATA { :s :p 'قطة'@ar--rtl {| :source :x |} }")).Dispose();
        const string Query = "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> SELECT ?t { ?r rdf:reifies ?t ; <http://e/source> ?x }";
        string json = await server.Client.GetStringAsync("/sparql?query=" + Uri.EscapeDataString(Query));
        Assert.Contains("\"type\":\"triple\"", json, StringComparison.Ordinal);
        Assert.Contains("\"its:dir\":\"rtl\"", json, StringComparison.Ordinal);
        Assert.True(await server.AskAsync("PREFIX : <http://e/> ASK { << ?s :p ?o >> :source :x FILTER(LANGDIR(?o) = 'rtl') }"));
    }

    [Fact]
    public async Task Update_Where_SeesTheUnionOfAllGraphs_AsQueriesDo()
    {
        await using WritableServer server = await WritableServer.StartAsync();
        (await server.UpdateAsync("INSERT DATA { GRAPH <http://example.org/g> { <http://example.org/s> <http://example.org/p> 1 } }")).Dispose();
        (await server.UpdateAsync("INSERT { ?s <http://example.org/q> ?o } WHERE { ?s <http://example.org/p> ?o }")).Dispose();
        Assert.True(await server.AskAsync("ASK { <http://example.org/s> <http://example.org/q> 1 }"));
    }

    [Fact]
    public async Task Update_Acknowledged_IsInTheFilesOfADurableStore()
    {
        string store = Path.Combine(_folder, "store"), copy = Path.Combine(_folder, "copy");
        await using WritableServer server = await WritableServer.StartAsync("--Storage:Directory", store);
        using HttpResponseMessage response = await server.UpdateAsync("INSERT DATA { <http://example.org/s> <http://example.org/p> \"kept\" }");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using HttpResponseMessage upload = await server.SendAsync("PUT", "/graph-store?graph=http://example.org/g", WritableServer.Turtle("<s> <p> 1, 2 ."));
        Assert.Equal(HttpStatusCode.Created, upload.StatusCode);

        // What lies on the disk at this moment, the server still running: all that a crash would leave.
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.EnumerateFiles(store).Where(file => Path.GetFileName(file) != "lock")) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        using QuadStore opened = QuadStore.Open(copy, new QuadStoreOptions { MustExist = true });
        using Snapshot snapshot = opened.AcquireSnapshot();
        Assert.Equal(3, snapshot.QuadCount);
    }

    [Fact]
    public async Task Update_ManyAtOnce_AreAllThere_AndReadersSeeEachWhole()
    {
        await using WritableServer server = await WritableServer.StartAsync("--Storage:Directory", Path.Combine(_folder, "store"));
        using var done = new CancellationTokenSource();
        Task<bool> reading = Task.Run(async () =>
        {
            bool isWhole = true;
            while (!done.IsCancellationRequested)
            {
                isWhole &= !await server.AskAsync("ASK { ?s <http://example.org/a> ?o FILTER NOT EXISTS { ?s <http://example.org/b> ?o } }");
            }
            return isWhole;
        });
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            using HttpResponseMessage response = await server.UpdateAsync(
                $"INSERT DATA {{ <http://example.org/{i}> <http://example.org/a> 1 ; <http://example.org/b> 1 }}");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }));
        await done.CancelAsync();
        Assert.True(await reading);
        Assert.True(await server.AskAsync("ASK { { SELECT (COUNT(*) AS ?n) { ?s <http://example.org/b> 1 } } FILTER (?n = 50) }"));
    }

    [Fact]
    public async Task Post_BodiesThatNeverEnd_HoldNoPlaceOfQueries()
    {
        await using WritableServer server = await WritableServer.StartAsync("--Sparql:MaxConcurrentQueries", "1", "--Sparql:MaxQueuedQueries", "0");
        using var stalled = new System.Net.Sockets.TcpClient();
        await stalled.ConnectAsync(server.Client.BaseAddress!.Host, server.Client.BaseAddress.Port);
        await stalled.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\nASK"));
        Assert.False(await server.AskAsync("ASK { ?s ?p ?o }"));
    }

    [Fact]
    public async Task Load_WithoutAllowedSources_IsRefused()
    {
        await using WritableServer server = await WritableServer.StartAsync();
        using HttpResponseMessage response = await server.UpdateAsync("LOAD <http://127.0.0.1/data.ttl>");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("loads no documents", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAndService_AllowedOnes_ReachAnotherServer()
    {
        await using WritableServer other = await WritableServer.StartAsync();
        (await other.UpdateAsync("INSERT DATA { <http://example.org/s> <http://example.org/p> \"elsewhere\" }")).Dispose();
        string address = other.Client.BaseAddress!.AbsoluteUri;
        await using WritableServer server = await WritableServer.StartAsync(
            "--Sparql:Services:0", address + "sparql", "--Sparql:LoadSources:0", address, "--Sparql:LoadFromPrivateAddresses", "true");
        Assert.True(await server.AskAsync($"ASK {{ SERVICE <{address}sparql> {{ ?s ?p \"elsewhere\" }} }}"));
        using HttpResponseMessage response = await server.UpdateAsync($"LOAD <{address}graph-store?default> INTO GRAPH <http://example.org/g>");
        Assert.Equal("""{"inserted":1,"deleted":0}""", await response.Content.ReadAsStringAsync());
    }
}
