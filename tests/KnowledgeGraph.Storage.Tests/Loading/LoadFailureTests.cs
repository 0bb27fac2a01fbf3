using System.Text;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage.Loading;
using KnowledgeGraph.Storage.Tests.Durability;
using static KnowledgeGraph.Storage.Tests.Durability.SimulatedDisk;

namespace KnowledgeGraph.Storage.Tests.Loading;

/// <summary>Loads that fail, are cancelled or killed: the store is as it was, and nothing is left over.</summary>
public class LoadFailureTests
{
    private const string Store = "/store";
    private static readonly LoadOptions Small = new() { MemoryBytes = 1, Threads = 2, BlockBytes = 512, CheckInterval = 50 };
    private static readonly List<Quad> Before = LoadDocuments.RandomQuads(new(1), 60, 40);
    private static readonly List<Quad> Loaded = LoadDocuments.RandomQuads(new(2), 400, 100);

    [Theory]
    [InlineData(LoadPhase.Reading)]
    [InlineData(LoadPhase.ReadingStore)]
    [InlineData(LoadPhase.SortingTerms)]
    [InlineData(LoadPhase.MergingTerms)]
    [InlineData(LoadPhase.NumberingQuads)]
    [InlineData(LoadPhase.PackingQuads)]
    public void Load_CancelledInAPhase_LeavesTheStoreAsItWas(LoadPhase phase)
    {
        SimulatedDisk disk = CreateStore();
        using (QuadStore store = QuadStore.Open(disk, Store))
        {
            string[] names = [.. disk.Names];
            using var cancelled = new CancellationTokenSource();
            LoadOptions options = Small with
            {
                OnProgress = progress =>
                {
                    if (progress.Phase == phase) cancelled.Cancel();
                },
            };
            Assert.ThrowsAny<OperationCanceledException>(
                () => store.Load([LoadDocuments.Of(Loaded, RdfFormat.NQuads)], options, cancelled.Token));
            Assert.Equal(names, disk.Names);
            StoreScript.Check(store, [[.. Before]]);
            store.Load([LoadDocuments.Of(Loaded, RdfFormat.NQuads)], Small, TestContext.Current.CancellationToken);
            StoreScript.Check(store, [[.. Before, .. Loaded]]);
        }
        CheckReopened(disk, [[.. Before, .. Loaded]]);
    }

    [Fact]
    public void Load_FailureOfAnyOperation_LeavesAllOrNothing()
    {
        Fault[] faults = [Fault.Fail, Fault.Tear, Fault.Stop, Fault.TearAndStop];
        SimulatedDisk whole = CreateStore();
        int first = whole.Operations;
        using (QuadStore store = QuadStore.Open(whole, Store))
        {
            store.Load([LoadDocuments.Of(Loaded, RdfFormat.NQuads)], Small, TestContext.Current.CancellationToken);
        }
        Assert.Contains(whole.History, name => name.StartsWith("write load-", StringComparison.Ordinal));
        var random = new Random(3);
        for (int operation = first; operation < whole.Operations; operation += 1 + random.Next(3))
        {
            Fault fault = faults[random.Next(faults.Length)];
            SimulatedDisk disk = CreateStore();
            disk.OnOperation = (at, _) => at == operation ? fault : Fault.None;
            bool isLoaded = false;
            try
            {
                using QuadStore store = QuadStore.Open(disk, Store);
                store.Load([LoadDocuments.Of(Loaded, RdfFormat.NQuads)], Small, TestContext.Current.CancellationToken);
                isLoaded = true;
            }
            catch (Exception error) when (error is IOException or StorageException and not StorageCorruptionException)
            {
            }
            HashSet<Quad> all = [.. Before, .. Loaded];
            CheckReopened(disk.AfterKill(), isLoaded ? [all] : [[.. Before], all]);
            CheckReopened(disk.AfterPowerCut(random), isLoaded ? [all] : [[.. Before], all]);
        }
    }

