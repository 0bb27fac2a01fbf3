using System.Diagnostics;
using System.Globalization;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Storage.Tests.Durability;

/// <summary>A process that writes is killed at random moments, again and again on the same store.</summary>
public sealed class KillTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("kg-kill-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    /// <summary>KG_KILLS in the environment sets the number of kills, for long runs.</summary>
    [Fact]
    public async Task Open_AfterKills_HoldsEveryAcknowledgedCommit()
    {
        int kills = int.TryParse(Environment.GetEnvironmentVariable("KG_KILLS"), CultureInfo.InvariantCulture, out int asked) ? asked : 5;
        var random = new Random();
        string store = Path.Combine(_directory, "store");
        int acknowledged = -1;
        for (int kill = 0; kill < kills; kill++)
        {
            int wanted = random.Next(1, 80);
            using Process victim = Start(store);
            string? line, last = null;
            for (int i = 0; i < wanted; i++)
            {
                last = await victim.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? last;
            }
            Thread.SpinWait(random.Next(2_000_000));
            CheckBeside(store, int.Parse(last!, CultureInfo.InvariantCulture));
            victim.Kill();
            CheckBeside(store, int.Parse(last!, CultureInfo.InvariantCulture));
            while ((line = await victim.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)) is not null) last = line;
            await victim.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.NotNull(last);
            acknowledged = int.Parse(last, CultureInfo.InvariantCulture);

            using QuadStore reopened = QuadStore.Open(store);
            StoreScript.Check(reopened, [CrashVictim.ContentAfter(acknowledged), CrashVictim.ContentAfter(acknowledged + 1)]);
            Assert.Empty(reopened.Check(TestContext.Current.CancellationToken));
        }
        Assert.True(acknowledged > 0);
    }

    // The writer goes on, merges and deletes files meanwhile, or was just killed: what was acknowledged is seen, as one commit left it.
    private static void CheckBeside(string directory, int acknowledged)
    {
        using QuadStore shared = QuadStore.OpenReadOnly(directory);
        using Snapshot snapshot = shared.AcquireSnapshot();
        HashSet<Quad> quads = TestTerms.ReadAll(snapshot);
        int seen = quads.Max(CrashVictim.NumberOf);
        Assert.True(seen >= acknowledged, $"commit {seen} is seen, and {acknowledged} was acknowledged");
        Assert.True(CrashVictim.ContentAfter(seen).SetEquals(quads));
        Assert.Empty(shared.Check());
    }

    private static Process Start(string store)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(KillTests).Assembly.Location]) { RedirectStandardOutput = true };
        start.Environment[CrashVictim.DirectoryVariable] = store;
        return Process.Start(start)!;
    }
}
