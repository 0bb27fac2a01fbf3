using KnowledgeGraph.Rdf;
using static KnowledgeGraph.Storage.Tests.Durability.SimulatedDisk;

namespace KnowledgeGraph.Storage.Tests.Durability;

/// <summary>
/// A store whose disk fails at each operation in turn: what was acknowledged is there afterwards, and of what was not, all or nothing.
/// </summary>
public class FaultTests
{
    private static readonly Quad Simple = new(new Iri("http://s"), new Iri("http://p"), new Literal("un texte plus long", "fr"), null);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Open_AfterPowerCutAtAnyOperation_HoldsWhatWasAcknowledged(int seed) =>
        AtEachOperation(seed, [Fault.Stop, Fault.TearAndStop], (disk, random) => disk.AfterPowerCut(random));

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Open_AfterKillAtAnyOperation_HoldsWhatWasAcknowledged(int seed) =>
        AtEachOperation(seed, [Fault.Stop, Fault.TearAndStop], (disk, _) => disk.AfterKill());

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public void Open_AfterFailureOfAnyOperation_HoldsWhatWasAcknowledged(int seed) =>
        AtEachOperation(
            seed, [Fault.Fail, Fault.Tear], (disk, random) => random.Next(2) == 0 ? disk.AfterKill() : disk.AfterPowerCut(random));

    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    public void Open_OnTheSameMachineAfterFailureOfAnyOperation_HoldsWhatWasAcknowledged(int seed) =>
        AtEachOperation(seed, [Fault.Fail, Fault.Tear], (disk, _) => disk.Restart());

    [Fact]
    public void Open_AfterPowerCutWhileSegmentsAreWritten_HoldsWhatWasAcknowledged() =>
        AtEachOperation(
            9, [Fault.Stop, Fault.TearAndStop], (disk, random) => disk.AfterPowerCut(random), steps: 6, largeSize: 1500, stride: 3);

    /// <summary>Commits, merges and restarts of a writer, looked at from another process before each change of a file.</summary>
    [Theory]
    [InlineData(14)]
    [InlineData(15)]
    public void OpenReadOnly_AtAnyOperationOfTheWriter_SeesWhatWasAcknowledged(int seed)
    {
        var script = new StoreScript(seed, steps: 30);
        var disk = new SimulatedDisk();
        int looks = 0;
        disk.OnOperation = (_, _) =>
        {
            if (!disk.Names.Contains("manifest")) return Fault.None;
            using QuadStore shared = QuadStore.OpenReadOnly(disk, StoreScript.Path);
            StoreScript.Check(shared, script.Unknown is { } unknown ? [script.Acknowledged, unknown] : [script.Acknowledged]);
            Assert.Throws<StorageException>(() => shared.BeginWrite());
            looks++;
            return Fault.None;
        };
        script.Run(disk);
        Assert.True(script.IsComplete);
        Assert.InRange(looks, 50, disk.Operations);
        Assert.Contains(disk.History, name => name.StartsWith("sync segment", StringComparison.Ordinal));
    }

    /// <summary>Without any one kind of sync, these tests would see losses: so they see it where a sync is forgotten.</summary>
    [Theory]
    [InlineData("sync log")]
    [InlineData("sync segment")]
    [InlineData("sync manifest")]
    [InlineData("sync directory")]
    public void Open_AfterPowerCutWithoutSyncs_ShowsLosses(string forgotten)
    {
        var random = new Random(13);
        for (int round = 0; round < 400; round++)
        {
            int stopAt = random.Next(5, 120);
            var disk = new SimulatedDisk
            {
                OnOperation = (operation, name) =>
                    operation == stopAt ? Fault.Stop : name.StartsWith(forgotten, StringComparison.Ordinal) ? Fault.Pretend : Fault.None,
            };
            var script = new StoreScript(1 + (round % 4));
            script.Run(disk);
            try
            {
                using QuadStore store = StoreScript.Open(disk.AfterPowerCut(random));
                using Snapshot snapshot = store.AcquireSnapshot();
                HashSet<Quad> quads = TestTerms.ReadAll(snapshot);
                if (!quads.SetEquals(script.Acknowledged) && script.Unknown?.SetEquals(quads) != true) return;
            }
            catch (Exception error) when (error is IOException or StorageException)
            {
                return;
            }
        }
        Assert.Fail("no loss was seen");
    }

