using System.Net;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Tests;

/// <summary>Backups that are sent to a server.</summary>
public sealed class RestoreTests : IDisposable
{
    private const string AskOld = "ASK { <http://x/s0> <http://x/p> \"un texte ancien\" }";
    private const string AskNew = "ASK { <http://x/s> <http://x/p> \"un texte nouveau\" }";
    private readonly string _folder = Directory.CreateTempSubdirectory("kg-server-restore-").FullName;
    private readonly Dictionary<string, byte[]> _backup;

    public RestoreTests()
    {
        using QuadStore store = QuadStore.Open(PathOf("source"));
        using (WriteTransaction transaction = store.BeginWrite())
        {
            for (int i = 0; i < 500; i++)
            {
                transaction.Add(
                    Utf8Term.Iri(System.Text.Encoding.UTF8.GetBytes($"http://x/s{i}")), Utf8Term.Iri("http://x/p"u8),
                    Utf8Term.String("un texte ancien"u8), default);
            }
            transaction.Commit();
        }
        store.Compact();
        store.Backup(PathOf("backup"));
        _backup = Directory.GetFiles(PathOf("backup")).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Put_Backup_BecomesWhatIsServedAndStaysSo()
    {
        await using (WritableServer server = await StartAsync())
        {
            using HttpResponseMessage response = await server.SendAsync("PUT", "/backup", FormOf(_backup));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("{\"quads\":500}", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.True(await server.AskAsync(AskOld));
            Assert.False(await server.AskAsync(AskNew));
            await server.UpdateAsync("INSERT DATA { <http://x/s> <http://x/p> \"un texte nouveau\" }");
            Assert.True(await server.AskAsync(AskNew));
        }
        using QuadStore reopened = QuadStore.Open(PathOf("store"));
        using Snapshot snapshot = reopened.AcquireSnapshot();
        Assert.Equal(501, snapshot.QuadCount);
        Assert.Empty(reopened.Check(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("manifest", "manifest")]
    [InlineData(".kgl", ".kgl")]
    [InlineData(".kgs", ".kgs")]
    public async Task Put_FlippedBit_IsRefusedByNameAndChangesNothing(string end, string named)
    {
        string name = _backup.Keys.Single(name => name.EndsWith(end, StringComparison.Ordinal));
        _backup[name][_backup[name].Length / 2] ^= 8;
        await AssertRefusedAsync(FormOf(_backup), HttpStatusCode.BadRequest, named);
    }

    [Fact]
    public async Task Put_BodyThatIsCutOff_IsRefusedAndChangesNothing()
    {
        using MultipartFormDataContent form = FormOf(_backup);
        byte[] whole = await form.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        foreach (int kept in new[] { 0, 100, whole.Length / 2, whole.Length - 10 })
        {
            var cut = new ByteArrayContent(whole[..kept]);
            cut.Headers.ContentType = form.Headers.ContentType;
            await AssertRefusedAsync(cut, HttpStatusCode.BadRequest, "as it was");
        }
    }

    [Theory]
    [InlineData("../../escaped.kgs")]
    [InlineData("/escaped.kgs")]
    [InlineData("appsettings.json")]
    public async Task Put_FileOfAnotherName_IsRefused(string name)
    {
        _backup.Add(name, [1, 2, 3]);
        await AssertRefusedAsync(FormOf(_backup), HttpStatusCode.BadRequest, "none of a store");
    }

    [Fact]
    public async Task Put_NoForm_IsRefused() =>
        await AssertRefusedAsync(new ByteArrayContent(_backup["manifest"]), HttpStatusCode.UnsupportedMediaType, "multipart/form-data");

    [Fact]
    public async Task Put_WithoutTheToken_IsRefused()
    {
        await using WritableServer server = await StartAsync();
        using HttpResponseMessage response = await server.Client.PutAsync("/backup", FormOf(_backup), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.True(await server.AskAsync(AskNew));
    }

    [Fact]
    public async Task Put_StoreInMemory_SaysSo()
    {
        await using WritableServer server = await WritableServer.StartAsync();
        using HttpResponseMessage response = await server.SendAsync("PUT", "/backup", FormOf(_backup));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("in memory", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(HttpContent content, HttpStatusCode status, string said)
    {
        await using WritableServer server = await StartAsync();
        string[] before = Directory.GetFiles(PathOf("store"));
        using HttpResponseMessage response = await server.SendAsync("PUT", "/backup", content);
        string answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
        Assert.Contains(said, answer, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder, answer, StringComparison.Ordinal);
        Assert.True(await server.AskAsync(AskNew));
        Assert.Equal(before.Order(), Directory.GetFiles(PathOf("store")).Order());
    }

    private async Task<WritableServer> StartAsync()
    {
        WritableServer server = await WritableServer.StartAsync("--Storage:Directory", PathOf("store"));
        await server.UpdateAsync("INSERT DATA { <http://x/s> <http://x/p> \"un texte nouveau\" }");
        return server;
    }

    private static MultipartFormDataContent FormOf(Dictionary<string, byte[]> files)
    {
        var form = new MultipartFormDataContent();
        foreach ((string name, byte[] bytes) in files) form.Add(new ByteArrayContent(bytes), "file", name);
        return form;
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
