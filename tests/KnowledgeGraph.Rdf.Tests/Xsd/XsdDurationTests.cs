using System.Text;
using CsCheck;
using KnowledgeGraph.Rdf.Xsd;

namespace KnowledgeGraph.Rdf.Tests.Xsd;

public class XsdDurationTests
{
    [Theory]
    [InlineData(XsdType.Duration, "P1Y2M3DT5H20M30.123S", "P1Y2M3DT5H20M30.123S")]
    [InlineData(XsdType.Duration, "P13M", "P1Y1M")]
    [InlineData(XsdType.Duration, "-P0Y", "PT0S")]
    [InlineData(XsdType.Duration, "PT36H", "P1DT12H")]
    [InlineData(XsdType.DayTimeDuration, "-PT8H", "-PT8H")]
    [InlineData(XsdType.DayTimeDuration, "PT60S", "PT1M")]
    [InlineData(XsdType.DayTimeDuration, "P0D", "PT0S")]
    [InlineData(XsdType.YearMonthDuration, "P0M", "P0M")]
    [InlineData(XsdType.YearMonthDuration, "P24M", "P2Y")]
    public void Format_LexicalForm_IsCanonical(XsdType type, string text, string expected) =>
        Assert.Equal(expected, Format(Parse(type, text)));

    [Theory]
    [InlineData(XsdType.Duration, "P")]
    [InlineData(XsdType.Duration, "PT")]
    [InlineData(XsdType.Duration, "P1YT")]
    [InlineData(XsdType.Duration, "PTS")]
    [InlineData(XsdType.Duration, "PT1HS")]
    [InlineData(XsdType.Duration, "1Y")]
    [InlineData(XsdType.Duration, "P1M1Y")]
    [InlineData(XsdType.Duration, "P-1Y")]
    [InlineData(XsdType.Duration, "PT1.S")]
    [InlineData(XsdType.Duration, "PT.5S")]
    [InlineData(XsdType.Duration, "P1.5D")]
    [InlineData(XsdType.Duration, "PT9999999999999S")]
    [InlineData(XsdType.DayTimeDuration, "P1M")]
    [InlineData(XsdType.DayTimeDuration, "P0Y")]
    [InlineData(XsdType.YearMonthDuration, "P1D")]
    [InlineData(XsdType.YearMonthDuration, "P1YT0S")]
    [InlineData(XsdType.String, "P1Y")]
    public void TryParse_InvalidForm_ReturnsFalse(XsdType type, string text) =>
        Assert.False(XsdDuration.TryParse(type, Encoding.ASCII.GetBytes(text), out _));

    [Theory]
    [InlineData("P1Y", "P364D", 1)]
    [InlineData("P1Y", "P365D", null)]
    [InlineData("P1Y", "P367D", -1)]
    [InlineData("P1M", "P27D", 1)]
    [InlineData("P1M", "P30D", null)]
    [InlineData("P1M", "P32D", -1)]
    [InlineData("P5M", "P150D", null)]
    [InlineData("P1Y", "P12M", 0)]
    [InlineData("PT24H", "P1D", 0)]
    public void Compare_MonthsAndDays_AreIndeterminateWhereLengthsVary(string left, string right, int? expected)
    {
        Assert.Equal(expected, Parse(XsdType.Duration, left).Compare(Parse(XsdType.Duration, right)));
        Assert.Equal(-expected, Parse(XsdType.Duration, right).Compare(Parse(XsdType.Duration, left)));
    }

    [Fact]
    public void Format_AnyDuration_ReadsBackAsSameValue() =>
        Gen.Select(Gen.Long[0, 1_000_000], Gen.Long[0, 100_000_000_000], Gen.Bool).Sample((months, milliseconds, isNegative) =>
        {
            int sign = isNegative ? -1 : 1;
            var expected = new XsdDuration(XsdType.Duration, sign * months, sign * milliseconds / 1000m);
            Assert.Equal(expected, Parse(XsdType.Duration, Format(expected)));
        });

    private static XsdDuration Parse(XsdType type, string text)
    {
        Assert.True(XsdDuration.TryParse(type, Encoding.ASCII.GetBytes(text), out XsdDuration value), text);
        return value;
    }

    private static string Format(XsdDuration value)
    {
        Span<byte> buffer = stackalloc byte[XsdDuration.MaxLength];
        return Encoding.ASCII.GetString(buffer[..value.Format(buffer)]);
    }
}
