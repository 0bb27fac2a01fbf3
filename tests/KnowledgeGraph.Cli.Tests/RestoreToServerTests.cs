using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Tests;

/// <summary><c>kg restore --server</c>, with a server in a process of its own.</summary>
public sealed class RestoreToServerTests : IDisposable
{
    private const int OldQuads = 30_000;
    private const int NewQuads = 3;
    private const string Count = "/sparql?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%3Fs%20%3Fp%20%3Fo%7D";
    private readonly Kg _kg = new();
    private readonly string _store;
    private readonly string _backup;
    private readonly string _token;
    private readonly string _address;
    private readonly List<Process> _servers = [];

    public RestoreToServerTests()
    {
        (_store, _backup) = (_kg.PathOf("store"), _kg.PathOf("backup"));
        _token = _kg.Write("token", "a token of this test\n");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        var old = new StringBuilder();
        for (int i = 0; i < OldQuads; i++)
        {
            old.AppendLine(CultureInfo.InvariantCulture, $"<http://example.org/{i}> <http://example.org/nom> \"un texte assez long, le {i}\"@fr .");
        }
        _kg.Run("load", "--store", _kg.PathOf("source"), _kg.Write("old.nt", old.ToString()));
        _kg.Run("backup", "--store", _kg.PathOf("source"), "--output", _backup);
        _kg.Run("load", "--store", _store, _kg.Write("new.ttl", "PREFIX e: <http://example.org/> e:a e:b 1, 2, 3 ."));
    }

    public void Dispose()
    {
        foreach (Process server in _servers)
        {
            if (!server.HasExited) server.Kill();
            server.WaitForExit();
            server.Dispose();
        }
        _kg.Dispose();
    }

    [Fact]
    public async Task Restore_WhileTheServerIsAsked_AnswersFromOneOrTheOther()
    {
        using HttpClient client = await StartAsync();
        using var end = new CancellationTokenSource();
        Task<HashSet<int>>[] readers = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(() => CountAgainAndAgainAsync(client, end.Token)))];
        KgOutcome outcome = _kg.Run("restore", "--server", _address, "--token-file", _token, _backup);
        Assert.Equal(OldQuads, await CountAsync(client));
        end.Cancel();
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        foreach (HashSet<int> counts in await Task.WhenAll(readers)) Assert.Subset(new HashSet<int> { OldQuads, NewQuads }, counts);
    }

    [Fact]
    public async Task Restore_DamagedBackupOrWrongToken_SaysSoAndTheServerGoesOn()
    {
        using HttpClient client = await StartAsync();
        KgOutcome stranger = _kg.Run("restore", "--server", _address, "--token-file", _kg.Write("wrong", "another"), _backup);
        Assert.Equal(ExitCode.Failure, stranger.ExitCode);
        Assert.Contains("answered 401", stranger.Error, StringComparison.Ordinal);
        string segment = Directory.GetFiles(_backup, "*.kgs").Single();
        byte[] bytes = File.ReadAllBytes(segment);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(segment, bytes);
        KgOutcome damaged = _kg.Run("restore", "--server", _address, "--token-file", _token, _backup);
        Assert.Equal(ExitCode.Failure, damaged.ExitCode);
        Assert.Contains(Path.GetFileName(segment), damaged.Error, StringComparison.Ordinal);
        Assert.Equal(NewQuads, await CountAsync(client));
    }

    /// <summary>KG_KILLS in the environment sets the number of kills, for long runs.</summary>
    [Fact]
    public async Task Restore_ServerIsKilledMeanwhile_LeavesOneOrTheOtherAndNothingElse()
    {
        int kills = int.TryParse(Environment.GetEnvironmentVariable("KG_KILLS"), CultureInfo.InvariantCulture, out int asked) ? asked : 4;
        for (int kill = 0; kill < kills; kill++)
        {
            using (await StartAsync())
            {
                Task<KgOutcome> restore = Task.Run(() => _kg.Run("restore", "--server", _address, "--token-file", _token, _backup));
                await Task.Delay(Random.Shared.Next(250), TestContext.Current.CancellationToken);
                _servers[^1].Kill();
                await _servers[^1].WaitForExitAsync(TestContext.Current.CancellationToken);
                bool isAcknowledged = (await restore).ExitCode == ExitCode.Success;
                using (QuadStore store = QuadStore.Open(_store))
                {
                    using Snapshot snapshot = store.AcquireSnapshot();
                    Assert.Contains(snapshot.QuadCount, isAcknowledged ? [OldQuads] : new long[] { OldQuads, NewQuads });
                    Assert.Empty(store.Check(TestContext.Current.CancellationToken));
                }
                Assert.InRange(Directory.GetFiles(_store).Count(file => !file.Contains("lock", StringComparison.Ordinal)), 2, 3);
            }
            _kg.Run("update", "--store", _store, "-e", "CLEAR ALL; INSERT DATA { <http://e/a> <http://e/b> 1, 2, 3 }");
        }
    }

    [Theory]
    [InlineData()]
    [InlineData("--store", "a", "--server", "http://localhost")]
    [InlineData("--server", "localhost")]
    [InlineData("--server", "http://localhost")]
    public void Restore_WrongUse_ExitsWith2(params string[] options) =>
        Assert.Equal(ExitCode.Usage, _kg.Run(["restore", .. options, _backup]).ExitCode);

    private async Task<HttpClient> StartAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[]
        {
            typeof(KgApplication).Assembly.Location, "serve", "--store", _store, "--Urls", _address,
            "--Access:WriteTokenHashes:0", Convert.ToHexStringLower(SHA256.HashData("a token of this test"u8)),
            "--Serilog:MinimumLevel:Default", "Fatal",
        })
        {
            start.ArgumentList.Add(argument);
        }
        _servers.Add(Process.Start(start)!);
        var client = new HttpClient { BaseAddress = new Uri(_address) };
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            try
            {
                if ((await client.GetAsync("/health/ready", patience.Token)).IsSuccessStatusCode) return client;
            }
            catch (HttpRequestException)
            {
            }
            await Task.Delay(30, patience.Token);
        }
    }

    private static async Task<HashSet<int>> CountAgainAndAgainAsync(HttpClient client, CancellationToken end)
    {
        HashSet<int> counts = [];
        while (!end.IsCancellationRequested) counts.Add(await CountAsync(client));
        return counts;
    }

    private static async Task<int> CountAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Count);
        request.Headers.Add("Accept", "text/csv");
        using HttpResponseMessage response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return int.Parse((await response.Content.ReadAsStringAsync()).Split("\r\n")[1], CultureInfo.InvariantCulture);
    }
}
