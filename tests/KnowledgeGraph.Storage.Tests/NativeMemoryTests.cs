using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Tests;

/// <summary>The count of native bytes is the process's, so nothing may run beside these tests.</summary>
[CollectionDefinition(nameof(NativeMemoryTests), DisableParallelization = true)]
[Collection(nameof(NativeMemoryTests))]
public class NativeMemoryTests
{
    private static readonly Iri S = new("http://example.org/s");
    private static readonly Iri P = new("http://example.org/p");

    [Fact]
    public void Dispose_StoreSnapshotsAndScans_GivesTheMemoryBack()
    {
        // What other tests forgot is no concern of this one.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long before = NativeBlock.AllocatedBytes;
        QuadStore store = QuadStore.CreateInMemory();
        var held = new List<IDisposable> { store };
        for (int round = 0; round < 12; round++)
        {
            using (WriteTransaction transaction = store.BeginWrite())
            {
                for (int i = 0; i < 40 + (round * 10); i++)
                {
                    var subject = new Iri($"http://example.org/{round}/{i}");
                    TestTerms.Add(transaction, new(subject, P, new Literal($"a longer text {i}"), i % 3 == 0 ? S : null));
                }
                if (round == 6) transaction.Clear(GraphSelector.One(ValueId.DefaultGraph));
                if (round != 4) transaction.Commit();
            }
            Snapshot snapshot = store.AcquireSnapshot();
            QuadScan scan = snapshot.Scan(default, GraphSelector.MergeAll, QuadOrder.Pos);
            scan.Read(new ValueId[5], default, default, default);
            held.AddRange([snapshot, scan]);
        }
        Assert.True(NativeBlock.AllocatedBytes > before);
        foreach (IDisposable item in held) item.Dispose();
        Assert.Equal(before, NativeBlock.AllocatedBytes);
    }

    [Fact]
    public void NativeBlock_Forgotten_IsFreedByItsFinalizer()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long before = NativeBlock.AllocatedBytes;
        Forget();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Equal(before, NativeBlock.AllocatedBytes);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static void Forget() => Assert.Equal(1000, new NativeBlock(1000).Length);
    }
}
