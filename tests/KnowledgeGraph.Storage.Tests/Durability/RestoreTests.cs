using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage.Durability;
using static KnowledgeGraph.Storage.Tests.Durability.SimulatedDisk;

namespace KnowledgeGraph.Storage.Tests.Durability;

/// <summary>Backups that are taken in by a store which is open: all or nothing, whatever happens meanwhile.</summary>
public class RestoreTests
{
    private static readonly HashSet<Quad> Restored = [.. Enumerable.Range(0, 900).Select(i => QuadOf("ancien", i))];
    private static readonly HashSet<Quad> Before = [.. Enumerable.Range(0, 50).Select(i => QuadOf("nouveau", i))];
    private static readonly IReadOnlyDictionary<string, byte[]> Backup = CreateBackup(isCompact: false);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Complete_WhileASnapshotReads_ReplacesTheContentAndLeavesTheSnapshot(bool isCompact)
    {
        SimulatedDisk disk = CreateStore(out QuadStore store);
        using (store)
        {
            using Snapshot snapshot = store.AcquireSnapshot();
            Assert.Equal(Restored.Count, await RestoreAsync(store, isCompact ? CreateBackup(isCompact) : Backup));
            Assert.True(Before.SetEquals(TestTerms.ReadAll(snapshot)));
            StoreScript.Check(store, [Restored]);
            Add(store, QuadOf("nouveau", 1));
        }
        Assert.Equal(["log-", "manifest", "segment-"], DataFiles(disk).Select(name => name.TrimEnd([.. "0123456789.kgsl"])));
        using QuadStore reopened = StoreScript.Open(disk);
        StoreScript.Check(reopened, [[.. Restored, QuadOf("nouveau", 1)]]);
        Assert.Empty(reopened.Check(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Complete_FailureOrEndAtAnyOperation_LeavesOneOrTheOtherAndNothingElse()
    {
        SimulatedDisk whole = CreateStore(out QuadStore complete);
        int first = whole.Operations;
        using (complete) await RestoreAsync(complete, Backup);
        var random = new Random(31);
        int after = 0, tried = 0;
        for (int operation = first; operation < whole.Operations; operation++)
        {
            foreach (Fault fault in new[] { Fault.Fail, Fault.Tear, Fault.Stop, Fault.TearAndStop })
            {
                SimulatedDisk disk = CreateStore(out QuadStore store);
                disk.OnOperation = (at, _) => at == operation ? fault : Fault.None;
                using (store)
                {
                    bool isDone = false;
                    try
                    {
                        await RestoreAsync(store, Backup);
                        isDone = true;
                    }
                    catch (Exception error) when (error is IOException or StorageException and not StorageCorruptionException)
                    {
                    }
                    StoreScript.Check(store, [isDone ? Restored : Before]);
                    foreach (SimulatedDisk found in new[] { disk.AfterKill(), disk.AfterPowerCut(random) })
                    {
                        using QuadStore reopened = StoreScript.Open(found);
                        StoreScript.Check(reopened, isDone ? [Restored] : [Before, Restored]);
                        Assert.Empty(reopened.Check(TestContext.Current.CancellationToken));
                        using Snapshot snapshot = reopened.AcquireSnapshot();
                        after += snapshot.QuadCount == Restored.Count ? 1 : 0;
                        tried++;
                        Assert.Equal(3, DataFiles(found).Count());
                    }
                }
            }
        }
        Assert.InRange(after, 1, tried - 1);
    }

    [Fact]
    public async Task Complete_CutFile_IsRefusedAndNothingIsLeftBehind()
    {
        foreach ((string name, byte[] bytes) in Backup)
        {
            foreach (int kept in new[] { 0, 1, bytes.Length / 2, bytes.Length - 1 })
            {
                await RefuseAsync(name, bytes[..kept]);
            }
        }
    }

    [Fact]
    public async Task Complete_FlippedBit_IsRefusedAndNothingIsLeftBehind()
    {
        var random = new Random(32);
        foreach ((string name, byte[] bytes) in Backup)
        {
            for (int i = 0; i < 60; i++)
            {
                byte[] spoilt = [.. bytes];
                spoilt[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                await RefuseAsync(name, spoilt);
            }
        }
    }

    [Fact]
    public async Task Complete_MissingFile_IsRefusedByName()
    {
        foreach (string name in Backup.Keys)
        {
            BackupException error = await RefuseAsync(name, null);
            Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Complete_FileOfAnotherBackup_IsRefused()
    {
        IReadOnlyDictionary<string, byte[]> other = CreateBackup(isCompact: false);
        await RefuseAsync("manifest", other["manifest"]);
        string log = Backup.Keys.Single(name => name.EndsWith(".kgl", StringComparison.Ordinal));
        await RefuseAsync(log, other[log]);
    }

    [Theory]
    [InlineData("../manifest")]
    [InlineData("/etc/passwd")]
    [InlineData("segment-../../x.kgs")]
    [InlineData("segment-.kgs")]
    [InlineData("log-1.kgl/x")]
    [InlineData("lock")]
    [InlineData("")]
    public async Task Receive_NameThatIsNoneOfABackup_IsRefused(string name)
    {
        SimulatedDisk disk = CreateStore(out QuadStore store);
        IReadOnlyList<string> names = disk.Names;
        using (store)
        {
            using StoreRestore restore = store.BeginRestore();
            await Assert.ThrowsAsync<BackupException>(
                () => restore.ReceiveAsync(name, new MemoryStream([1]), 10, TestContext.Current.CancellationToken));
            Assert.Equal(names, disk.Names);
        }
    }

    [Fact]
    public async Task Receive_DiskWithLittleRoom_IsRefusedAndNothingIsLeftBehind()
    {
        SimulatedDisk disk = CreateStore(out QuadStore store);
        IReadOnlyList<string> names = disk.Names;
        using (store)
        {
            disk.Available = (256L << 20) + 100;
            using (StoreRestore restore = store.BeginRestore()) Assert.Equal(100, restore.AvailableBytes);
            BackupException error = await Assert.ThrowsAsync<BackupException>(() => RestoreAsync(store, Backup));
            Assert.Contains("no room", error.Message, StringComparison.Ordinal);
            Assert.Equal(names, disk.Names);
            StoreScript.Check(store, [Before]);
        }
    }

    [Fact]
    public async Task Receive_MoreThanIsAllowedOrTwice_IsRefused()
    {
        SimulatedDisk disk = CreateStore(out QuadStore store);
        IReadOnlyList<string> names = disk.Names;
        using (store)
        {
            using (StoreRestore restore = store.BeginRestore())
            {
                BackupException error = await Assert.ThrowsAsync<BackupException>(
                    () => restore.ReceiveAsync("segment-000001.kgs", new MemoryStream(new byte[11]), 10, TestContext.Current.CancellationToken));
                Assert.Contains("larger", error.Message, StringComparison.Ordinal);
                await Assert.ThrowsAsync<BackupException>(
                    () => restore.ReceiveAsync("segment-000001.kgs", new MemoryStream(new byte[5]), 10, TestContext.Current.CancellationToken));
            }
            Assert.Equal(names, disk.Names);
        }
    }

    [Theory]
    [InlineData("log-000001.kgl", "log-000002.kgl")]
    [InlineData("segment-000001.kgs", "segment-1.kgs")]
    [InlineData("manifest", "manifest")]
    public async Task Receive_TwoFilesOfOneKind_IsRefused(string first, string second)
    {
        CreateStore(out QuadStore store);
        using (store)
        {
            using StoreRestore restore = store.BeginRestore();
            await restore.ReceiveAsync(first, new MemoryStream([1]), 10, TestContext.Current.CancellationToken);
            BackupException error = await Assert.ThrowsAsync<BackupException>(
                () => restore.ReceiveAsync(second, new MemoryStream([1]), 10, TestContext.Current.CancellationToken));
            Assert.Contains($"'{second}'", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Receive_ManifestLargerThanAny_IsRefusedBeforeItIsRead()
    {
        CreateStore(out QuadStore store);
        using (store)
        {
            using StoreRestore restore = store.BeginRestore();
            BackupException error = await Assert.ThrowsAsync<BackupException>(() => restore.ReceiveAsync(
                "manifest", new MemoryStream(new byte[Manifest.MaxBytes + 1]), long.MaxValue, TestContext.Current.CancellationToken));
            Assert.Contains("larger", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Complete_WhileCommitsAndMergesGoOn_ReplacesWhatWasThere()
    {
        CreateStore(out QuadStore store);
        using (store)
        {
            using StoreRestore restore = store.BeginRestore();
            foreach ((string name, byte[] bytes) in Backup)
            {
                Add(store, QuadOf("pendant", name.Length));
                store.Compact(TestContext.Current.CancellationToken);
                await restore.ReceiveAsync(name, new MemoryStream(bytes), long.MaxValue, TestContext.Current.CancellationToken);
            }
            Add(store, QuadOf("pendant", 100));
            restore.Complete(TestContext.Current.CancellationToken);
            StoreScript.Check(store, [Restored]);
            Add(store, QuadOf("pendant", 101));
            store.Compact(TestContext.Current.CancellationToken);
            StoreScript.Check(store, [[.. Restored, QuadOf("pendant", 101)]]);
        }
    }

    [Fact]
    public void BeginRestore_StoreInMemory_SaysSo()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        Assert.Contains("in memory", Assert.Throws<BackupException>(store.BeginRestore).Message, StringComparison.Ordinal);
    }

    private static async Task<BackupException> RefuseAsync(string name, byte[]? content)
    {
        SimulatedDisk disk = CreateStore(out QuadStore store);
        using (store)
        {
            IReadOnlyList<string> names = disk.Names;
            var backup = new Dictionary<string, byte[]>(Backup);
            if (content is null) backup.Remove(name);
            else backup[name] = content;
            BackupException error = await Assert.ThrowsAsync<BackupException>(() => RestoreAsync(store, backup));
            Assert.Contains("as it was", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(StoreScript.Path, error.Message, StringComparison.Ordinal);
            Assert.Equal(names, disk.Names);
            StoreScript.Check(store, [Before]);
            Add(store, QuadOf("nouveau", 3));
            return error;
        }
    }

    private static async Task<long> RestoreAsync(QuadStore store, IReadOnlyDictionary<string, byte[]> backup)
    {
        using StoreRestore restore = store.BeginRestore();
        foreach ((string name, byte[] bytes) in backup) await restore.ReceiveAsync(name, new MemoryStream(bytes), long.MaxValue);
        return restore.Complete();
    }

    private static IEnumerable<string> DataFiles(SimulatedDisk disk) => disk.Names.Where(name => name != StoreLock.HolderFileName);

    private static SimulatedDisk CreateStore(out QuadStore store)
    {
        var disk = new SimulatedDisk();
        store = StoreScript.Open(disk);
        foreach (Quad quad in Before.Take(49)) Add(store, quad);
        store.Compact();
        Add(store, Before.Last());
        return disk;
    }

    private static Dictionary<string, byte[]> CreateBackup(bool isCompact)
    {
        string directory = Directory.CreateTempSubdirectory("kg-restore-").FullName;
        try
        {
            using (QuadStore store = QuadStore.Open(Path.Combine(directory, "store")))
            {
                using (WriteTransaction transaction = store.BeginWrite())
                {
                    foreach (Quad quad in Restored.Skip(20)) TestTerms.Add(transaction, quad);
                    transaction.Commit();
                }
                store.Compact();
                foreach (Quad quad in Restored.Take(20)) Add(store, quad);
                if (isCompact) store.Compact();
                store.Backup(Path.Combine(directory, "backup"));
            }
            return Directory.GetFiles(Path.Combine(directory, "backup")).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static Quad QuadOf(string text, int number)
    {
        Iri? graph = number % 3 == 0 ? new($"http://g/{number % 2}") : null;
        return new(new Iri($"http://s/{number}"), new Iri($"http://p/{number % 5}"), new Literal($"un texte {text} {number % 70}", "fr"), graph);
    }

    private static void Add(QuadStore store, Quad quad)
    {
        using WriteTransaction transaction = store.BeginWrite();
        TestTerms.Add(transaction, quad);
        transaction.Commit();
    }
}
