using CsCheck;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Tests.Operators;

public sealed class KeySetTests : IDisposable
{
    // Near one another, upwards and downwards, and here and there.
    private static readonly Gen<ulong[]> Keys = Gen.Select(Gen.ULong[0, 1UL << 62], Gen.OneOf(Gen.ULong[0, 200], Gen.ULong[0, 1 << 20], Gen.ULong[0, 1UL << 60]))
        .SelectMany((start, reach) => Gen.ULong[start, start + reach].Array[0, 300]);

    private readonly QuadStore _store = QuadStore.CreateInMemory();
    private readonly Snapshot _snapshot;

    public KeySetTests() => _snapshot = _store.AcquireSnapshot();

    public void Dispose()
    {
        _snapshot.Dispose();
        _store.Dispose();
    }

    [Fact]
    public void Match_KeysAddedInParts_FindsThoseAlone() =>
        Gen.Select(Keys.Array[0, 6], Keys).Sample(
            (parts, others) =>
            {
                using var set = new KeySet(TestContext.Create(_snapshot));
                HashSet<ulong> expected = [];
                Assert.True(set.IsEmpty);
                foreach (ulong[] part in parts)
                {
                    set.Add([.. part.Select(key => new ValueId(key))]);
                    expected.UnionWith(part);
                    Assert.Equal(expected.Count == 0, set.IsEmpty);
                    ulong[] asked = [.. expected, .. expected.Select(key => key + 1), .. expected.Select(key => key - 1), .. others];
                    bool[] matched = new bool[asked.Length];
                    set.Match([.. asked.Select(key => new ValueId(key))], matched);
                    Assert.Equal(asked.Select(expected.Contains), matched);
                }
            },
            threads: 1);

    [Fact]
    public void Add_KeysThatComeInOrder_TakesLittleMemory()
    {
        QueryContext context = TestContext.Create(_snapshot);
        using var set = new KeySet(context);
        long before = context.MemoryLeft;
        for (ulong start = 0; start < 1 << 20; start += 1024)
        {
            set.Add([.. Enumerable.Range(0, 1024).Select(i => new ValueId(start + (ulong)i))]);
        }
        Assert.InRange(before - context.MemoryLeft, 1 << 17, 1 << 18);
    }
}
