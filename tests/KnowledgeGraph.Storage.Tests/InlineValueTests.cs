using System.Globalization;
using System.Text;
using CsCheck;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Storage.Tests;

public class InlineValueTests
{
    private static readonly string[] Datatypes = ["integer", "decimal", "double", "date", "dateTime", "boolean"];
    private const string Xsd = "http://www.w3.org/2001/XMLSchema#";

    [Theory]
    [InlineData("boolean", "true")]
    [InlineData("boolean", "false")]
    [InlineData("integer", "0")]
    [InlineData("integer", "-1")]
    [InlineData("integer", "36028797018963967")]
    [InlineData("integer", "-36028797018963968")]
    [InlineData("decimal", "0.0")]
    [InlineData("decimal", "1")]
    [InlineData("decimal", "-0.50")]
    [InlineData("decimal", "1125899906842623")]
    [InlineData("decimal", "0.000000000000000001")]
    [InlineData("double", "1.0E0")]
    [InlineData("double", "0.0E0")]
    [InlineData("double", "-0.0E0")]
    [InlineData("double", "-1.5E-3", false)]
    [InlineData("double", "1.25E2")]
    [InlineData("double", "1.0E15")]
    [InlineData("double", "INF")]
    [InlineData("double", "-INF")]
    [InlineData("double", "NaN")]
    [InlineData("date", "2023-06-05")]
    [InlineData("date", "0001-01-01+14:00")]
    [InlineData("date", "9999-12-31-14:00")]
    [InlineData("date", "2024-02-29Z")]
    [InlineData("date", "2024-02-29+00:00")]
    [InlineData("date", "2024-02-29-03:17")]
    [InlineData("dateTime", "2023-06-05T23:59:59")]
    [InlineData("dateTime", "2023-06-05T00:00:00.000Z")]
    [InlineData("dateTime", "0001-01-01T00:00:00.001+14:00")]
    [InlineData("dateTime", "9999-12-31T23:59:59.999-14:00")]
    [InlineData("dateTime", "2023-06-05T10:00:00+05:45")]
    [InlineData("integer", "+1", false)]
    [InlineData("integer", "01", false)]
    [InlineData("integer", "-0", false)]
    [InlineData("integer", "", false)]
    [InlineData("integer", "36028797018963968", false)]
    [InlineData("integer", "99999999999999999999", false)]
    [InlineData("boolean", "1", false)]
    [InlineData("decimal", ".5", false)]
    [InlineData("decimal", "5.", false)]
    [InlineData("decimal", "-0.0", false)]
    [InlineData("decimal", "00.5", false)]
    [InlineData("decimal", "1.2.3", false)]
    [InlineData("decimal", "1125899906842624", false)]
    [InlineData("double", "1.0e0", false)]
    [InlineData("double", "1E0", false)]
    [InlineData("double", "3.14E0", false)]
    [InlineData("double", "+INF", false)]
    [InlineData("double", "1.0E400", false)]
    [InlineData("date", "2023-02-29", false)]
    [InlineData("date", "0000-01-01", false)]
    [InlineData("date", "2023-06-05-00:00", false)]
    [InlineData("date", "2023-06-05+14:01", false)]
    [InlineData("date", "12023-06-05", false)]
    [InlineData("dateTime", "2023-06-05T24:00:00", false)]
    [InlineData("dateTime", "2023-06-05T10:00:00.5", false)]
    [InlineData("dateTime", "2023-06-05T10:00:00.123456Z", false)]
    [InlineData("dateTime", "2023-06-05T10:00:00+05:46", false)]
    [InlineData("dateTime", "2023-06-05", false)]
    [InlineData("float", "1.0E0", false)]
    [InlineData("int", "1", false)]
    public void TryEncode_LexicalForm_IsInlineExactlyWhereItComesBack(string datatype, string lexicalForm, bool isInline = true)
    {
        Utf8Term term = Utf8Term.Typed(Encoding.UTF8.GetBytes(lexicalForm), Encoding.UTF8.GetBytes(Xsd + datatype));

        Assert.Equal(isInline, InlineValue.TryEncode(term, out ValueId id));

        if (isInline) Assert.Equal(term.ToTerm(), Decode(id));
        else Assert.True(id.IsNone);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("été")]
    [InlineData("1234567")]
    public void TryEncode_ShortString_ComesBack(string value)
    {
        Assert.True(InlineValue.TryEncode(Utf8Term.String(Encoding.UTF8.GetBytes(value)), out ValueId id));
        Assert.Equal(new Literal(value), Decode(id));
        Assert.Equal(Encoding.UTF8.GetByteCount(value), InlineValue.GetShortStringLength(id));
    }

