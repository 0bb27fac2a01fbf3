using static KnowledgeGraph.Storage.Tests.Durability.SimulatedDisk;

namespace KnowledgeGraph.Storage.Tests.Durability;

/// <summary>Merges beside commits: whatever is committed while a merge runs is there afterwards, and nothing else.</summary>
public class MergeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Compact_CommitsWhileTheSegmentIsWritten_AreKept(int seed)
    {
        var disk = new SimulatedDisk();
        var history = new ConcurrentHistory(seed);
        using (QuadStore store = Open(disk))
        {
            for (int i = 0; i < 20; i++) history.Commit(store);
            CommitDuringMerge(disk, store, history, commits: 15);
            store.Compact(TestContext.Current.CancellationToken);
            Assert.Equal(35, history.Count);
            history.Check(store);
            Assert.Empty(store.Check(TestContext.Current.CancellationToken));
            for (int i = 0; i < 5; i++) history.Commit(store);
        }
        using QuadStore reopened = Open(disk);
        history.Check(reopened);
        Assert.Empty(reopened.Check(TestContext.Current.CancellationToken));
        reopened.Compact(TestContext.Current.CancellationToken);
        history.Check(reopened);
    }

    [Fact]
    public void Open_AfterPowerCutAtAnyOperationOfAMergeWithCommits_HoldsWhatWasAcknowledged()
    {
        int operations = Run(int.MaxValue, Fault.None, out _, out _);
        for (int stopAt = 0; stopAt < operations; stopAt++)
        {
            foreach (Fault fault in new[] { Fault.Stop, Fault.TearAndStop, Fault.Fail })
            {
                Run(stopAt, fault, out SimulatedDisk disk, out ConcurrentHistory history);
                var random = new Random(stopAt);
                using QuadStore reopened = Open(random.Next(2) == 0 ? disk.AfterPowerCut(random) : disk.AfterKill());
                int version = history.Check(reopened);
                Assert.InRange(version, history.Count, history.Count + 1);
                Assert.Empty(reopened.Check(TestContext.Current.CancellationToken));
            }
        }

        static int Run(int stopAt, Fault fault, out SimulatedDisk disk, out ConcurrentHistory history)
        {
            SimulatedDisk simulated = disk = new SimulatedDisk();
            history = new ConcurrentHistory(4);
            using QuadStore store = Open(disk);
            for (int i = 0; i < 8; i++) history.Commit(store);
            int first = disk.Operations;
            CommitDuringMerge(disk, store, history, commits: 6, (operation, _) => operation == first + stopAt ? fault : Fault.None);
            try
            {
                store.Compact();
            }
            catch (Exception error) when (error is IOException or StorageException)
            {
            }
            return simulated.Operations - first;
        }
    }

    [Fact]
    public void Clear_WhileTheSegmentIsWritten_EndsTheMerge()
    {
        var disk = new SimulatedDisk();
        using QuadStore store = Open(disk);
        var history = new ConcurrentHistory(5);
        for (int i = 0; i < 8; i++) history.Commit(store);
        bool isCleared = false;
        disk.OnOperation = (_, name) =>
        {
            if (!isCleared && name.StartsWith("write segment", StringComparison.Ordinal))
            {
                isCleared = true;
                using WriteTransaction transaction = store.BeginWrite();
                transaction.Clear(GraphSelector.Each);
                transaction.Commit();
            }
            return Fault.None;
        };
        store.Compact(TestContext.Current.CancellationToken);
        StoreScript.Check(store, [[]]);
        Assert.DoesNotContain(disk.Names, name => name.EndsWith(".kgs", StringComparison.Ordinal));
        Assert.Single(disk.Names, name => name.EndsWith(".kgl", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Compact_AgainAndAgainWhileAWriterCommits_KeepsEveryCommit(bool isDurable)
    {
        string directory = Directory.CreateTempSubdirectory("kg-merge-").FullName;
        var history = new ConcurrentHistory(9);
        int compactions = 0;
        try
        {
            using (QuadStore store = isDurable ? QuadStore.Open(directory) : QuadStore.CreateInMemory())
            {
                using var stop = new CancellationTokenSource();
                Task merging = Task.Run(
                    () =>
                    {
                        for (; !stop.IsCancellationRequested; compactions++) store.Compact(TestContext.Current.CancellationToken);
                    },
                    TestContext.Current.CancellationToken);
                for (int commit = 0; commit < 300; commit++)
                {
                    history.Commit(store);
                    Assert.Equal(history.Count, history.Check(store));
                }
                await stop.CancelAsync();
                await merging;
                Assert.Empty(store.Check(TestContext.Current.CancellationToken));
            }
            Assert.True(compactions > 10, $"{compactions} compactions");
            if (!isDurable) return;
            using QuadStore reopened = QuadStore.Open(directory);
            Assert.Equal(history.Count, history.Check(reopened));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public void Commit_MergeThatFails_TellsAndGoesOn()
    {
        var disk = new SimulatedDisk();
        var notices = new List<StoreNotice>();
        using QuadStore store = QuadStore.Open(
            disk, StoreScript.Path, new() { MaxLogBytes = 3000, MergesInline = true, Notify = notices.Add });
        disk.OnOperation = (_, name) => name.StartsWith("write segment", StringComparison.Ordinal) ? Fault.Tear : Fault.None;
        var history = new ConcurrentHistory(6);
        for (int i = 0; i < 20; i++) history.Commit(store);
        history.Check(store);
        StoreNotice notice = Assert.Single(notices);
        Assert.Equal(StoreNoticeKind.MergeFailed, notice.Kind);
        Assert.Contains("no space left", notice.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(disk.Names, name => name.EndsWith(".kgs", StringComparison.Ordinal));
    }

    /// <summary>
    /// A writer, merges in the background, readers in this process and shared ones, and restarts, on a real directory. KG_MODEL_COMMITS
    /// in the environment sets the number of commits, for long runs.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Store_ReadersMergesAndRestarts_ShowOneCommitAfterTheOther(bool isDurable)
    {
        int commits = int.TryParse(Environment.GetEnvironmentVariable("KG_MODEL_COMMITS"), out int asked) ? asked : 400;
        string directory = Directory.CreateTempSubdirectory("kg-merge-").FullName;
        int merges = 0;
        string? failure = null;
        var options = new QuadStoreOptions
        {
            MaxLogBytes = 4000,
            Notify = notice =>
            {
                if (notice.Kind == StoreNoticeKind.Merged) Interlocked.Increment(ref merges);
                else failure = notice.Message;
            },
        };
        var history = new ConcurrentHistory(isDurable ? 7 : 8, largeEvery: isDurable ? 0 : 40);
        QuadStore store = isDurable ? QuadStore.Open(directory, options) : QuadStore.CreateInMemory(options);
        using var stop = new CancellationTokenSource();
        try
        {
            Task[] readers =
            [
                Task.Run(() => Read(() => Volatile.Read(ref store)), stop.Token),
                Task.Run(isDurable ? ReadShared : () => Read(() => Volatile.Read(ref store)), stop.Token),
            ];
            for (int commit = 0; commit < commits; commit++)
            {
                history.Commit(store);
                if (isDurable && commit % 97 == 96)
                {
                    store.Dispose();
                    store = QuadStore.Open(directory, options);
                }
                if (commit % 151 == 150) store.Compact(TestContext.Current.CancellationToken);
            }
            await stop.CancelAsync();
            await Task.WhenAll(readers);
            Assert.Null(failure);
            history.Check(store);
            Assert.Empty(store.Check(TestContext.Current.CancellationToken));
            Assert.True(!isDurable || merges > commits / 200, $"{merges} merges");
        }
        finally
        {
            await stop.CancelAsync();
            store.Dispose();
            Directory.Delete(directory, recursive: true);
        }

        void Read(Func<QuadStore> current)
        {
            int last = 0;
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    int version = history.Check(current());
                    Assert.InRange(version, last, history.Count + 1);
                    last = version;
                }
                catch (ObjectDisposedException)
                {
                }
            }
        }

        void ReadShared()
        {
            while (!stop.IsCancellationRequested)
            {
                int acknowledged = history.Count;
                using QuadStore shared = QuadStore.OpenReadOnly(directory);
                Assert.InRange(history.Check(shared), acknowledged, history.Count + 1);
            }
        }
    }

    // No merges but those that a test asks for.
    private static QuadStore Open(SimulatedDisk disk) => QuadStore.Open(disk, StoreScript.Path);

    private static void CommitDuringMerge(
        SimulatedDisk disk, QuadStore store, ConcurrentHistory history, int commits, Func<int, string, Fault>? fault = null)
    {
        int done = 0;
        disk.OnOperation = (operation, name) =>
        {
            Fault now = fault?.Invoke(operation, name) ?? Fault.None;
            if (now != Fault.None) return now;
            if (done < commits && name.StartsWith("write segment", StringComparison.Ordinal))
            {
                for (; done < commits; done++)
                {
                    try
                    {
                        history.Commit(store);
                    }
                    catch (Exception error) when (error is IOException or StorageException)
                    {
                        done = commits;
                    }
                }
            }
            return Fault.None;
        };
    }
}