    [Fact]
    public void Open_PowerCutsInSequence_HoldsWhatWasAcknowledged()
    {
        var random = new Random(10);
        var disk = new SimulatedDisk();
        HashSet<Quad> model = [];
        for (int round = 0; round < 40; round++)
        {
            int stopAt = disk.Operations + random.Next(40);
            disk.OnOperation = (operation, _) => operation == stopAt ? Fault.TearAndStop : Fault.None;
            HashSet<Quad> next = model;
            try
            {
                using QuadStore store = StoreScript.Open(disk);
                StoreScript.Check(store, [model]);
                for (int i = 0; i < 10; i++)
                {
                    Quad quad = Simple with { Object = new Literal($"un texte plus long {round} {i}") };
                    next = [.. model, quad];
                    Add(store, quad);
                    model = next;
                    if (i == 5) store.Compact();
                }
            }
            catch (Exception error) when (error is IOException or StorageException and not StorageCorruptionException)
            {
            }
            disk = disk.AfterPowerCut(random);
            using QuadStore reopened = StoreScript.Open(disk);
            StoreScript.Check(reopened, [model, next]);
            using Snapshot snapshot = reopened.AcquireSnapshot();
            model = TestTerms.ReadAll(snapshot);
        }
    }

    [Fact]
    public void Commit_FullDiskWhileASegmentIsWritten_FailsAndTheStoreGoesOn()
    {
        var disk = new SimulatedDisk();
        using QuadStore store = StoreScript.Open(disk);
        Add(store, Simple);
        disk.OnOperation = (_, name) => name.StartsWith("write segment", StringComparison.Ordinal) ? Fault.Tear : Fault.None;
        StorageException error = Assert.Throws<StorageException>(() => store.Compact());
        Assert.Contains("as it was", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(disk.Names, name => name.EndsWith(".kgs", StringComparison.Ordinal));
        disk.OnOperation = null;
        Quad other = Simple with { Object = new Literal("un autre texte") };
        Add(store, other);
        store.Compact();
        StoreScript.Check(store, [[Simple, other]]);
        Assert.Empty(store.Check(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Open_HolderThatCannotBeWritten_OpensAndKeepsOthersOut()
    {
        var disk = new SimulatedDisk { FailsHolder = true };
        using QuadStore store = StoreScript.Open(disk);
        StorageException error = Assert.Throws<StorageException>(() => StoreScript.Open(disk));
        Assert.Contains("in use by another process", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Commit_AfterAFailedSync_IsRefusedAndReadersGoOn()
    {
        var disk = new SimulatedDisk();
        using (QuadStore store = StoreScript.Open(disk))
        {
            Add(store, Simple);
            disk.OnOperation = (_, name) => name.StartsWith("sync log", StringComparison.Ordinal) ? Fault.Fail : Fault.None;
            Assert.Throws<StorageException>(() => Add(store, Simple with { Graph = new Iri("http://g") }));
            disk.OnOperation = null;
            StorageException error = Assert.Throws<StorageException>(() => store.BeginWrite(TestContext.Current.CancellationToken));
            Assert.Contains("opened again", error.Message, StringComparison.Ordinal);
            StoreScript.Check(store, [[Simple]]);
        }
        using QuadStore reopened = StoreScript.Open(disk.AfterKill());
        Add(reopened, Simple with { Graph = new Iri("http://h") });
    }

    [Fact]
    public void Open_AfterAKillWithoutRoomForALog_CanBeReadAndSaysWhyNotWritten()
    {
        var disk = new SimulatedDisk();
        Add(StoreScript.Open(disk), Simple);
        disk = disk.AfterKill();
        disk.OnOperation = (_, name) => name.StartsWith("write log", StringComparison.Ordinal) ? Fault.Tear : Fault.None;
        List<StoreNotice> notices = [];
        using (QuadStore store = QuadStore.Open(disk, StoreScript.Path, new() { Notify = notices.Add }))
        {
            StoreScript.Check(store, [[Simple]]);
            StorageException error = Assert.Throws<StorageException>(() => store.BeginWrite(TestContext.Current.CancellationToken));
            Assert.Contains("can only be read until", error.Message, StringComparison.Ordinal);
            Assert.Equal(StoreNoticeKind.ReadOnly, Assert.Single(notices).Kind);
        }
        disk.OnOperation = null;
        using QuadStore reopened = StoreScript.Open(disk);
        Add(reopened, Simple with { Graph = new Iri("http://h") });
        StoreScript.Check(reopened, [[Simple, Simple with { Graph = new Iri("http://h") }]]);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Commit_ManyWritersAndAPowerCut_KeepsEveryAcknowledgedCommit(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 12; round++)
        {
            var disk = new SimulatedDisk();
            var acknowledged = new HashSet<Quad>[4];
            var tried = new HashSet<Quad>[4];
            using (QuadStore store = StoreScript.Open(disk))
            {
                int stopAt = disk.Operations + random.Next(60);
                disk.OnOperation = (operation, _) => operation == stopAt ? Fault.TearAndStop : Fault.None;
                Thread[] writers = [.. Enumerable.Range(0, 4).Select(writer => new Thread(() =>
                    (acknowledged[writer], tried[writer]) = WriteUntilFailure(store, writer)))];
                foreach (Thread writer in writers) writer.Start();
                foreach (Thread writer in writers) writer.Join();
            }
            using QuadStore reopened = StoreScript.Open(disk.AfterPowerCut(random));
            using Snapshot snapshot = reopened.AcquireSnapshot();
            HashSet<Quad> quads = TestTerms.ReadAll(snapshot);
            Assert.Subset(quads, acknowledged.SelectMany(set => set).ToHashSet());
            Assert.Subset(tried.SelectMany(set => set).ToHashSet(), quads);
            Assert.Empty(reopened.Check(TestContext.Current.CancellationToken));
        }
    }

    private static (HashSet<Quad> Acknowledged, HashSet<Quad> Tried) WriteUntilFailure(QuadStore store, int writer)
    {
        HashSet<Quad> acknowledged = [], tried = [];
        try
        {
            for (int i = 0; i < 100; i++)
            {
                Quad quad = Simple with { Object = new Literal($"un texte plus long {writer} {i}") };
                tried.Add(quad);
                Add(store, quad);
                acknowledged.Add(quad);
            }
        }
        catch (Exception error) when (error is IOException or StorageException)
        {
        }
        return (acknowledged, tried);
    }

    private static void AtEachOperation(
        int seed, Fault[] faults, Func<SimulatedDisk, Random, SimulatedDisk> next, int steps = 10, int largeSize = 0, int stride = 1)
    {
        var whole = new SimulatedDisk();
        var complete = new StoreScript(seed, steps, largeSize);
        complete.Run(whole);
        Assert.True(complete.IsComplete);
        Assert.Contains(whole.History, name => name.StartsWith("write log", StringComparison.Ordinal));
        var random = new Random(seed);
        for (int operation = 0; operation < whole.Operations; operation += stride)
        {
            foreach (Fault fault in faults)
            {
                var disk = new SimulatedDisk { OnOperation = (at, _) => at == operation ? fault : Fault.None };
                var script = new StoreScript(seed, steps, largeSize);
                script.Run(disk);
                SimulatedDisk found = next(disk, random);
                using QuadStore store = StoreScript.Open(found);
                HashSet<Quad>[] allowed = script.Unknown is { } unknown ? [script.Acknowledged, unknown] : [script.Acknowledged];
                StoreScript.Check(store, allowed);
                Assert.Empty(store.Check(TestContext.Current.CancellationToken));
                HashSet<Quad> served;
                using (Snapshot snapshot = store.AcquireSnapshot()) served = TestTerms.ReadAll(snapshot);
                using (QuadStore afterPowerCut = StoreScript.Open(found.AfterPowerCut(random))) StoreScript.Check(afterPowerCut, [served]);
                Add(store, Simple);
                using (QuadStore afterPowerCut = StoreScript.Open(found.AfterPowerCut(random)))
                {
                    StoreScript.Check(afterPowerCut, [[.. served, Simple]]);
                }
            }
        }
    }

    private static void Add(QuadStore store, Quad quad)
    {
        using WriteTransaction transaction = store.BeginWrite();
        TestTerms.Add(transaction, quad);
        transaction.Commit();
    }
}