    [Theory]
    [InlineData("12345678")]
    [InlineData("a\0")]
    public void TryEncode_LongStringOrZeroByte_IsRefused(string value) =>
        Assert.False(InlineValue.TryEncode(Utf8Term.String(Encoding.UTF8.GetBytes(value)), out _));

    [Fact]
    public void TryEncode_OtherKinds_AreRefused()
    {
        Assert.False(InlineValue.TryEncode(Utf8Term.Iri("a"u8), out _));
        Assert.False(InlineValue.TryEncode(Utf8Term.BlankNode("a"u8), out _));
        Assert.False(InlineValue.TryEncode(Utf8Term.Tagged("a"u8, "fr"u8), out _));
        Assert.False(InlineValue.TryEncode(default, out _));
    }

    [Fact]
    public void Encode_AnyText_ComesBackOrIsRefused() =>
        Gen.Select(
                Gen.Int[0, 5].Select(i => Datatypes[i]),
                Gen.String[Gen.Char["0123456789-+.:TZE"], 0, 26])
            .Sample((datatype, text) =>
            {
                Utf8Term term = Utf8Term.Typed(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(Xsd + datatype));
                return !InlineValue.TryEncode(term, out ValueId id) || Decode(id) == term.ToTerm();
            });

    [Fact]
    public void Integers_AnyTwo_AreOrderedByValue() =>
        Gen.Select(Gen.Long, Gen.Long).Sample((a, b) =>
        {
            (a, b) = (a >> 8, b >> 8);
            Assert.True(InlineValue.TryFromInteger(a, out ValueId left) & InlineValue.TryFromInteger(b, out ValueId right));
            Assert.Equal(a, InlineValue.GetInteger(left));
            Assert.Equal(Decode(left), new Literal(a.ToString(CultureInfo.InvariantCulture), new Iri(Xsd + "integer")));
            Assert.Equal(a.CompareTo(b), left.CompareTo(right));
        });

    [Fact]
    public void Decimals_OfOneScale_AreOrderedByValue() =>
        Gen.Select(Gen.Long[-(1L << 50), (1L << 50) - 1], Gen.Long[-(1L << 50), (1L << 50) - 1], Gen.Int[0, 18]).Sample((a, b, scale) =>
        {
            Assert.True(InlineValue.TryFromDecimal(a, scale, out ValueId left) & InlineValue.TryFromDecimal(b, scale, out ValueId right));
            Assert.Equal(a.CompareTo(b), left.CompareTo(right));
            Assert.Equal((a, scale), (InlineValue.GetDecimalMantissa(left), InlineValue.GetDecimalScale(left)));
            string expected = InlineValue.GetDecimal(left).ToString(CultureInfo.InvariantCulture);
            Assert.Equal(new Literal(expected, new Iri(Xsd + "decimal")), Decode(left));
        });

    [Fact]
    public void Doubles_AnyTwo_AreOrderedByValueAndComeBack() =>
        Gen.Select(Gen.ULong, Gen.ULong).Sample((a, b) =>
        {
            double x = BitConverter.UInt64BitsToDouble(a & ~0xFFUL), y = BitConverter.UInt64BitsToDouble(b & ~0xFFUL);
            if (double.IsNaN(x) || double.IsNaN(y)) return;
            Assert.True(InlineValue.TryFromDouble(x, out ValueId left) & InlineValue.TryFromDouble(y, out ValueId right));
            Assert.Equal(x, InlineValue.GetDouble(left));
            Assert.Equal(x.CompareTo(y), left.CompareTo(right));
            byte[] scratch = new byte[Snapshot.ScratchBytes];
            Assert.True(InlineValue.TryEncode(InlineValue.Format(left, scratch), out ValueId again));
            Assert.Equal(left, again);
        });

