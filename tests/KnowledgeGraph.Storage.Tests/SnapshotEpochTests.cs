using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Storage.Tests;

/// <summary>How long what is known of a store may be kept.</summary>
public sealed class SnapshotEpochTests
{
    [Fact]
    public void Epoch_FewChanges_StaysAndEndsWhenTheyAreMany()
    {
        using QuadStore store = Of(1600);
        object first = EpochOf(store);
        for (int i = 0; i < 100; i++)
        {
            Assert.Same(first, EpochOf(store));
            Change(store, transaction => Add(transaction, 10_000 + i));
        }
        Change(store, transaction => Add(transaction, 20_000));
        Assert.NotSame(first, EpochOf(store));
    }

    [Fact]
    public void Epoch_QuadsInPlaceOfOthers_CountAsChanges()
    {
        using QuadStore store = Of(1600);
        object first = EpochOf(store);
        for (int i = 0; i < 60; i++)
        {
            Change(store, transaction => Add(transaction, 10_000));
            Change(store, transaction => transaction.Remove(Term(10_000), Term(0), Term(1), default));
        }
        Assert.NotSame(first, EpochOf(store));
    }

    [Fact]
    public void Epoch_MergedOrCleared_IsAnother()
    {
        using QuadStore store = Of(1600);
        Change(store, transaction => Add(transaction, 10_000));
        object before = EpochOf(store);
        store.Compact();
        object merged = EpochOf(store);
        Assert.NotSame(before, merged);
        Change(store, transaction => transaction.Clear(GraphSelector.Each));
        Assert.NotSame(merged, EpochOf(store));
    }

    [Fact]
    public void Epoch_ViewOfATransaction_IsThatOfTheStoreWhileFewChange()
    {
        using QuadStore store = Of(1600);
        using WriteTransaction transaction = store.BeginWrite();
        Add(transaction, 10_000);
        using (Snapshot view = transaction.AcquireSnapshot()) Assert.Same(EpochOf(store), view.Epoch);
        for (int i = 0; i < 200; i++) Add(transaction, 10_000 + i);
        using (Snapshot view = transaction.AcquireSnapshot()) Assert.NotSame(EpochOf(store), view.Epoch);
    }

    private static QuadStore Of(int quads)
    {
        var store = QuadStore.CreateInMemory();
        Change(store, transaction =>
        {
            for (int i = 0; i < quads; i++) Add(transaction, i);
        });
        return store;
    }

    private static void Change(QuadStore store, Action<WriteTransaction> change)
    {
        using WriteTransaction transaction = store.BeginWrite();
        change(transaction);
        transaction.Commit();
    }

    private static void Add(WriteTransaction transaction, int subject) => transaction.Add(Term(subject), Term(0), Term(1), default);

    private static Utf8Term Term(int number) => Utf8Term.Iri(System.Text.Encoding.UTF8.GetBytes($"http://example.org/{number}"));

    private static object EpochOf(QuadStore store)
    {
        using Snapshot snapshot = store.AcquireSnapshot();
        return snapshot.Epoch;
    }
}
