using System.Text;
using CsCheck;
using KnowledgeGraph.Rdf.Xsd;

namespace KnowledgeGraph.Rdf.Tests.Xsd;

public class XsdDateTimeTests
{
    [Theory]
    [InlineData(XsdType.DateTime, "2010-06-21T11:28:01Z", "2010-06-21T11:28:01Z")]
    [InlineData(XsdType.DateTime, "2010-12-21T15:38:02.500-08:00", "2010-12-21T15:38:02.5-08:00")]
    [InlineData(XsdType.DateTime, "1999-12-31T24:00:00", "2000-01-01T00:00:00")]
    [InlineData(XsdType.DateTime, "2000-01-01T00:00:00+00:00", "2000-01-01T00:00:00Z")]
    [InlineData(XsdType.DateTime, "-0044-03-15T12:00:00", "-0044-03-15T12:00:00")]
    [InlineData(XsdType.DateTime, "0000-02-29T00:00:00", "0000-02-29T00:00:00")]
    [InlineData(XsdType.DateTime, "12345-01-01T00:00:00", "12345-01-01T00:00:00")]
    [InlineData(XsdType.DateTime, "-0001-12-31T24:00:00Z", "0000-01-01T00:00:00Z")]
    [InlineData(XsdType.DateTime, "2000-01-01T00:00:00.123456789012345678", "2000-01-01T00:00:00.123456789012345678")]
    [InlineData(XsdType.Date, "2004-02-29", "2004-02-29")]
    [InlineData(XsdType.Date, "2023-06-05+14:00", "2023-06-05+14:00")]
    [InlineData(XsdType.Time, "24:00:00", "00:00:00")]
    [InlineData(XsdType.Time, "09:30:10.10-05:00", "09:30:10.1-05:00")]
    [InlineData(XsdType.GYearMonth, "2023-06Z", "2023-06Z")]
    [InlineData(XsdType.GYear, "-12000", "-12000")]
    [InlineData(XsdType.GMonthDay, "--02-29", "--02-29")]
    [InlineData(XsdType.GDay, "---31+01:00", "---31+01:00")]
    [InlineData(XsdType.GMonth, "--11", "--11")]
    public void Format_LexicalForm_IsCanonical(XsdType type, string text, string expected) =>
        Assert.Equal(expected, Parse(type, text).ToString());