    [Theory]
    [InlineData(1.5)]
    [InlineData(3.14)]
    [InlineData(1e300)]
    [InlineData(5e-324)]
    [InlineData(double.MaxValue)]
    [InlineData(123456789.125)]
    [InlineData(0.001)]
    public void FormatDouble_AnyValue_IsCanonicalAndReadsBack(double value)
    {
        byte[] buffer = new byte[32];
        string text = Encoding.UTF8.GetString(buffer, 0, InlineValue.FormatDouble(value, buffer));
        Assert.Matches(@"^-?[1-9]\.(0|\d*[1-9])E-?\d+$", text);
        Assert.Equal(value, double.Parse(text, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void DateTimes_AnyTwo_AreOrderedByInstant() =>
        Gen.Select(Gen.DateTime, Gen.Int[-56, 56], Gen.DateTime, Gen.Int[-56, 56]).Sample((a, zoneA, b, zoneB) =>
        {
            ValueId left = DateTimeOf(a, zoneA * 15), right = DateTimeOf(b, zoneB * 15);
            DateTime wholeA = new(a.Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond);
            DateTime wholeB = new(b.Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond);
            Assert.Equal(wholeA, InlineValue.GetLocalDateTime(left));
            Assert.Equal(zoneA * 15, InlineValue.GetZoneMinutes(left));
            long instantA = wholeA.Ticks - (zoneA * 15 * TimeSpan.TicksPerMinute);
            long instantB = wholeB.Ticks - (zoneB * 15 * TimeSpan.TicksPerMinute);
            Assert.Equal(instantA, InlineValue.GetInstantTicks(left));
            if (instantA != instantB) Assert.Equal(instantA.CompareTo(instantB), left.CompareTo(right));
        });

    [Theory]
    [InlineData("2023-06-05", "2023-06-05Z", "2023-06-05-01:00")]
    [InlineData("2023-06-05+02:00", "2023-06-05", "2023-06-06+02:00")]
    public void Dates_OfSeveralZones_AreOrderedByTheirBeginning(params string[] ascending)
    {
        ValueId[] ids = [.. ascending.Select(text =>
        {
            Assert.True(InlineValue.TryEncode(
                Utf8Term.Typed(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(Xsd + "date")), out ValueId id));
            return id;
        })];
        Assert.Equal(ids.Order(), ids);
    }

    [Fact]
    public void ShortStrings_AnyTwo_AreOrderedByCodePoint() =>
        Gen.Select(Gen.String[Gen.Char['a', 'é'], 0, 3], Gen.String[Gen.Char['a', 'é'], 0, 3]).Sample((a, b) =>
        {
            byte[] x = Encoding.UTF8.GetBytes(a), y = Encoding.UTF8.GetBytes(b);
            Assert.True(InlineValue.TryEncode(Utf8Term.String(x), out ValueId left));
            Assert.True(InlineValue.TryEncode(Utf8Term.String(y), out ValueId right));
            Assert.Equal(Math.Sign(x.AsSpan().SequenceCompareTo(y)), left.CompareTo(right));
        });

    private static Term Decode(ValueId id)
    {
        byte[] scratch = new byte[Snapshot.ScratchBytes];
        return InlineValue.Format(id, scratch).ToTerm();
    }

    private static ValueId DateTimeOf(DateTime value, int zoneMinutes)
    {
        string text = new DateTimeOffset(value.Ticks, TimeSpan.Zero).ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture)
            + (zoneMinutes < 0 ? "-" : "+")
            + TimeSpan.FromMinutes(Math.Abs(zoneMinutes)).ToString(@"hh\:mm", CultureInfo.InvariantCulture);
        Assert.True(InlineValue.TryEncode(
            Utf8Term.Typed(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(Xsd + "dateTime")), out ValueId id), text);
        return id;
    }
}
