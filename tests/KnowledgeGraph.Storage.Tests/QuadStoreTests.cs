using System.Text;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Storage.Tests;

public class QuadStoreTests
{
    private static readonly Iri S = new("http://example.org/s");
    private static readonly Iri P = new("http://example.org/p");

    [Fact]
    public void AcquireSnapshot_EmptyStore_IsEmpty()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        using Snapshot snapshot = store.AcquireSnapshot();
        Assert.Equal(0, snapshot.QuadCount);
        Assert.Empty(snapshot.NamedGraphs);
        Assert.Empty(snapshot.Predicates);
        Assert.False(snapshot.TryGetId(Utf8Term.Iri("http://example.org/s"u8), out _));
        using QuadScan scan = snapshot.Scan(default, GraphSelector.MergeAll, QuadOrder.Spo);
        Assert.Equal(0, scan.Read(new ValueId[1], default, default, default));
    }

    [Fact]
    public void Dispose_WithoutCommit_ChangesNothingAndForgetsTheTerms()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        using (WriteTransaction transaction = store.BeginWrite()) TestTerms.Add(transaction, new(S, P, new Literal("a longer text"), null));
        using Snapshot snapshot = store.AcquireSnapshot();
        Assert.Equal(0, snapshot.QuadCount);
        Assert.False(snapshot.TryGetId(Utf8Term.Iri("http://example.org/s"u8), out _));
    }

    [Fact]
    public void Snapshot_WhileTransactionRuns_DoesNotKnowItsTerms()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        using WriteTransaction transaction = store.BeginWrite();
        TestTerms.Add(transaction, new(S, P, S, null));
        using Snapshot before = store.AcquireSnapshot();
        Assert.False(before.TryGetId(Utf8Term.Iri("http://example.org/s"u8), out _));
        transaction.Commit();
        Assert.False(before.TryGetId(Utf8Term.Iri("http://example.org/s"u8), out _));
        using Snapshot after = store.AcquireSnapshot();
        Assert.True(after.TryGetId(Utf8Term.Iri("http://example.org/s"u8), out _));
    }

    [Fact]
    public void CreateSink_SameLabelInTwoSinks_AreTwoNodes()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        using (WriteTransaction transaction = store.BeginWrite())
        {
            IQuadSink first = transaction.CreateSink(), second = transaction.CreateSink("http://example.org/g");
            foreach (IQuadSink sink in new[] { first, second, first })
            {
                sink.OnQuad(Utf8Term.BlankNode("x"u8), Utf8Term.Iri("http://p"u8), Utf8Term.BlankNode("x"u8), default);
            }
            transaction.Commit();
        }
        using Snapshot snapshot = store.AcquireSnapshot();
        Assert.Equal(2, snapshot.QuadCount);
        Assert.Equal(2, snapshot.CountDistinct(default, GraphSelector.Each, QuadOrder.Spo));
        Assert.Equal([TestTerms.IdOf(snapshot, new Iri("http://example.org/g"))], snapshot.NamedGraphs);
    }

    [Fact]
    public void Add_LabelOfTheStore_IsThatNode()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        Write(store, transaction =>
            transaction.CreateSink().OnQuad(Utf8Term.BlankNode("x"u8), Utf8Term.Iri("http://p"u8), Utf8Term.String("1"u8), default));
        Write(store, transaction =>
        {
            TestTerms.Add(transaction, new(new BlankNode("b0"), new Iri("http://p"), new Literal("2"), null));
            TestTerms.Add(transaction, new(new BlankNode("new"), new Iri("http://p"), new Literal("3"), null));
            TestTerms.Add(transaction, new(new BlankNode("new"), new Iri("http://p"), new Literal("4"), null));
            TestTerms.Remove(transaction, new(new BlankNode("unknown"), new Iri("http://p"), new Literal("4"), null));
        });
        using Snapshot snapshot = store.AcquireSnapshot();
        Assert.Equal(4, snapshot.QuadCount);
        Assert.Equal(2, snapshot.CountDistinct(default, GraphSelector.Each, QuadOrder.Spo));
        Assert.Equal(2, snapshot.Count(new(TestTerms.IdOf(snapshot, new BlankNode("b0")), default, default), GraphSelector.Default));
        Assert.False(snapshot.TryGetId(Utf8Term.BlankNode("b9"u8), out _));
        Assert.False(snapshot.TryGetId(Utf8Term.BlankNode("b00"u8), out _));
    }

    [Fact]
    public void Add_LanguagesThatDifferInCase_AreOneTermAsFirstWritten()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        for (int i = 0; i < 2; i++)
        {
            Write(store, transaction =>
            {
                TestTerms.Add(transaction, new(S, P, new Literal("Région", "fr-FR"), null));
                TestTerms.Add(transaction, new(S, P, new Literal("Région", "FR-fr"), null));
                TestTerms.Add(transaction, new(S, P, new Literal("Région", "fr"), null));
            });
            using Snapshot snapshot = store.AcquireSnapshot();
            Assert.Equal(2, snapshot.QuadCount);
            Literal? term = (Literal?)TestTerms.TermOf(snapshot, TestTerms.IdOf(snapshot, new Literal("Région", "FR-FR")));
            Assert.Equal("fr-FR", term?.Language);
        }
    }

    [Fact]
    public void Add_WrongKinds_AreRefused()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        using WriteTransaction transaction = store.BeginWrite();
        Assert.Throws<ArgumentException>(() => transaction.Add(Utf8Term.String("s"u8), Utf8Term.Iri("p"u8), Utf8Term.Iri("o"u8), default));
        Assert.Throws<ArgumentException>(
            () => transaction.Add(Utf8Term.Iri("s"u8), Utf8Term.BlankNode("p"u8), Utf8Term.Iri("o"u8), default));
        Assert.Throws<ArgumentException>(() => transaction.Add(Utf8Term.Iri("s"u8), Utf8Term.Iri("p"u8), default, default));
        Assert.Throws<ArgumentException>(
            () => transaction.Add(Utf8Term.Iri("s"u8), Utf8Term.Iri("p"u8), Utf8Term.Iri("o"u8), Utf8Term.String("g"u8)));
    }

    [Fact]
    public void Add_BeyondALimit_IsRefusedAndTheTransactionGoesOn()
    {
        using QuadStore store = QuadStore.CreateInMemory(new() { MaxTermBytes = 100, MaxTransactionQuads = 2 });
        Write(store, transaction =>
        {
            StorageLimitException tooLong =
                Assert.Throws<StorageLimitException>(() => TestTerms.Add(transaction, new(S, P, new Literal(new string('x', 101)), null)));
            Assert.Contains("101", tooLong.Message, StringComparison.Ordinal);
            TestTerms.Add(transaction, new(S, P, new Literal("1"), null));
            TestTerms.Add(transaction, new(S, P, new Literal("2"), null));
            Assert.Throws<StorageLimitException>(() => TestTerms.Add(transaction, new(S, P, new Literal("3"), null)));
        });
        using Snapshot snapshot = store.AcquireSnapshot();
        Assert.Equal(2, snapshot.QuadCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(QuadStoreOptions.MostTermBytes + 1)]
    public void MaxTermBytes_OutOfRange_IsRefused(int bytes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuadStoreOptions { MaxTermBytes = bytes });

    [Fact]
    public void Use_AfterTheEnd_IsRefused()
    {
        QuadStore store = QuadStore.CreateInMemory();
        WriteTransaction transaction = store.BeginWrite();
        IQuadSink sink = transaction.CreateSink();
        transaction.Commit();
        Assert.Throws<ObjectDisposedException>(() => transaction.Commit());
        Assert.Throws<ObjectDisposedException>(() => transaction.Clear(GraphSelector.Each));
        Assert.Throws<ObjectDisposedException>(() => sink.OnQuad(Utf8Term.Iri("s"u8), Utf8Term.Iri("p"u8), Utf8Term.Iri("o"u8), default));
        transaction.Dispose();
        Snapshot snapshot = store.AcquireSnapshot();
        QuadScan scan = snapshot.Scan(default, GraphSelector.Each, QuadOrder.Spo);
        snapshot.Dispose();
        Assert.Throws<ObjectDisposedException>(() => snapshot.QuadCount);
        Assert.Equal(0, scan.Skip(1));
        scan.Dispose();
        Assert.Throws<ObjectDisposedException>(() => scan.Skip(1));
        store.Dispose();
        Assert.Throws<ObjectDisposedException>(store.AcquireSnapshot);
        Assert.Throws<ObjectDisposedException>(() => store.BeginWrite());
    }

    [Fact]
    public void BeginWrite_WhileAnotherRuns_WaitsOrIsCancelled()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        using WriteTransaction first = store.BeginWrite();
        using var cancellation = new CancellationTokenSource();
        Task<WriteTransaction> second = Task.Run(() => store.BeginWrite(cancellation.Token));
        cancellation.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => second.GetAwaiter().GetResult());
        first.Dispose();
        store.BeginWrite().Dispose();
    }

    [Fact]
    public void Decode_IdOfNoTerm_IsRefused()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        Write(store, transaction => TestTerms.Add(transaction, new(S, P, S, null)));
        using Snapshot snapshot = store.AcquireSnapshot();
        byte[] scratch = new byte[Snapshot.ScratchBytes];
        ValueId[] strangers =
        [
            ValueId.None,
            new(ValueTag.Iri, 0, isLocal: true),
            new(ValueTag.Iri, 1000),
            new(ValueTag.Iri, 1UL << 55),
            new(ValueTag.String, 0),
            new((ValueTag)0x7F, 0),
        ];
        foreach (ValueId id in strangers) Assert.Throws<ArgumentException>(() => _ = snapshot.Decode(id, scratch).Kind);
        Assert.True(snapshot.Decode(ValueId.DefaultGraph, scratch).IsNone);
    }

    [Fact]
    public void Commit_ManyTerms_GivesIdsInTermOrder()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        string[] names = [.. Enumerable.Range(0, 500).Select(i => $"http://example.org/{(i * 7919) % 1009}/{new string('é', i % 40)}")];
        Write(store, transaction =>
        {
            foreach (string name in names)
            {
                TestTerms.Add(transaction, new(new Iri(name), P, new Literal(name), null));
                TestTerms.Add(transaction, new(new Iri(name), P, new Literal(name, "fr"), null));
                TestTerms.Add(transaction, new(new Iri(name), P, new Literal(name, new Iri("http://example.org/datatype")), null));
            }
        });
        using Snapshot snapshot = store.AcquireSnapshot();
        string[] ordered = [.. names.Distinct()
            .OrderBy(name => Encoding.UTF8.GetBytes(name), Comparer<byte[]>.Create((x, y) => x.AsSpan().SequenceCompareTo(y)))];
        Func<string, Term>[] kinds =
        [
            name => new Iri(name),
            name => new Literal(name),
            name => new Literal(name, "fr"),
            name => new Literal(name, new Iri("http://example.org/datatype")),
        ];
        foreach (Func<string, Term> kind in kinds)
        {
            ValueId[] ids = [.. ordered.Select(name => TestTerms.IdOf(snapshot, kind(name)))];
            Assert.Equal(ids.Order(), ids);
            for (int i = 0; i < ids.Length; i++) Assert.Equal(kind(ordered[i]), TestTerms.TermOf(snapshot, ids[i]));
            Assert.False(snapshot.TryGetId(TestTerms.ToUtf8(kind("http://example.org/0/zzzzzzzz")), out _));
            Assert.False(snapshot.TryGetId(TestTerms.ToUtf8(kind("aaaaaaaaaaaa")), out _));
        }
    }

    [Fact]
    public async Task Readers_WhileWriterCommits_SeeWholeCommits()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        const int CommitCount = 200, QuadsPerCommit = 7;
        using var done = new CancellationTokenSource();
        Task[] readers = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            byte[] scratch = new byte[Snapshot.ScratchBytes];
            ValueId[] subjects = new ValueId[64];
            long last = 0;
            while (!done.IsCancellationRequested)
            {
                using Snapshot snapshot = store.AcquireSnapshot();
                long count = snapshot.QuadCount;
                Assert.Equal(0, count % QuadsPerCommit);
                Assert.True(count >= last);
                last = count;
                using QuadScan scan = snapshot.Scan(default, GraphSelector.MergeAll, QuadOrder.Pos);
                long rows = 0;
                int read;
                while ((read = scan.Read(subjects, default, default, default)) > 0)
                {
                    rows += read;
                    foreach (ValueId id in subjects.AsSpan(0, read))
                    {
                        Utf8Term term = snapshot.Decode(id, scratch);
                        Assert.True(term.Value.StartsWith("http://example.org/"u8));
                        Assert.True(snapshot.TryGetId(term, out ValueId again));
                        Assert.Equal(id, again);
                    }
                }
                Assert.Equal(count, rows);
            }
        }))];
        for (int commit = 0; commit < CommitCount; commit++)
        {
            Write(store, transaction =>
            {
                for (int i = 0; i < QuadsPerCommit; i++)
                {
                    TestTerms.Add(transaction, new(new Iri($"http://example.org/{commit}/{i}"), P, new Literal($"{i}"), null));
                }
            });
            if (commit % 10 == 0)
            {
                using WriteTransaction aborted = store.BeginWrite();
                TestTerms.Add(aborted, new(new Iri($"http://aborted.example.org/{commit}"), P, S, null));
            }
        }
        await done.CancelAsync();
        await Task.WhenAll(readers);
        using Snapshot end = store.AcquireSnapshot();
        Assert.Equal(CommitCount * QuadsPerCommit, end.QuadCount);
    }

    [Fact]
    public void AcquireSnapshot_OfATransaction_SeesItsChangesAlone()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        using WriteTransaction transaction = store.BeginWrite();
        ValueId node = transaction.CreateBlankNode();
        ValueId predicate = transaction.Intern(TestTerms.ToUtf8(P));
        transaction.Add(node, predicate, node, ValueId.DefaultGraph);
        using (Snapshot inside = transaction.AcquireSnapshot())
        {
            Assert.Equal(1, inside.Count(new TriplePrefix(node, predicate, node), GraphSelector.Default));
            transaction.Remove(node, predicate, node, ValueId.DefaultGraph);
            Assert.Equal(1, inside.QuadCount);
        }
        using (Snapshot later = transaction.AcquireSnapshot()) Assert.Equal(0, later.QuadCount);
        using (Snapshot outside = store.AcquireSnapshot()) Assert.Equal(0, outside.QuadCount);
        Assert.Equal(default, transaction.Commit());
    }

    [Fact]
    public void Add_IdsOfTheWrongKind_AreRefused()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        using WriteTransaction transaction = store.BeginWrite();
        ValueId node = transaction.CreateBlankNode();
        var local = new ValueId(ValueTag.Iri, 1, isLocal: true);
        Assert.Throws<ArgumentException>(() => transaction.Add(node, node, node, ValueId.DefaultGraph));
        Assert.Throws<ArgumentException>(() => transaction.Add(local, local, node, ValueId.DefaultGraph));
        Assert.Throws<ArgumentException>(() => transaction.Intern(TestTerms.ToUtf8(new BlankNode("a"))));
    }

    private static void Write(QuadStore store, Action<WriteTransaction> change)
    {
        using WriteTransaction transaction = store.BeginWrite();
        change(transaction);
        transaction.Commit();
    }
}
