using KnowledgeGraph.Query.Planning;

namespace KnowledgeGraph.Query.Tests.Planning;

/// <summary>What is kept, and for how long.</summary>
public sealed class BoundedCacheTests
{
    [Fact]
    public void Add_BeyondTheLimit_KeepsNoMore()
    {
        var cache = new BoundedCache<int, int>(100);
        for (int i = 0; i < 1000; i++)
        {
            cache.Add(i, i * 2);
            Assert.True(cache.TryGet(i, out int value));
            Assert.Equal(i * 2, value);
        }
        Assert.InRange(Enumerable.Range(0, 1000).Count(i => cache.TryGet(i, out _)), 50, 100);
    }

    [Fact]
    public void Add_BeyondTheLimit_LeavesWhatIsAskedFor()
    {
        var cache = new BoundedCache<int, int>(100);
        cache.Add(-1, 7);
        for (int i = 0; i < 1000; i++)
        {
            cache.Add(i, i);
            if (i % 20 == 0) Assert.True(cache.TryGet(-1, out _));
        }
        Assert.True(cache.TryGet(-1, out int value));
        Assert.Equal(7, value);
    }

    [Fact]
    public void TryGet_WhileOthersAdd_GivesTheValueOfTheKeyOrNone()
    {
        var cache = new BoundedCache<int, int>(64);
        Parallel.For(0, 8, thread =>
        {
            var random = new Random(thread);
            for (int i = 0; i < 20_000; i++)
            {
                int key = random.Next(200);
                if (cache.TryGet(key, out int value)) Assert.Equal(key * 3, value);
                else cache.Add(key, key * 3);
            }
        });
    }
}