    [Theory]
    [InlineData(XsdType.DateTime, "2010-06-21")]
    [InlineData(XsdType.DateTime, "2010-06-21T11:28")]
    [InlineData(XsdType.DateTime, "2010-06-21T11:28:60")]
    [InlineData(XsdType.DateTime, "2010-06-21T24:00:01")]
    [InlineData(XsdType.DateTime, "2010-06-21T11:28:01.")]
    [InlineData(XsdType.DateTime, "2010-06-21T11:28:01+14:01")]
    [InlineData(XsdType.DateTime, "2010-06-21T11:28:01z")]
    [InlineData(XsdType.DateTime, "2010-06-21 11:28:01")]
    [InlineData(XsdType.Date, "2023-02-29")]
    [InlineData(XsdType.Date, "1900-02-29")]
    [InlineData(XsdType.Date, "2023-00-10")]
    [InlineData(XsdType.Date, "2023-13-10")]
    [InlineData(XsdType.Date, "23-01-10")]
    [InlineData(XsdType.Date, "02023-01-10")]
    [InlineData(XsdType.Date, "+2023-01-10")]
    [InlineData(XsdType.Date, "2023-01-10 ")]
    [InlineData(XsdType.GMonthDay, "--02-30")]
    [InlineData(XsdType.GDay, "--31")]
    [InlineData(XsdType.GYear, "1234567890")]
    [InlineData(XsdType.String, "2023")]
    public void TryParse_InvalidForm_ReturnsFalse(XsdType type, string text) =>
        Assert.False(XsdDateTime.TryParse(type, Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("2002-04-02T23:00:00-04:00", "2002-04-03T02:00:00-01:00", 0)]
    [InlineData("2008-04-01T00:00:00.00Z", "2008-04-01T00:00:00Z", 0)]
    [InlineData("2000-01-15T00:00:00", "2000-02-15T00:00:00", -1)]
    [InlineData("2000-01-15T12:00:00", "2000-01-16T12:00:00Z", -1)]
    [InlineData("2000-01-16T12:00:00Z", "2000-01-15T12:00:00", 1)]
    [InlineData("2000-01-01T12:00:00", "1999-12-31T23:00:00Z", null)]
    [InlineData("2000-01-16T12:00:00", "2000-01-16T12:00:00Z", null)]
    [InlineData("-0001-01-01T00:00:00Z", "0000-01-01T00:00:00Z", -1)]
    public void Compare_DateTimes_FollowsTimelineWithIndeterminacy(string left, string right, int? expected)
    {
        Assert.Equal(expected, Parse(XsdType.DateTime, left).Compare(Parse(XsdType.DateTime, right)));
        Assert.Equal(-expected, Parse(XsdType.DateTime, right).Compare(Parse(XsdType.DateTime, left)));
    }

    [Fact]
    public void Compare_DifferentTypes_IsNull() =>
        Assert.Null(Parse(XsdType.Date, "2000-01-01").Compare(Parse(XsdType.DateTime, "2000-01-01T00:00:00")));

    [Fact]
    public void TryParse_DateTimeOfRuntime_AgreesWithIt() => Gen.DateTimeOffset.Sample(moment =>
    {
        var value = XsdDateTime.FromDateTimeOffset(moment);
        Assert.Equal(value, Parse(XsdType.DateTime, value.ToString()));
        Assert.Equal(moment, DateTimeOffset.Parse(value.ToString(), System.Globalization.CultureInfo.InvariantCulture));
    });

    [Fact]
    public void Compare_DateTimesOfRuntime_AgreesWithIt() => Gen.Select(Gen.DateTimeOffset, Gen.DateTimeOffset).Sample((left, right) =>
        Assert.Equal(left.CompareTo(right), XsdDateTime.FromDateTimeOffset(left).Compare(XsdDateTime.FromDateTimeOffset(right))));

    [Theory]
    [InlineData("2000-01-12T12:13:14Z", "P1Y3M5DT7H10M3.3S", "2001-04-17T19:23:17.3Z")]
    [InlineData("2000-01-31T00:00:00", "P1M", "2000-02-29T00:00:00")]
    [InlineData("2000-01-12T00:00:00", "-P3M", "1999-10-12T00:00:00")]
    [InlineData("2000-01-12T00:00:00", "PT33H", "2000-01-13T09:00:00")]
    [InlineData("2000-01-01T00:00:00", "-PT0.5S", "1999-12-31T23:59:59.5")]
    public void TryAdd_Duration_MovesAsTheSpecificationSays(string start, string duration, string expected)
    {
        Assert.True(XsdDuration.TryParse(XsdType.Duration, Encoding.ASCII.GetBytes(duration), out XsdDuration span));
        Assert.True(Parse(XsdType.DateTime, start).TryAdd(span, out XsdDateTime moved));
        Assert.Equal(expected, moved.ToString());
    }

    [Fact]
    public void TryAdd_DifferenceOfTwo_GivesTheOther() => Gen.Select(Gen.DateTimeOffset, Gen.DateTimeOffset).Sample((left, right) =>
    {
        XsdDateTime from = XsdDateTime.FromDateTimeOffset(left), to = XsdDateTime.FromDateTimeOffset(right);
        Assert.True(from.TryAdd(to.Subtract(from), out XsdDateTime moved));
        Assert.Equal(0, moved.Compare(to));
    });

    [Theory]
    [InlineData(XsdType.Date, "2010-06-21Z")]
    [InlineData(XsdType.Time, "11:28:01Z")]
    [InlineData(XsdType.GYearMonth, "2010-06Z")]
    [InlineData(XsdType.GYear, "2010Z")]
    [InlineData(XsdType.GMonthDay, "--06-21Z")]
    [InlineData(XsdType.GDay, "---21Z")]
    [InlineData(XsdType.GMonth, "--06Z")]
    public void ConvertTo_PartOfDateTime_KeepsItsTimezone(XsdType type, string expected)
    {
        XsdDateTime? part = Parse(XsdType.DateTime, "2010-06-21T11:28:01Z").ConvertTo(type);
        Assert.Equal(expected, part.ToString());
        Assert.Equal(Parse(type, expected), part);
    }

    private static XsdDateTime Parse(XsdType type, string text)
    {
        Assert.True(XsdDateTime.TryParse(type, Encoding.UTF8.GetBytes(text), out XsdDateTime value), text);
        return value;
    }
}
