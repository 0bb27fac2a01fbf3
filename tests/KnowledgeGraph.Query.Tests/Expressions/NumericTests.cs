using System.Globalization;
using System.Numerics;
using CsCheck;
using KnowledgeGraph.Query.Expressions;

namespace KnowledgeGraph.Query.Tests.Expressions;

public sealed class NumericTests : IDisposable
{
    private static readonly double[] Corners = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 9007199254740993.0];

    private static readonly Gen<BigInteger> Integers = Gen.OneOf(Gen.Long.Select(value =>
        (BigInteger)value), Gen.Byte.Array[0, 14].Select(bytes => new BigInteger(bytes)));

    private static readonly Gen<Numeric> Numbers = Gen.OneOf(
        Integers.Select(Numeric.FromInteger),
        Gen.Long[-5, 5].Select(Numeric.FromInteger),
        Gen.Decimal.Select(Numeric.FromDecimal),
        Gen.Select(Gen.Long[-1000, 1000], Gen.Int[0, 3])
            .Select((digits, scale) => Numeric.FromDecimal(digits / (decimal)Math.Pow(10, scale))),
        Gen.Double.Select(Numeric.FromDouble),
        Gen.Long.Select(value => Numeric.FromDouble(value)),
        Gen.Long[-5, 5].Select(value => Numeric.FromDouble(value / 2.0)),
        Gen.Float.Select(Numeric.FromFloat),
        Gen.Int[0, Corners.Length - 1].Select(i => Numeric.FromDouble(Corners[i])));

    private readonly ExpressionFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("1 + 2", "3")]
    [InlineData("1 + 2.0", "3^^decimal")]
    [InlineData("1.5 + 1.5", "3^^decimal")]
    [InlineData("1 + 2e0", "3.0E0^^double")]
    [InlineData("1.5 + xsd:float(\"1\")", "2.5E0^^float")]
    [InlineData("xsd:float(\"1\") + 1e0", "2.0E0^^double")]
    [InlineData("\"1\"^^xsd:byte + \"2\"^^xsd:short", "3")]
    [InlineData("7 / 2", "3.5^^decimal")]
    [InlineData("6 / 2", "3^^decimal")]
    [InlineData("1 / 3", "0.3333333333333333333333333333^^decimal")]
    [InlineData("1 / 0", "error")]
    [InlineData("1.0 / 0.0", "error")]
    [InlineData("1e0 / 0", "INF^^double")]
    [InlineData("0e0 / 0e0", "NaN^^double")]
    [InlineData("9223372036854775807 + 1", "9223372036854775808")]
    [InlineData("9223372036854775807 * 9223372036854775807", "85070591730234615847396907784232501249")]
    [InlineData("-9223372036854775808 - 1", "-9223372036854775809")]
    [InlineData("79228162514264337593543950335.0 + 1.0", "error")]
    [InlineData("- 5", "-5")]
    [InlineData("- (2.50)", "-2.5^^decimal")]
    [InlineData("+ 5", "5")]
    [InlineData("- \"a\"", "error")]
    [InlineData("1 + \"2\"", "error")]
    [InlineData("1 + ?unbound", "error")]
    [InlineData("0.1 + 0.2", "0.3^^decimal")]
    [InlineData("0.1e0 + 0.2e0", "3.0000000000000004E-1^^double")]
    [InlineData("\"300\"^^xsd:byte + 1", "error")]
    [InlineData("ABS(-1)", "1")]
    [InlineData("ABS(-1.6)", "1.6^^decimal")]
    [InlineData("ABS(-1.5e0)", "1.5E0^^double")]
    [InlineData("ABS(\"a\")", "error")]
    [InlineData("ROUND(2.4999)", "2^^decimal")]
    [InlineData("ROUND(2.5)", "3^^decimal")]
    [InlineData("ROUND(-2.5)", "-2^^decimal")]
    [InlineData("ROUND(2.5e0)", "3.0E0^^double")]
    [InlineData("ROUND(-2.5e0)", "-2.0E0^^double")]
    [InlineData("ROUND(0.49999999999999994e0)", "0.0E0^^double")]
    [InlineData("ROUND(-0.3e0)", "-0.0E0^^double")]
    [InlineData("ROUND(79228162514264337593543950335.0)", "79228162514264337593543950335^^decimal")]
    [InlineData("CEIL(10.5)", "11^^decimal")]
    [InlineData("CEIL(-10.5)", "-10^^decimal")]
    [InlineData("FLOOR(10.5)", "10^^decimal")]
    [InlineData("FLOOR(-10.5)", "-11^^decimal")]
    [InlineData("FLOOR(7)", "7")]
    public void Evaluate_Arithmetic_FollowsTheSpecification(string expression, string expected) =>
        Assert.Equal(expected, _fixture.Evaluate(expression));

    [Fact]
    public void Evaluate_ArithmeticOnColumns_WorksRowByRow()
    {
        string?[] rows = ["1", "2.5", "1e0", null, "\"a\"", "36028797018963967", "\"P1D\"^^xsd:dayTimeDuration"];
        string[] expected = ["3", "6^^decimal", "3.0E0^^double", "error", "error", "72057594037927935", "error"];
        Assert.Equal(expected, _fixture.Evaluate("?x * 2 + 1", rows));
        Assert.Equal("P2D^^dayTimeDuration", _fixture.Evaluate("?x + ?x", rows)[6]);
    }

    [Fact]
    public void Operators_OnIntegers_AgreeWithBigInteger() => Gen.Select(Integers, Integers).Sample((left, right) =>
    {
        Numeric l = Numeric.FromInteger(left), r = Numeric.FromInteger(right);
        Assert.Equal(left + right, (l + r).BigInteger);
        Assert.Equal(left - right, (l - r).BigInteger);
        Assert.Equal(left * right, (l * r).BigInteger);
        Assert.Equal(-left, (-l).BigInteger);
        Assert.Equal(BigInteger.Abs(left), l.Abs().BigInteger);
        Assert.Equal(left.CompareTo(right), Numeric.Compare(l, r));
    });

    [Fact]
    public void Operators_OnDecimals_AgreeWithDecimal() =>
        Gen.Select(Gen.Decimal[-1e12m, 1e12m], Gen.Decimal[-1e12m, 1e12m]).Sample((left, right) =>
    {
        Numeric l = Numeric.FromDecimal(left), r = Numeric.FromDecimal(right);
        Assert.Equal(left + right, Decimal(l + r));
        Assert.Equal(left - right, Decimal(l - r));
        Assert.Equal(left * right, Decimal(l * r));
        if (Math.Abs(right) > 1e-12m) Assert.Equal(left / right, Decimal(l / r));
        else Assert.True((l / r).IsError || Decimal(l / r) == left / right);
        Assert.Equal(Math.Floor(left), Decimal(l.Floor()));
        Assert.Equal(Math.Ceiling(left), Decimal(l.Ceiling()));
    });

    [Fact]
    public void CompareTotal_AnyThreeNumbers_IsATotalOrder() => Gen.Select(Numbers, Numbers, Numbers).Sample((a, b, c) =>
    {
        Assert.Equal(0, Numeric.CompareTotal(a, a));
        Assert.Equal(Math.Sign(Numeric.CompareTotal(a, b)), -Math.Sign(Numeric.CompareTotal(b, a)));
        if (Numeric.CompareTotal(a, b) <= 0 && Numeric.CompareTotal(b, c) <= 0)
        {
            Assert.True(Numeric.CompareTotal(a, c) <= 0, $"{Show(a)} {Show(b)} {Show(c)}");
        }
        if (Numeric.CompareTotal(a, b) == 0 && Numeric.CompareTotal(b, c) == 0) Assert.Equal(0, Numeric.CompareTotal(a, c));
    });

    [Fact]
    public void CompareTotal_GreatIntegersNextToADouble_StayApart()
    {
        Numeric low = Numeric.FromInteger(9007199254740992), high = Numeric.FromInteger(9007199254740993);
        Numeric real = Numeric.FromDouble(9007199254740992.0);
        Assert.Equal(0, Numeric.CompareTotal(low, real));
        Assert.True(Numeric.CompareTotal(high, real) > 0);
        Assert.Equal(0, Numeric.Compare(high, real));
    }

    [Fact]
    public void Multiply_WithoutEnd_BecomesAnError()
    {
        Numeric value = Numeric.FromInteger(long.MaxValue);
        for (int i = 0; i < 20 && !value.IsError; i++) value *= value;
        Assert.True(value.IsError);
    }

    [Theory]
    [InlineData("0.5 + 0.50", "1")]
    [InlineData("1.10 * 1", "1.1")]
    [InlineData("-0.0 * 1.0", "0")]
    [InlineData("0.000000000000000001 * 1", "0.000000000000000001")]
    [InlineData("0.0000000000000000001 * 1", "0.0000000000000000001")]
    [InlineData("999999999999999 * 1.0", "999999999999999")]
    [InlineData("-999999999999999 * 1.0", "-999999999999999")]
    [InlineData("999999999999999.5 + 0.5", "1000000000000000")]
    [InlineData("1125899906842623 * 1.0", "1125899906842623")]
    [InlineData("1234567890123456.7 * 10", "12345678901234567")]
    [InlineData("1 / 3", "0.3333333333333333333333333333")]
    public void Evaluate_Decimal_IsTheTermOfItsCanonicalForm(string expression, string lexicalForm)
    {
        using var fixture = new ExpressionFixture();
        Assert.Equal("true", fixture.Evaluate($"SAMETERM({expression}, \"{lexicalForm}\"^^xsd:decimal)"));
    }

    private static decimal Decimal(Numeric value) =>
        value.TryToDecimal(out decimal result) ? result : throw new Xunit.Sdk.XunitException("no decimal");

    private static string Show(Numeric value) => $"{value.Type} {value.ToDouble().ToString("R", CultureInfo.InvariantCulture)}";
}
