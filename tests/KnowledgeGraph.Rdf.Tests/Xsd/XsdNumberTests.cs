using System.Globalization;
using System.Numerics;
using System.Text;
using CsCheck;
using KnowledgeGraph.Rdf.Xsd;

namespace KnowledgeGraph.Rdf.Tests.Xsd;

public class XsdNumberTests
{
    [Theory]
    [InlineData("0", 0L)]
    [InlineData("-0", 0L)]
    [InlineData("+7", 7L)]
    [InlineData("007", 7L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void TryParse_Integer_ReadsValue(string text, long expected)
    {
        Assert.True(XsdInteger.TryParse(Bytes(text), out long value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("1.0")]
    [InlineData(" 1")]
    [InlineData("1e3")]
    [InlineData("--1")]
    [InlineData("٣")]
    public void TryParse_NoInteger_ReturnsFalse(string text)
    {
        Assert.False(XsdInteger.TryParse(Bytes(text), out long _));
        Assert.False(XsdInteger.TryParse(Bytes(text), out BigInteger _));
    }

    [Fact]
    public void TryParse_IntegerBeyond64Bits_NeedsBigInteger()
    {
        Assert.False(XsdInteger.TryParse("9223372036854775808"u8, out long _));
        Assert.True(XsdInteger.TryParse("-170141183460469231731687303715884105729"u8, out BigInteger value));
        Assert.Equal(BigInteger.Parse("-170141183460469231731687303715884105729", CultureInfo.InvariantCulture), value);
        Assert.False(XsdInteger.TryParse(Bytes(new string('9', XsdInteger.MaxDigits + 1)), out BigInteger _));
    }

    [Fact]
    public void TryParse_AnyInteger_AgreesWithBigInteger() =>
        Gen.Byte.Array[0, 20].Select(bytes => new BigInteger(bytes)).Sample(expected =>
    {
        Assert.True(XsdInteger.TryParse(Bytes(expected.ToString(CultureInfo.InvariantCulture)), out BigInteger value));
        Assert.Equal(expected, value);
        bool fits = expected >= long.MinValue && expected <= long.MaxValue;
        Assert.Equal(fits, XsdInteger.TryParse(Bytes(expected.ToString(CultureInfo.InvariantCulture)), out long _));
    });

    [Theory]
    [InlineData(XsdType.Byte, 127, true)]
    [InlineData(XsdType.Byte, 128, false)]
    [InlineData(XsdType.UnsignedByte, 255, true)]
    [InlineData(XsdType.UnsignedByte, -1, false)]
    [InlineData(XsdType.NonPositiveInteger, 0, true)]
    [InlineData(XsdType.NegativeInteger, 0, false)]
    [InlineData(XsdType.PositiveInteger, 0, false)]
    [InlineData(XsdType.NonNegativeInteger, 0, true)]
    [InlineData(XsdType.UnsignedInt, uint.MaxValue, true)]
    [InlineData(XsdType.UnsignedInt, uint.MaxValue + 1L, false)]
    [InlineData(XsdType.Int, int.MinValue - 1L, false)]
    public void IsInRange_BoundsOfDerivedTypes_AreInclusive(XsdType type, long value, bool expected)
    {
        Assert.Equal(expected, XsdInteger.IsInRange(type, value));
        Assert.Equal(expected, XsdInteger.IsInRange(type, new BigInteger(value)));
    }

    [Fact]
    public void IsInRange_UnsignedLong_ReachesBeyondLong()
    {
        Assert.True(XsdInteger.IsInRange(XsdType.UnsignedLong, new BigInteger(ulong.MaxValue)));
        Assert.False(XsdInteger.IsInRange(XsdType.UnsignedLong, new BigInteger(ulong.MaxValue) + 1));
        Assert.False(XsdInteger.IsInRange(XsdType.Long, new BigInteger(ulong.MaxValue)));
    }

    [Theory]
    [InlineData("1.0", "1")]
    [InlineData("-0.0", "0")]
    [InlineData("+33.3300", "33.33")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("100", "100")]
    [InlineData("-0.001", "-0.001")]
    [InlineData("0.00000000000000000000000000001", "0")]
    public void Format_Decimal_IsCanonical(string text, string expected)
    {
        Assert.True(XsdDecimal.TryParse(Bytes(text), out decimal value));
        Assert.Equal(expected, Format(value));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("1e0")]
    [InlineData("1,0")]
    [InlineData("1.0.0")]
    [InlineData("INF")]
    [InlineData("99999999999999999999999999999999")]
    public void TryParse_NoDecimalOrTooGreat_ReturnsFalse(string text) => Assert.False(XsdDecimal.TryParse(Bytes(text), out _));

    [Fact]
    public void Format_AnyDecimal_ReadsBackAsSameValue() => Gen.Decimal.Sample(expected =>
    {
        Assert.True(XsdDecimal.TryParse(Bytes(Format(expected)), out decimal value));
        Assert.Equal(expected, value);
    });

    [Theory]
    [InlineData("1", "1.0E0")]
    [InlineData("-10.2E3", "-1.02E4")]
    [InlineData("0E1", "0.0E0")]
    [InlineData("-0", "-0.0E0")]
    [InlineData("1e-7", "1.0E-7")]
    [InlineData("123456789012345678", "1.2345678901234568E17")]
    [InlineData("INF", "INF")]
    [InlineData("+INF", "INF")]
    [InlineData("-INF", "-INF")]
    [InlineData("NaN", "NaN")]
    [InlineData("4.9E-324", "5.0E-324")]
    public void Format_Double_IsCanonical(string text, string expected)
    {
        Assert.True(XsdDouble.TryParse(Bytes(text), out double value));
        Span<byte> buffer = stackalloc byte[XsdDouble.MaxLength];
        Assert.Equal(expected, Encoding.ASCII.GetString(buffer[..XsdDouble.Format(value, buffer)]));
    }

    [Theory]
    [InlineData("Infinity")]
    [InlineData("inf")]
    [InlineData("nan")]
    [InlineData("1e")]
    [InlineData("e1")]
    [InlineData(".")]
    [InlineData("1 ")]
    [InlineData("0x1")]
    [InlineData("1e1.5")]
    public void TryParse_NoDouble_ReturnsFalse(string text)
    {
        Assert.False(XsdDouble.TryParse(Bytes(text), out double _));
        Assert.False(XsdDouble.TryParse(Bytes(text), out float _));
    }

    [Fact]
    public void Format_AnyDouble_ReadsBackAsSameValue() => Gen.Double.Sample(expected =>
    {
        byte[] buffer = new byte[XsdDouble.MaxLength];
        Assert.True(XsdDouble.TryParse(buffer.AsSpan(0, XsdDouble.Format(expected, buffer)), out double value));
        Assert.Equal(expected, value);
    });

    [Fact]
    public void Format_AnyFloat_ReadsBackAsSameValue() => Gen.Float.Sample(expected =>
    {
        byte[] buffer = new byte[XsdDouble.MaxLength];
        Assert.True(XsdDouble.TryParse(buffer.AsSpan(0, XsdDouble.Format(expected, buffer)), out float value));
        Assert.Equal(expected, value);
    });

    [Theory]
    [InlineData("true", true)]
    [InlineData("1", true)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    public void TryParse_Boolean_ReadsValue(string text, bool expected)
    {
        Assert.True(XsdBoolean.TryParse(Bytes(text), out bool value));
        Assert.Equal(expected, value);
        Assert.False(XsdBoolean.TryParse(Bytes(text.ToUpperInvariant() + " "), out _));
    }

    [Fact]
    public void FromIri_EveryType_ComesBackFromItsIri()
    {
        foreach (XsdType type in Enum.GetValues<XsdType>().Where(type => type != XsdType.Unknown))
        {
            ReadOnlySpan<byte> iri = XsdTypes.ToIri(type);
            Assert.Equal(type, XsdTypes.FromIri(iri));
            Assert.Equal(type, XsdTypes.FromIri(new Iri(Encoding.UTF8.GetString(iri))));
        }
        Assert.Equal(XsdType.String, XsdTypes.FromIri(default(ReadOnlySpan<byte>)));
        Assert.Equal(XsdType.Unknown, XsdTypes.FromIri("http://www.w3.org/2001/XMLSchema#"u8));
        Assert.Equal(XsdType.Unknown, XsdTypes.FromIri(new Iri("http://www.w3.org/2001/XMLSchema#")));
        Assert.Equal(XsdType.Unknown, XsdTypes.FromIri("http://example.org/integer"u8));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Format(decimal value)
    {
        Span<byte> buffer = stackalloc byte[XsdDecimal.MaxLength];
        return Encoding.ASCII.GetString(buffer[..XsdDecimal.Format(value, buffer)]);
    }
}
