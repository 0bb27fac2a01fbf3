using KnowledgeGraph.Query.Expressions.Aggregates;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Tests.Expressions;

public sealed class AccumulatorTests : IDisposable
{
    private readonly ExpressionFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(AggregateFunction.Count, "0")]
    [InlineData(AggregateFunction.Sum, "0")]
    [InlineData(AggregateFunction.Avg, "0")]
    [InlineData(AggregateFunction.Min, "error")]
    [InlineData(AggregateFunction.Max, "error")]
    [InlineData(AggregateFunction.Sample, "error")]
    [InlineData(AggregateFunction.GroupConcat, "\"\"")]
    public void Result_EmptyGroup_IsThatOfTheSpecification(AggregateFunction function, string expected) =>
        Assert.Equal(expected, Aggregate(function));

    [Theory]
    [InlineData(AggregateFunction.Count, "5")]
    [InlineData(AggregateFunction.Sum, "15.2^^decimal")]
    [InlineData(AggregateFunction.Avg, "3.04^^decimal")]
    [InlineData(AggregateFunction.Min, "1")]
    [InlineData(AggregateFunction.Max, "5")]
    [InlineData(AggregateFunction.Sample, "3")]
    [InlineData(AggregateFunction.GroupConcat, "\"3 1 5 3.20 3\"")]
    public void Result_Numbers_FollowsPromotion(AggregateFunction function, string expected) =>
        Assert.Equal(expected, Aggregate(function, "3", "1", "5", "3.20", "3"));

    [Theory]
    [InlineData(AggregateFunction.Count, "2")]
    [InlineData(AggregateFunction.Sum, "error")]
    [InlineData(AggregateFunction.Avg, "error")]
    [InlineData(AggregateFunction.Min, "1")]
    [InlineData(AggregateFunction.Max, "2")]
    [InlineData(AggregateFunction.Sample, "1")]
    [InlineData(AggregateFunction.GroupConcat, "\"1 2\"")]
    public void Result_WithAnErrorAmongValues_IsAnErrorForSumsOnly(AggregateFunction function, string expected) =>
        Assert.Equal(expected, Aggregate(function, "1", null, "2"));

    [Theory]
    [InlineData("0.5^^decimal", "9", "3", "\"0.50\"^^xsd:decimal", "0.5", "9", "9.0", null)]
    [InlineData("1", "1", "1", "1.0", "1e0")]
    [InlineData("error", "error", null, null)]
    [InlineData("error", "error")]
    public void Result_ExtremesOfNumbers_PassOverErrors(string least, string greatest, params string?[] terms)
    {
        foreach ((AggregateFunction function, string expected) in new[] { (AggregateFunction.Min, least), (AggregateFunction.Max, greatest) })
        {
            Accumulator accumulator = Create(function, isNumeric: true);
            accumulator.Add(new int[terms.Length], [.. terms.Select(_fixture.Id)]);
            Assert.Equal(expected, _fixture.Show(accumulator.Result(0)));
        }
    }

    [Theory]
    [InlineData("\"a\"")]
    [InlineData("_:a")]
    [InlineData(":a")]
    public void Result_SumWithNoNumber_IsAnError(string term)
    {
        Assert.Equal("error", Aggregate(AggregateFunction.Sum, "1", term, "2"));
        Assert.Equal("error", Aggregate(AggregateFunction.Avg, term));
    }

    [Theory]
    [InlineData("2024-05-01T10:00:00Z", "2024-05-01T10:00:00Z", "2024-05-01T10:00:00Z", "2024-05-01T12:00:00+02:00", "2024-05-01T10:00:00.0Z")]
    [InlineData("2024-05-01T12:00:00+02:00", "2024-05-01T12:00:00+02:00", "2024-05-01T12:00:00+02:00", "2024-05-01T10:00:00Z", "2024-05-01T11:00:00+01:00")]
    [InlineData("2024-05-01T12:30:00+05:00", "2024-05-01T12:00:00Z", "2024-05-01T11:59:59.999Z", "2024-05-01T12:30:00+05:00", "2024-05-01T12:00:00Z")]
    public void Result_ExtremesOfInstants_AreTheFirstOfEqualOnes(string least, string greatest, params string[] times)
    {
        string[] terms = [.. times.Select(time => $"\"{time}\"^^xsd:dateTime")];
        Assert.Equal(_fixture.Show(_fixture.Id($"\"{least}\"^^xsd:dateTime")), Aggregate(AggregateFunction.Min, terms));
        Assert.Equal(_fixture.Show(_fixture.Id($"\"{greatest}\"^^xsd:dateTime")), Aggregate(AggregateFunction.Max, terms));
    }

    [Fact]
    public void Result_ExtremesOfMixedKinds_FollowOrderBy()
    {
        string[] terms = ["\"b\"", ":iri", "12", "_:n", "<<( :a :b 2 )>>", "<<( :a :b 10 )>>", "\"a\"@fr"];
        Assert.Equal(_fixture.Show(_fixture.Id("_:n")), Aggregate(AggregateFunction.Min, terms));
        Assert.Equal(_fixture.Show(_fixture.Id("<<( :a :b 10 )>>")), Aggregate(AggregateFunction.Max, terms));
    }

    [Fact]
    public void Result_SumOfGreatIntegers_IsExact() =>
        Assert.Equal("27670116110564327421", Aggregate(AggregateFunction.Sum, [.. Enumerable.Repeat("9223372036854775807", 3)]));

    [Fact]
    public void Result_ConcatOfTaggedStrings_HasNoLanguage() =>
        Assert.Equal("\"a b\"", Aggregate(AggregateFunction.GroupConcat, "\"a\"@fr", "\"b\"@fr"));

    [Fact]
    public void Result_ConcatOfWhatHasNoText_LeavesItOut() =>
        Assert.Equal("\"a http://example.org/b\"", Aggregate(AggregateFunction.GroupConcat, "\"a\"", "<<( :a :b 1 )>>", "_:n", ":b"));

    [Fact]
    public void Result_ConcatWithEmptyStrings_KeepsTheSeparators() =>
        Assert.Equal("\"  \"", Aggregate(AggregateFunction.GroupConcat, "\"\"", "\"\"", "\"\""));

    [Fact]
    public void Add_ManyGroups_KeepsThemApart()
    {
        const int Groups = 500;
        Accumulator accumulator = Create(AggregateFunction.Sum);
        var groups = new int[2000];
        var values = new ValueId[2000];
        var expected = new long[Groups];
        for (int i = 0; i < groups.Length; i++)
        {
            groups[i] = i * 7 % Groups;
            values[i] = _fixture.Context.Values.Create((long)i);
            expected[groups[i]] += i;
        }
        accumulator.Add(groups, values);
        IEnumerable<string> actual = Enumerable.Range(0, Groups).Select(group => _fixture.Show(accumulator.Result(group)));
        Assert.Equal(expected.Select(sum => $"{sum}"), actual);
        Assert.True(accumulator.MemoryBytes > Groups * 8);
    }

    [Fact]
    public void Add_CountOfRows_NeedsNoValues()
    {
        var accumulator = Accumulator.Create(new AggregateExpression(AggregateFunction.Count, false, null, " "), _fixture.Context, isNumeric: false);
        accumulator.Add([0, 1, 0], default);
        Assert.Equal("2", _fixture.Show(accumulator.Result(0)));
        Assert.Equal("1", _fixture.Show(accumulator.Result(1)));
        Assert.Equal("0", _fixture.Show(accumulator.Result(2)));
    }

    private string Aggregate(AggregateFunction function, params string?[] terms)
    {
        Accumulator accumulator = Create(function);
        accumulator.Add(new int[terms.Length], [.. terms.Select(_fixture.Id)]);
        return _fixture.Show(accumulator.Result(0));
    }

    private Accumulator Create(AggregateFunction function, bool isNumeric = false) =>
        Accumulator.Create(new AggregateExpression(function, false, ExpressionFixture.Parse("?x"), " "), _fixture.Context, isNumeric);
}
