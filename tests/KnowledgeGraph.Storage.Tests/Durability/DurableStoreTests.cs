using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Storage.Tests.Durability;

/// <summary>Durable stores in real directories.</summary>
public sealed class DurableStoreTests : IDisposable
{
    private static readonly Quad Simple = new(new Iri("http://s"), new Iri("http://p"), new Literal("un texte plus long", "fr"), null);
    private readonly string _directory = Directory.CreateTempSubdirectory("kg-store-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Open_AfterCommits_HoldsThem()
    {
        using (QuadStore store = QuadStore.Open(_directory))
        {
            Add(store, Simple);
            Add(store, Simple with { Graph = new Iri("http://g") });
            Remove(store, Simple);
        }
        using QuadStore reopened = QuadStore.Open(_directory);
        StoreScript.Check(reopened, [[Simple with { Graph = new Iri("http://g") }]]);
        Assert.Empty(reopened.Check(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Open_AfterCompact_HoldsEverythingInOneSegment()
    {
        using (QuadStore store = QuadStore.Open(_directory))
        {
            Add(store, Simple);
            store.Compact();
            Add(store, Simple with { Graph = new Iri("http://g") });
            store.Compact();
        }
        Assert.Single(Directory.GetFiles(_directory, "*.kgs"));
        Assert.Single(Directory.GetFiles(_directory, "*.kgl"));
        using QuadStore reopened = QuadStore.Open(_directory);
        StoreScript.Check(reopened, [[Simple, Simple with { Graph = new Iri("http://g") }]]);
    }

    [Fact]
    public void Compact_WhileASnapshotReads_KeepsTheOldSegmentUntilItIsDisposed()
    {
        using QuadStore store = QuadStore.Open(_directory);
        Add(store, Simple);
        store.Compact();
        Snapshot before = store.AcquireSnapshot();
        Remove(store, Simple);
        store.Compact();
        Assert.Equal([Simple], TestTerms.ReadAll(before));
        Assert.Single(Directory.GetFiles(_directory, "*.kgs"));
        before.Dispose();
        Assert.Empty(Directory.GetFiles(_directory, "*.kgs"));
        StoreScript.Check(store, [[]]);
    }

    [Fact]
    public void Open_NoStoreWhereOneMustBe_IsRefusedAndNothingIsMade()
    {
        string missing = Path.Combine(_directory, "missing");
        StorageException error = Assert.Throws<StorageException>(() => QuadStore.Open(missing, new() { MustExist = true }));
        Assert.Contains("no store", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(missing));
    }

    [Fact]
    public void Backup_WhileWritesGoOn_IsTheStoreOfThatMoment()
    {
        string store = Path.Combine(_directory, "store"), copy = Path.Combine(_directory, "copy");
        using (QuadStore source = QuadStore.Open(store))
        {
            Add(source, Simple);
            source.Compact();
            Add(source, Simple with { Graph = new Iri("http://g") });
            source.Backup(copy, TestContext.Current.CancellationToken);
            Add(source, Simple with { Graph = new Iri("http://h") });
            Assert.Throws<StorageException>(() => source.Backup(copy));
        }
        using QuadStore restored = QuadStore.Open(copy, new() { MustExist = true });
        StoreScript.Check(restored, [[Simple, Simple with { Graph = new Iri("http://g") }]]);
        Assert.Empty(restored.Check(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(".kgs")]
    [InlineData(".kgl")]
    [InlineData("manifest.new")]
    public void Backup_FullDisk_LeavesNothingBehind(string failing)
    {
        var files = new FullDisk();
        string source = Path.Combine(_directory, "source"), target = Path.Combine(_directory, "target");
        using QuadStore store = QuadStore.Open(files, source);
        Add(store, Simple);
        store.Compact();
        Add(store, Simple with { Graph = new Iri("http://g") });
        files.FailingEnd = failing;
        IOException error = Assert.Throws<IOException>(() => store.Backup(target, TestContext.Current.CancellationToken));
        Assert.Contains("no space left", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(target));
        files.FailingEnd = null;
        store.Backup(target, TestContext.Current.CancellationToken);
        using QuadStore copy = QuadStore.OpenReadOnly(target);
        StoreScript.Check(copy, [[Simple, Simple with { Graph = new Iri("http://g") }]]);
    }

    [Theory]
    [InlineData("backup.incomplete")]
    [InlineData("backup.incomplete", "segment-000001.kgs")]
    [InlineData("backup.incomplete", "segment-000001.kgs", "log-000002.kgl", "manifest.new")]
    public void Backup_IntoOneThatWasInterrupted_MakesItAnew(params string[] left)
    {
        string target = Path.Combine(_directory, "target");
        using QuadStore store = QuadStore.Open(Path.Combine(_directory, "source"));
        Add(store, Simple);
        Directory.CreateDirectory(target);
        foreach (string name in left) File.WriteAllText(Path.Combine(target, name), "half");
        foreach (Func<string, QuadStoreOptions?, QuadStore> open in new Func<string, QuadStoreOptions?, QuadStore>[] { QuadStore.Open, QuadStore.OpenReadOnly })
        {
            StorageException error = Assert.Throws<StorageException>(() => open(target, null));
            Assert.Contains("backup that was interrupted", error.Message, StringComparison.Ordinal);
        }
        store.Backup(target, TestContext.Current.CancellationToken);
        Assert.Equal(["log-000002.kgl", "manifest"], Directory.GetFiles(target).Select(path => Path.GetFileName(path)).Order());
        using QuadStore copy = QuadStore.OpenReadOnly(target);
        StoreScript.Check(copy, [[Simple]]);
    }

    [Fact]
    public void Backup_IntoACompleteOneWhoseMarkIsLeft_IsRefused()
    {
        string target = Path.Combine(_directory, "target");
        using QuadStore store = QuadStore.Open(Path.Combine(_directory, "source"));
        Add(store, Simple);
        store.Backup(target, TestContext.Current.CancellationToken);
        File.WriteAllText(Path.Combine(target, "backup.incomplete"), "");
        Assert.Throws<StorageException>(() => store.Backup(target));
        using QuadStore copy = QuadStore.Open(target);
        StoreScript.Check(copy, [[Simple]]);
        Assert.False(File.Exists(Path.Combine(target, "backup.incomplete")));
    }

    [Fact]
    public void Backup_OfASpoiltSegment_IsRefused()
    {
        string store = Path.Combine(_directory, "store");
        using (QuadStore source = QuadStore.Open(store))
        {
            Add(source, Simple);
            source.Compact();
        }
        string segment = Directory.GetFiles(store, "*.kgs").Single();
        byte[] bytes = File.ReadAllBytes(segment);
        int at = bytes.AsSpan().IndexOf("un texte plus long"u8);
        bytes[at] ^= 1;
        File.WriteAllBytes(segment, bytes);
        using QuadStore spoilt = QuadStore.Open(store);
        StorageCorruptionException error =
            Assert.Throws<StorageCorruptionException>(() => spoilt.Backup(Path.Combine(_directory, "copy")));
        Assert.Equal(segment, error.File);
        Assert.Contains("TaggedString terms", error.Section, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Twice_NamesTheHolder()
    {
        using QuadStore store = QuadStore.Open(_directory);
        StorageException error = Assert.Throws<StorageException>(() => QuadStore.Open(_directory));
        Assert.Contains($"process {Environment.ProcessId}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DirectoryOfOtherFiles_IsRefused()
    {
        File.WriteAllText(Path.Combine(_directory, "notes.txt"), "x");
        StorageException error = Assert.Throws<StorageException>(() => QuadStore.Open(_directory));
        Assert.Contains("notes.txt", error.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_directory, "notes.txt")));
    }

    [Fact]
    public void Open_MissingManifestBesideSegments_IsNamed()
    {
        using (QuadStore store = QuadStore.Open(_directory))
        {
            Add(store, Simple);
            store.Compact();
        }
        File.Delete(Path.Combine(_directory, "manifest"));
        StorageCorruptionException error = Assert.Throws<StorageCorruptionException>(() => QuadStore.Open(_directory));
        Assert.EndsWith("manifest", error.File, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_directory, "*.kgs"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Open_MissingManifestBesideALog_IsNamedAndTheLogIsKept(bool isBackup)
    {
        string directory = Path.Combine(_directory, "store");
        using (QuadStore store = QuadStore.Open(isBackup ? Path.Combine(_directory, "other") : directory))
        {
            Add(store, Simple);
            if (isBackup) store.Backup(directory, TestContext.Current.CancellationToken);
        }
        File.Delete(Path.Combine(directory, "manifest"));
        string log = Assert.Single(Directory.GetFiles(directory, "*.kgl"));
        byte[] bytes = File.ReadAllBytes(log);
        StorageCorruptionException error = Assert.Throws<StorageCorruptionException>(() => QuadStore.Open(directory));
        Assert.EndsWith("manifest", error.File, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(log), error.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(log));
    }

    [Fact]
    public void Open_CreationThatWasInterrupted_MakesTheStore()
    {
        QuadStore.Open(_directory).Dispose();
        File.Move(Path.Combine(_directory, "manifest"), Path.Combine(_directory, "manifest.new"));
        using QuadStore store = QuadStore.Open(_directory);
        Add(store, Simple);
        StoreScript.Check(store, [[Simple]]);
    }

    [Fact]
    public void Add_BlankNodesAfterRestart_AreNewOnes()
    {
        for (int i = 0; i < 3; i++)
        {
            using QuadStore store = QuadStore.Open(_directory);
            Add(store, Simple with { Subject = new BlankNode("x") });
            if (i == 1) store.Compact();
        }
        using QuadStore reopened = QuadStore.Open(_directory);
        using Snapshot snapshot = reopened.AcquireSnapshot();
        Assert.Equal(3, snapshot.QuadCount);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void Store_RandomHistoryWithRestarts_HoldsWhatASetHolds(int seed)
    {
        var script = new StoreScript(seed, steps: 40, largeSize: 3000);
        var disk = new SimulatedDisk();
        script.Run(disk);
        Assert.True(script.IsComplete);
        using QuadStore store = StoreScript.Open(disk.AfterKill());
        using Snapshot snapshot = store.AcquireSnapshot();
        Iri?[] graphs = [null, new("http://g/0"), new("http://g/1"), new("http://g/2")];
        SnapshotCheck.Check(snapshot, script.Acknowledged, graphs, allSelectors: true, prefixRows: 1, batches: [700]);
    }

    [Fact]
    public void Commit_LargeLoad_WritesASegmentAndLeavesTheLogEmpty()
    {
        const int Count = 70_000;
        using (QuadStore store = QuadStore.Open(_directory))
        {
            using WriteTransaction transaction = store.BeginWrite(TestContext.Current.CancellationToken);
            for (int i = 0; i < Count; i++)
            {
                TestTerms.Add(transaction, Simple with { Subject = new Iri($"http://example.org/{i}") });
            }
            transaction.Commit();
        }
        Assert.Single(Directory.GetFiles(_directory, "*.kgs"));
        Assert.InRange(new FileInfo(Directory.GetFiles(_directory, "*.kgl").Single()).Length, 1, 100);
        using QuadStore reopened = QuadStore.Open(_directory);
        using Snapshot snapshot = reopened.AcquireSnapshot();
        Assert.Equal(Count, snapshot.QuadCount);
        Assert.Empty(reopened.Check(TestContext.Current.CancellationToken));
    }

    private static void Add(QuadStore store, Quad quad)
    {
        using WriteTransaction transaction = store.BeginWrite();
        TestTerms.Add(transaction, quad);
        transaction.Commit();
    }

    private static void Remove(QuadStore store, Quad quad)
    {
        using WriteTransaction transaction = store.BeginWrite();
        TestTerms.Remove(transaction, quad);
        transaction.Commit();
    }
}
