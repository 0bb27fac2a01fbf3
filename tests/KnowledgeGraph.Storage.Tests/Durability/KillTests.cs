using System.Diagnostics;
using System.Globalization;

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
            victim.Kill();
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

    private static Process Start(string store)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(KillTests).Assembly.Location]) { RedirectStandardOutput = true };
        start.Environment[CrashVictim.DirectoryVariable] = store;
        return Process.Start(start)!;
    }
}
