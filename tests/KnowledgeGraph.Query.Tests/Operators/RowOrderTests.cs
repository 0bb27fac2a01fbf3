using CsCheck;
using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Tests.Expressions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Tests.Operators;

public sealed class RowOrderTests : IDisposable
{
    private readonly ExpressionFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void SortBy_TwoKeys_SortsAsAStableSortDoes()
    {
        Gen<ulong> key = Gen.OneOf(Gen.ULong[0, 3], Gen.ULong, Gen.ULong[0, 1].Select(bit => bit << 63));
        Gen.Select(Gen.Select(key, key).Array[0, 600], Gen.Bool, Gen.Bool).Sample((pairs, firstDescends, secondDescends) =>
        {
            ulong[] first = [.. pairs.Select(pair => pair.Item1)], second = [.. pairs.Select(pair => pair.Item2)];
            using var order = new RowOrder(new QueryContext(_fixture.Context.Terms, new QueryOptions(), default), pairs.Length);
            order.SortBy(second, secondDescends);
            order.SortBy(first, firstDescends);
            IOrderedEnumerable<int> expected = firstDescends
                ? Enumerable.Range(0, pairs.Length).OrderByDescending(row => first[row])
                : Enumerable.Range(0, pairs.Length).OrderBy(row => first[row]);
            expected = secondDescends ? expected.ThenByDescending(row => second[row]) : expected.ThenBy(row => second[row]);
            Assert.Equal(expected, order.Rows.ToArray());
        });
    }

    [Theory]
    [InlineData(true, "3", "-2", "0", "3")]
    [InlineData(true, "3", "\"2\"^^xsd:byte", "\"0\"^^xsd:nonNegativeInteger", "3")]
    [InlineData(true, null, "-2", "5")]
    [InlineData(true, "\"b\"", "\"a\"", "\"\"", null)]
    [InlineData(true, "1.5", "-2.5", "0.0")]
    [InlineData(true, "\"2020-01-01\"^^xsd:date", "\"2019-12-31+05:00\"^^xsd:date", "\"2019-12-31\"^^xsd:date", "\"0001-01-01+14:00\"^^xsd:date", null)]
    [InlineData(true, "\"2020-01-01T00:00:00Z\"^^xsd:dateTime", "\"2020-01-01T01:00:00+01:00\"^^xsd:dateTime", "\"2019-01-01T00:00:00.500Z\"^^xsd:dateTime")]
    [InlineData(true, "true", "false")]
    [InlineData(false, "1.5", "2.25")]
    [InlineData(false, "1", "\"a\"")]
    [InlineData(false, ":a", ":b")]
    [InlineData(false, "\"2020-01-01\"^^xsd:date", "\"2020-01-01T00:00:00Z\"^^xsd:dateTime")]
    [InlineData(false, "1.0e0", "2.0e0")]
    public void TryRead_Column_GivesKeysThatCompareAsTheValuesDo(bool isSortable, params string?[] terms)
    {
        ValueId[] ids = [.. terms.Select(_fixture.Id)];
        ulong[] keys = new ulong[ids.Length];
        Assert.Equal(isSortable, ValueKeys.TryRead(_fixture.Context.Values, ids, keys));
        if (!isSortable) return;
        for (int i = 0; i < ids.Length; i++)
        {
            for (int j = 0; j < ids.Length; j++)
            {
                Assert.Equal(Math.Sign(_fixture.Context.Comparer.Compare(ids[i], ids[j])), Math.Sign(keys[i].CompareTo(keys[j])));
            }
        }
    }
}
