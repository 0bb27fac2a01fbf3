using CsCheck;
using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Tests.Expressions;

public sealed class ComparisonTests : IDisposable
{
    /// <summary>Terms of every kind, with equal values in different forms, and values that compare with few others.</summary>
    private static readonly string?[] Terms =
    [
        null, "_:a", "_:b", ":a", ":b", "<urn:x>", "\"\"", "\"a\"", "\"b\"", "\"a longer string\"", "\"a longer string than that\"",
        "\"a\"@en", "\"a\"@EN", "\"a\"@fr", "\"b\"@en", "true", "false", "\"1\"^^xsd:boolean", "\"maybe\"^^xsd:boolean",
        "1", "\"01\"^^xsd:integer", "1.0", "1.00", "1e0", "1.1", "2", "-3", "9007199254740993", "9007199254740992", "9007199254740992.0e0",
        "123456789012345678901234567890", "xsd:float(\"1\")", "xsd:float(\"1.1\")", "xsd:double(\"NaN\")", "xsd:float(\"NaN\")",
        "xsd:double(\"INF\")", "xsd:double(\"-INF\")", "-0.0e0", "0", "\"x\"^^xsd:integer", "\"12\"^^xsd:byte", "\"1200\"^^xsd:byte",
        "\"2023-06-05\"^^xsd:date", "\"2023-06-05Z\"^^xsd:date", "\"2023-06-05+02:00\"^^xsd:date", "\"2023-06-06\"^^xsd:date",
        "\"2023-06-05T00:00:00Z\"^^xsd:dateTime", "\"2023-06-05T02:00:00+02:00\"^^xsd:dateTime", "\"2023-06-05T00:00:00\"^^xsd:dateTime",
        "\"2023-06-05T00:00:00.000Z\"^^xsd:dateTime", "\"2023-06-05T00:00:00.00Z\"^^xsd:dateTime",
        "\"-0044-03-15T00:00:00Z\"^^xsd:dateTime",
        "\"12:00:00\"^^xsd:time", "\"2023\"^^xsd:gYear", "\"P1M\"^^xsd:duration", "\"P30D\"^^xsd:duration", "\"P31D\"^^xsd:dayTimeDuration",
        "\"P1M\"^^xsd:yearMonthDuration", "\"a\"^^:t", "\"b\"^^:t", "\"a\"^^:u",
    ];

