using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Tests.Expressions;

public sealed class TruthMemoTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1 << 16)]
    [InlineData(12_345)]
    public void TryGet_ManyIdsNearAndFar_GivesNothingButWhatWasSet(int distance)
    {
        var memo = new TruthMemo(_ => true);
        ValueId[] ids = [.. Enumerable.Range(0, 9000).Select(i => new ValueId(ValueTag.TypedLiteral, (ulong)i * (ulong)distance))];
        int known = 0;
        for (int i = 0; i < ids.Length; i++)
        {
            Assert.True(TruthMemo.Takes(ids[i]));
            Assert.False(memo.TryGet(ids[i], out _));
            memo.Set(ids[i], TruthOf(i));
            Assert.True(memo.TryGet(ids[i], out Ternary last));
            Assert.Equal(TruthOf(i), last);
        }
        for (int i = 0; i < ids.Length; i++)
        {
            if (!memo.TryGet(ids[i], out Ternary truth)) continue;
            known++;
            Assert.Equal(TruthOf(i), truth);
        }
        Assert.InRange(known, distance == 1 ? ids.Length / 2 : 1, ids.Length);
    }

    [Fact]
    public void Set_WithoutMemory_RemembersLessAndNothingWrong()
    {
        long left = 1 << 14;
        var memo = new TruthMemo(bytes => (left -= bytes) >= 0);
        var none = new TruthMemo(_ => false);
        int known = 0;
        for (int i = 0; i < 9000; i++)
        {
            var id = new ValueId(ValueTag.TypedLiteral, (ulong)i);
            memo.Set(id, TruthOf(i));
            none.Set(id, TruthOf(i));
            Assert.False(none.TryGet(id, out _));
            Assert.True(memo.TryGet(id, out Ternary truth));
            Assert.Equal(TruthOf(i), truth);
        }
        for (int i = 0; i < 9000; i++)
        {
            if (memo.TryGet(new ValueId(ValueTag.TypedLiteral, (ulong)i), out Ternary truth)) known += truth == TruthOf(i) ? 1 : 9000;
        }
        Assert.InRange(known, 1, 2048);
    }

    [Fact]
    public void Takes_IdsThatHoldTheirValueOrAreOfTheQueryAlone_False()
    {
        Assert.False(TruthMemo.Takes(InlineValue.FromBoolean(true)));
        Assert.False(TruthMemo.Takes(ValueId.None));
        Assert.False(TruthMemo.Takes(new ValueId(ValueTag.TypedLiteral, 1, isLocal: true)));
    }

    private static Ternary TruthOf(int i) => (Ternary)(i % 3);
}