    [Fact]
    public void Load_DiskFull_SaysSoAndTheStoreGoesOn()
    {
        SimulatedDisk disk = CreateStore();
        using QuadStore store = QuadStore.Open(disk, Store);
        foreach (string full in new[] { "write load-", "write segment-" })
        {
            string[] names = [.. disk.Names];
            disk.OnOperation = (_, name) => name.StartsWith(full, StringComparison.Ordinal) ? Fault.Tear : Fault.None;
            Exception error = Assert.ThrowsAny<Exception>(
                () => store.Load([LoadDocuments.Of(Loaded, RdfFormat.NQuads)], Small, TestContext.Current.CancellationToken));
            Assert.Contains("no space left", error.Message, StringComparison.Ordinal);
            disk.OnOperation = null;
            Assert.Equal(names, disk.Names);
            StoreScript.Check(store, [[.. Before]]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(1234)]
    [InlineData(1999)]
    public void Load_BrokenLine_IsNamed(int broken)
    {
        var text = new StringBuilder();
        for (int line = 0; line < 2000; line++)
        {
            text.Append(line == broken ? "<http://s> <http://p> oops .\r\n" : $"<http://s> <http://p> \"a text of some length {line}\" .\r\n");
        }
        SimulatedDisk disk = CreateStore();
        using QuadStore store = QuadStore.Open(disk, Store);
        string[] names = [.. disk.Names];
        RdfSyntaxException error = Assert.Throws<RdfSyntaxException>(
            () => store.Load([LoadDocuments.Of(text.ToString(), RdfFormat.NTriples)], Small, TestContext.Current.CancellationToken));
        Assert.Equal((broken + 1, 23), (error.Line, error.Column));
        Assert.Equal(names, disk.Names);
        StoreScript.Check(store, [[.. Before]]);
    }

    [Fact]
    public void Load_CommentLongerThanALineMayBe_IsRefusedAndNotReadAsStatements()
    {
        const string Statement = "<http://s> <http://p> <http://o> .\n";
        RdfReaderOptions options = LoadDocuments.OptionsOf("test") with { MaxTokenBytes = 512 };
        using QuadStore store = QuadStore.Open(new SimulatedDisk(), Store);
        for (int padding = 0; padding < 40; padding++)
        {
            string comment = $"#{new string(' ', padding)}{string.Concat(Enumerable.Repeat(Statement.TrimEnd() + " ", 400))}\n";
            var text = new MemoryStream(Encoding.UTF8.GetBytes(Statement + comment));
            RdfSyntaxException error = Assert.Throws<RdfSyntaxException>(() => store.Load(
                [LoadSource.FromStream(text, RdfFormat.NTriples, options)], Small, TestContext.Current.CancellationToken));
            Assert.Equal(2, error.Line);
            Assert.Contains("line is longer", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Load_SeveralBrokenLines_NamesTheFirst()
    {
        string good = string.Concat(Enumerable.Range(0, 200).Select(i => $"<http://s> <http://p> \"a text of some length {i}\" .\n"));
        string text = good + "oops\n" + good + "oops\n" + good + "oops\n";
        using QuadStore store = QuadStore.Open(new SimulatedDisk(), Store);
        for (int round = 0; round < 20; round++)
        {
            RdfSyntaxException error = Assert.Throws<RdfSyntaxException>(
                () => store.Load([LoadDocuments.Of(text, RdfFormat.NTriples)], Small, TestContext.Current.CancellationToken));
            Assert.Equal(201, error.Line);
        }
    }

    [Fact]
    public void Load_MissingFile_LeavesTheStoreAsItWas()
    {
        SimulatedDisk disk = CreateStore();
        using QuadStore store = QuadStore.Open(disk, Store);
        var missing = LoadSource.FromFile("/no/such/file.nt", RdfFormat.NTriples, LoadDocuments.OptionsOf("missing"));
        Assert.ThrowsAny<IOException>(
            () => store.Load([LoadDocuments.Of(Loaded, RdfFormat.NQuads), missing], Small, TestContext.Current.CancellationToken));
        StoreScript.Check(store, [[.. Before]]);
    }

    [Fact]
    public void Load_TermOverTheLimit_IsRefused()
    {
        using QuadStore store = QuadStore.Open(new SimulatedDisk(), Store, new() { MaxTermBytes = 100 });
        string text = $"<http://s> <http://p> \"{new string('x', 101)}\" .";
        StorageLimitException error = Assert.Throws<StorageLimitException>(
            () => store.Load([LoadDocuments.Of(text, RdfFormat.NTriples, name: "fiches.nt")], null, TestContext.Current.CancellationToken));
        Assert.StartsWith("fiches.nt: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(QuadStoreOptions.MaxTermBytes), error.Message, StringComparison.Ordinal);
        Assert.Contains("xxx", error.Message, StringComparison.Ordinal);
    }

    private static SimulatedDisk CreateStore()
    {
        var disk = new SimulatedDisk();
        using QuadStore store = QuadStore.Open(disk, Store);
        using WriteTransaction transaction = store.BeginWrite();
        foreach (Quad quad in Before) TestTerms.Add(transaction, quad);
        transaction.Commit();
        return disk;
    }

    private static void CheckReopened(SimulatedDisk disk, IReadOnlyList<HashSet<Quad>> allowed)
    {
        using QuadStore store = QuadStore.Open(disk, Store);
        StoreScript.Check(store, allowed);
        Assert.Empty(store.Check(TestContext.Current.CancellationToken));
        Assert.DoesNotContain(disk.Names, name => name.EndsWith(".tmp", StringComparison.Ordinal));
    }
}