    private readonly ExpressionFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("1 = 1", "True")]
    [InlineData("1 = 1.0", "True")]
    [InlineData("1 = \"01\"^^xsd:integer", "True")]
    [InlineData("1.0 = 1e0", "True")]
    [InlineData("1 != 2", "True")]
    [InlineData("1 < 1.5", "True")]
    [InlineData("\"1\"^^xsd:byte <= \"1\"^^xsd:unsignedLong", "True")]
    [InlineData("xsd:double(\"NaN\") = xsd:double(\"NaN\")", "False")]
    [InlineData("xsd:double(\"NaN\") != xsd:double(\"NaN\")", "True")]
    [InlineData("xsd:double(\"NaN\") < 1", "False")]
    [InlineData("1 >= xsd:double(\"NaN\")", "False")]
    [InlineData("0.0e0 = -0.0e0", "True")]
    [InlineData("\"a\" = \"a\"", "True")]
    [InlineData("\"a\" < \"b\"", "True")]
    [InlineData("\"a\" < \"B\"", "False")]
    [InlineData("\"é\" > \"z\"", "True")]
    [InlineData("\"\\uFFFD\" < \"😀\"", "True")]
    [InlineData("\"a\"@en = \"a\"@EN", "True")]
    [InlineData("\"a\"@en = \"a\"@fr", "False")]
    [InlineData("\"a\"@en = \"a\"", "False")]
    [InlineData("\"a\"@en < \"b\"@en", "Error")]
    [InlineData("true > false", "True")]
    [InlineData("true = \"1\"^^xsd:boolean", "True")]
    [InlineData("true = 1", "Error")]
    [InlineData("true != \"true\"", "Error")]
    [InlineData(":a = :a", "True")]
    [InlineData(":a = :b", "False")]
    [InlineData(":a != \"a\"", "True")]
    [InlineData(":a < :b", "Error")]
    [InlineData("1 = \"1\"", "Error")]
    [InlineData("1 < \"2\"", "Error")]
    [InlineData("\"a\"^^:t = \"a\"^^:t", "True")]
    [InlineData("\"a\"^^:t = \"b\"^^:t", "Error")]
    [InlineData("\"a\"^^:t != \"a\"", "Error")]
    [InlineData("\"a\"^^:t != 1", "Error")]
    [InlineData("\"a\"^^:t != \"a\"@en", "True")]
    [InlineData("\"x\"^^xsd:integer = \"x\"^^xsd:integer", "True")]
    [InlineData("\"x\"^^xsd:integer = \"y\"^^xsd:integer", "Error")]
    [InlineData("\"x\"^^xsd:integer = \"x\"", "Error")]
    [InlineData("?unbound = 1", "Error")]
    [InlineData("1 + 1 = \"2\"", "Error")]
    [InlineData("1 + 1 > 1 * 1", "True")]
    [InlineData("\"2023-06-05\"^^xsd:date = \"2023-06-05\"^^xsd:date", "True")]
    [InlineData("\"2023-06-05\"^^xsd:date = \"2023-06-05Z\"^^xsd:date", "Error")]
    [InlineData("\"2023-06-05\"^^xsd:date < \"2023-06-07Z\"^^xsd:date", "True")]
    [InlineData("\"2023-06-05\"^^xsd:date = \"2023-06-05T00:00:00\"^^xsd:dateTime", "False")]
    [InlineData("\"2023-06-05\"^^xsd:date < \"2023-06-06T00:00:00\"^^xsd:dateTime", "Error")]
    [InlineData("\"2002-04-02T23:00:00-04:00\"^^xsd:dateTime = \"2002-04-03T02:00:00-01:00\"^^xsd:dateTime", "True")]
    [InlineData("\"2008-04-01T00:00:00.00Z\"^^xsd:dateTime = \"2008-04-01T00:00:00Z\"^^xsd:dateTime", "True")]
    [InlineData("\"P1Y\"^^xsd:duration = \"P12M\"^^xsd:yearMonthDuration", "True")]
    [InlineData("\"PT1H\"^^xsd:dayTimeDuration < \"PT61M\"^^xsd:dayTimeDuration", "True")]
    [InlineData("\"P1M\"^^xsd:duration < \"P30D\"^^xsd:duration", "Error")]
    [InlineData("<<( :a :b 1 )>> = <<( :a :b 1.0 )>>", "True")]
    [InlineData("<<( :a :b <<( :a :b 1 )>> )>> = <<( :a :b <<( :a :b 1e0 )>> )>>", "True")]
    [InlineData("<<( :a :b 1 )>> = <<( :a :c 1 )>>", "False")]
    [InlineData("<<( :a :b 1 )>> != <<( :a :b 2 )>>", "True")]
    [InlineData("<<( :a :b 1 )>> = <<( :a :b 'x' )>>", "Error")]
    [InlineData("<<( :a :b 1 )>> = <<( :c :b 'x' )>>", "False")]
    [InlineData("<<( :a :b 1 )>> = :a", "False")]
    [InlineData("<<( :a :b 1 )>> < <<( :a :b 2 )>>", "Error")]
    [InlineData("<<( :a :b 1 )>> IN (:a, <<( :a :b 1.0 )>>)", "True")]
    [InlineData("<<( :a :b 1 )>> IN (:a, <<( :a :b 2 )>>)", "False")]
    [InlineData("SAMETERM(<<( :a :b 1 )>>, <<( :a :b 1.0 )>>)", "False")]
    [InlineData("SAMETERM(<<( :a :b 1 )>>, TRIPLE(:a, :b, 1))", "True")]
    public void Test_Comparison_FollowsTheOperatorMapping(string expression, string expected) =>
        Assert.Equal(expected, _fixture.Test(expression).ToString());

    [Theory]
    [InlineData("true", "True")]
    [InlineData("\"1\"^^xsd:boolean", "True")]
    [InlineData("\"x\"^^xsd:boolean", "Error")]
    [InlineData("0", "False")]
    [InlineData("0.0", "False")]
    [InlineData("1e-300", "True")]
    [InlineData("xsd:double(\"NaN\")", "False")]
    [InlineData("\"x\"^^xsd:integer", "Error")]
    [InlineData("\"300\"^^xsd:byte", "Error")]
    [InlineData("\"\"", "False")]
    [InlineData("\"a long enough string\"", "True")]
    [InlineData("\"\"@fr", "Error")]
    [InlineData("\"false\"", "True")]
    [InlineData("\"a\"@fr", "Error")]
    [InlineData("<<( :a :b true )>>", "Error")]
    [InlineData(":a", "Error")]
    [InlineData("\"a\"^^:t", "Error")]
    [InlineData("\"2023-06-05\"^^xsd:date", "Error")]
    [InlineData("?unbound", "Error")]
    [InlineData("!1", "False")]
    [InlineData("!\"\"", "True")]
    [InlineData("!:a", "Error")]
    public void Test_EffectiveBooleanValue_FollowsTheSpecification(string expression, string expected) =>
        Assert.Equal(expected, _fixture.Test(expression).ToString());

    [Fact]
    public void Test_LogicalOperators_FollowTheTruthTable()
    {
        string?[] operands = ["true", "false", null];
        string?[][] rows = [.. from left in operands from right in operands select new[] { left, right }];
        const Ternary True = Ternary.True, False = Ternary.False, Error = Ternary.Error;
        Assert.Equal([True, True, True, True, False, Error, True, Error, Error], _fixture.Test("?x || ?y", rows, "x", "y"));
        Assert.Equal([True, False, Error, False, False, False, Error, False, Error], _fixture.Test("?x && ?y", rows, "x", "y"));
        Assert.Equal([True, True, True, True, False, Error, True, Error, Error], _fixture.Test("?x || (?x && ?y) || ?y", rows, "x", "y"));
    }

    [Fact]
    public void Test_EveryPairOfTerms_AgreesBetweenKernelsAndConstants()
    {
        string?[][] rows = [.. from left in Terms from right in Terms select new[] { left, right }];
        foreach (string comparison in new[] { "=", "!=", "<", "<=", ">", ">=" })
        {
            foreach (string?[][] chunk in rows.Chunk(1024))
            {
                Ternary[] actual = _fixture.Test($"?x {comparison} ?y", chunk, "x", "y");
                Ternary[] swapped = _fixture.Test($"?y {Opposite(comparison)} ?x", chunk, "x", "y");
                Assert.Equal(actual, swapped);
            }
        }
    }

    [Fact]
    public void Compare_AnyThreeTerms_IsATotalOrder()
    {
        ValueId[] ids = [.. Terms.Select(_fixture.Id)];
        ValueComparer comparer = _fixture.Context.Comparer;
        foreach (ValueId a in ids)
        {
            foreach (ValueId b in ids)
            {
                int order = comparer.Compare(a, b);
                Assert.True(Math.Sign(order) == -Math.Sign(comparer.Compare(b, a)), $"{_fixture.Show(a)} {_fixture.Show(b)}");
                foreach (ValueId c in ids)
                {
                    if (order <= 0 && comparer.Compare(b, c) <= 0)
                    {
                        Assert.True(comparer.Compare(a, c) <= 0, $"{_fixture.Show(a)} {_fixture.Show(b)} {_fixture.Show(c)}");
                        if (order < 0) Assert.True(comparer.Compare(a, c) < 0, $"{_fixture.Show(a)} {_fixture.Show(b)} {_fixture.Show(c)}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Compare_WhereLessHolds_AgreesWithIt()
    {
        ValueId[] ids = [.. Terms.Select(_fixture.Id)];
        ValueComparer comparer = _fixture.Context.Comparer;
        foreach (ValueId a in ids)
        {
            foreach (ValueId b in ids)
            {
                if (comparer.IsLess(a, b) != Ternary.True) continue;
                Assert.True(comparer.Compare(a, b) < 0, $"{_fixture.Show(a)} < {_fixture.Show(b)}");
            }
        }
    }

    [Fact]
    public void Compare_KindsOfTerm_AreOrderedAsTheSpecificationSays()
    {
        ValueId[] ids = [.. new[] { null, "_:a", ":a", "\"a\"" }.Select(_fixture.Id)];
        Assert.Equal(ids, ids.Reverse().Order(_fixture.Context.Comparer));
    }

    [Fact]
    public void Compare_EqualValues_LeaveTheOrderToTheNextKey() =>
        Assert.Equal(0, _fixture.Context.Comparer.Compare(_fixture.Id("1"), _fixture.Id("\"1.0\"^^xsd:decimal")));

    [Fact]
    public void Compare_AnyStrings_GoesByCodePoint() => Gen.Select(Gen.String, Gen.String).Sample((left, right) =>
    {
        byte[] leftBytes = System.Text.Encoding.UTF8.GetBytes(left), rightBytes = System.Text.Encoding.UTF8.GetBytes(right);
        int expected = leftBytes.AsSpan().SequenceCompareTo(rightBytes);
        TermValues values = _fixture.Context.Values;
        lock (values)
        {
            int actual = _fixture.Context.Comparer.Compare(values.CreateString(leftBytes), values.CreateString(rightBytes));
            Assert.Equal(Math.Sign(expected), Math.Sign(actual));
        }
    });

    [Theory]
    [InlineData("STR(?x)")]
    [InlineData("LCASE(?x)")]
    [InlineData("CONCAT(STR(?x), \"\")")]
    [InlineData("STRAFTER(?x, \"a \")")]
    [InlineData("LANG(?x)")]
    public void Test_TextThatIsNoTermYet_ComparesAsTheTermWould(string text)
    {
        string[] values = _fixture.Evaluate(text, Terms);
        string?[][] rows = [.. Terms.Select(term => new[] { term })];
        foreach (string comparison in new[] { "=", "!=", "<", "<=", ">", ">=" })
        {
            foreach (string constant in new[] { "\"a\"", "\"a longer string\"", "\"http://example.org/a\"", "\"longer string\"", "\"en\"", "\"a\"@en", "1" })
            {
                Ternary Expected(string first, string second) => first == "error" || second == "error"
                    ? Ternary.Error : _fixture.Test($"{first} {comparison} {second}");
                Assert.Equal(values.Select(value => Expected(value, constant)), _fixture.Test($"{text} {comparison} {constant}", rows, "x"));
                Assert.Equal(values.Select(value => Expected(constant, value)), _fixture.Test($"{constant} {comparison} {text}", rows, "x"));
            }
        }
    }

    [Fact]
    public void Test_DifferenceOfDates_IsADuration() => Assert.Equal(
        [Ternary.True, Ternary.False, Ternary.Error],
        _fixture.Test(
            "?x - ?y > \"P1D\"^^xsd:dayTimeDuration",
            [
                ["\"2023-03-01\"^^xsd:date", "\"2023-02-01\"^^xsd:date"],
                ["\"2023-03-01\"^^xsd:date", "\"2023-03-01\"^^xsd:date"],
                ["\"2023-03-01\"^^xsd:date", "1"],
            ],
            "x",
            "y"));

    private static string Opposite(string comparison) => comparison switch
    {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        _ => comparison,
    };
}
