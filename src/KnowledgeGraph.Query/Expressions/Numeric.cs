using System.Numerics;
using System.Runtime.InteropServices;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>A number of SPARQL (SPARQL 1.1 §17.1), or an error; the default value is the error.</summary>
/// <remarks>
/// Arithmetic never throws: what is no number, or has none, gives the error. Integers grow beyond 64 bits; decimals beyond the range of
/// <see cref="decimal"/> are errors (XPath 2.0 §6.2, err:FOAR0002).
/// </remarks>
[StructLayout(LayoutKind.Explicit)]
internal readonly struct Numeric
{
    [FieldOffset(0)]
    private readonly decimal _decimal;

    [FieldOffset(0)]
    private readonly long _integer;

    [FieldOffset(0)]
    private readonly double _double;

    // A boxed BigInteger where the integer does not fit 64 bits.
    [FieldOffset(16)]
    private readonly object? _big;

    [FieldOffset(24)]
    private readonly NumericType _type;

    private Numeric(NumericType type, long integer, double real, decimal @decimal, object? big)
    {
        _decimal = @decimal;
        if (type == NumericType.Integer) _integer = integer;
        else if (type is NumericType.Float or NumericType.Double) _double = real;
        _big = big;
        _type = type;
    }

    public NumericType Type => _type;

    public bool IsError => _type == NumericType.None;

    public bool IsBig => _big is not null;

    /// <summary>The value of an integer that is not <see cref="IsBig"/>.</summary>
    public long Int64 => _integer;

    /// <summary>The value of an integer.</summary>
    public BigInteger BigInteger => _big is BigInteger big ? big : _integer;

    public static Numeric FromInteger(long value) => new(NumericType.Integer, value, 0, 0, null);

    public static Numeric FromInteger(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? FromInteger((long)value) : new(NumericType.Integer, 0, 0, 0, value);

    public static Numeric FromDecimal(decimal value) => new(NumericType.Decimal, 0, 0, value, null);

    public static Numeric FromFloat(float value) => new(NumericType.Float, 0, value, 0, null);

    public static Numeric FromDouble(double value) => new(NumericType.Double, 0, value, 0, null);

    private bool IsFinite => _type is not (NumericType.Float or NumericType.Double) || double.IsFinite(_double);

    /// <summary>The value as a double, rounded.</summary>
    public double ToDouble() => _type switch
    {
        NumericType.Integer => _big is BigInteger big ? (double)big : _integer,
        NumericType.Decimal => (double)_decimal,
        NumericType.Float or NumericType.Double => _double,
        _ => double.NaN,
    };

    /// <summary>The value as a float, rounded.</summary>
    public float ToFloat() => _type switch
    {
        NumericType.Integer => _big is BigInteger big ? (float)big : _integer,
        NumericType.Decimal => (float)_decimal,
        _ => (float)_double,
    };

    /// <summary>The value of an integer or decimal; false where it is beyond the range.</summary>
    public bool TryToDecimal(out decimal value)
    {
        value = 0;
        if (_type == NumericType.Decimal)
        {
            value = _decimal;
            return true;
        }
        if (_type != NumericType.Integer) return false;
        if (_big is not BigInteger big)
        {
            value = _integer;
            return true;
        }
        if (BigInteger.Abs(big) > (BigInteger)decimal.MaxValue) return false;
        value = (decimal)big;
        return true;
    }

    /// <summary>Whether the effective boolean value is true: neither zero nor NaN (SPARQL 1.1 §17.2.2).</summary>
    public bool IsTruthy => _type switch
    {
        NumericType.Integer => _big is not null || _integer != 0,
        NumericType.Decimal => _decimal != 0,
        _ => _double != 0 && !double.IsNaN(_double),
    };

    public static Numeric operator +(Numeric left, Numeric right)
    {
        switch (Promote(left, right))
        {
            case NumericType.Integer:
                if (left._big is null && right._big is null)
                {
                    long sum = unchecked(left._integer + right._integer);
                    if (((left._integer ^ sum) & (right._integer ^ sum)) >= 0) return FromInteger(sum);
                }
                return FromInteger(left.BigInteger + right.BigInteger);
            case NumericType.Decimal:
                return Decimals(left, right, decimal.Add);
            case NumericType.Float:
                return FromFloat(left.ToFloat() + right.ToFloat());
            case NumericType.Double:
                return FromDouble(left.ToDouble() + right.ToDouble());
            default:
                return default;
        }
    }

    public static Numeric operator -(Numeric left, Numeric right)
    {
        switch (Promote(left, right))
        {
            case NumericType.Integer:
                if (left._big is null && right._big is null)
                {
                    long difference = unchecked(left._integer - right._integer);
                    if (((left._integer ^ right._integer) & (left._integer ^ difference)) >= 0) return FromInteger(difference);
                }
                return FromInteger(left.BigInteger - right.BigInteger);
            case NumericType.Decimal:
                return Decimals(left, right, decimal.Subtract);
            case NumericType.Float:
                return FromFloat(left.ToFloat() - right.ToFloat());
            case NumericType.Double:
                return FromDouble(left.ToDouble() - right.ToDouble());
            default:
                return default;
        }
    }

    public static Numeric operator *(Numeric left, Numeric right)
    {
        switch (Promote(left, right))
        {
            case NumericType.Integer:
                if (left._big is null && right._big is null)
                {
                    long high = Math.BigMul(left._integer, right._integer, out long low);
                    if (high == low >> 63) return FromInteger(low);
                }
                return IsTooLong(left, right) ? default : FromInteger(left.BigInteger * right.BigInteger);
            case NumericType.Decimal:
                return Decimals(left, right, decimal.Multiply);
            case NumericType.Float:
                return FromFloat(left.ToFloat() * right.ToFloat());
            case NumericType.Double:
                return FromDouble(left.ToDouble() * right.ToDouble());
            default:
                return default;
        }
    }

    /// <summary>Divides; integers give a decimal (SPARQL 1.1 §17.3), and so does an error when divided by zero, unlike floats.</summary>
    public static Numeric operator /(Numeric left, Numeric right)
    {
        switch (Promote(left, right))
        {
            case NumericType.Integer:
            case NumericType.Decimal:
                return right.IsTruthy ? Decimals(left, right, decimal.Divide) : default;
            case NumericType.Float:
                return FromFloat(left.ToFloat() / right.ToFloat());
            case NumericType.Double:
                return FromDouble(left.ToDouble() / right.ToDouble());
            default:
                return default;
        }
    }

    public static Numeric operator -(Numeric value) => value._type switch
    {
        NumericType.Integer => FromInteger(0) - value,
        NumericType.Decimal => FromDecimal(-value._decimal),
        NumericType.Float => FromFloat((float)-value._double),
        NumericType.Double => FromDouble(-value._double),
        _ => default,
    };

    /// <summary>The absolute value (SPARQL 1.1 §17.4.4.1).</summary>
    public Numeric Abs() => _type switch
    {
        NumericType.Integer => BigInteger.Sign < 0 ? -this : this,
        NumericType.Decimal => FromDecimal(Math.Abs(_decimal)),
        NumericType.Float => FromFloat((float)Math.Abs(_double)),
        NumericType.Double => FromDouble(Math.Abs(_double)),
        _ => default,
    };

    /// <summary>The nearest whole number, the greater where two are as near (§17.4.4.2).</summary>
    public Numeric Round() => Map(value => value.Scale == 0 ? value : Math.Floor(value + 0.5m), RoundHalfUp);

    /// <summary>The smallest whole number not below (§17.4.4.3).</summary>
    public Numeric Ceiling() => Map(Math.Ceiling, Math.Ceiling);

    /// <summary>The greatest whole number not above (§17.4.4.4).</summary>
    public Numeric Floor() => Map(Math.Floor, Math.Floor);

    /// <summary>
    /// Compares after promotion, as the operators do (XPath 2.0 §6.3); null where one is NaN or an error.
    /// </summary>
    public static int? Compare(in Numeric left, in Numeric right)
    {
        switch (Promote(left, right))
        {
            case NumericType.Integer:
                return left._big is null && right._big is null ? left._integer.CompareTo(right._integer) : left.BigInteger.CompareTo(right.BigInteger);
            case NumericType.Decimal:
                return left.TryToDecimal(out decimal l) && right.TryToDecimal(out decimal r) ? l.CompareTo(r) : CompareExactly(left, right);
            case NumericType.Float:
                float leftFloat = left.ToFloat(), rightFloat = right.ToFloat();
                return float.IsNaN(leftFloat) || float.IsNaN(rightFloat) ? null : leftFloat.CompareTo(rightFloat);
            case NumericType.Double:
                double leftDouble = left.ToDouble(), rightDouble = right.ToDouble();
                return double.IsNaN(leftDouble) || double.IsNaN(rightDouble) ? null : leftDouble.CompareTo(rightDouble);
            default:
                return null;
        }
    }

    /// <summary>
    /// Compares the exact values, without rounding by promotion: a total order, where NaN comes first and equals itself. Promotion alone
    /// would not be transitive: two neighbouring great integers equal the same double.
    /// </summary>
    public static int CompareTotal(in Numeric left, in Numeric right)
    {
        if (left._type == right._type && !left.IsBig && !right.IsBig)
        {
            return left._type switch
            {
                NumericType.Integer => left._integer.CompareTo(right._integer),
                NumericType.Decimal => left._decimal.CompareTo(right._decimal),
                _ => left._double.CompareTo(right._double),
            };
        }
        if (left.IsFinite && right.IsFinite)
        {
            double leftDouble = left.ToDouble(), rightDouble = right.ToDouble();
            // The conversions err by far less than this, so only near values need the exact way.
            bool areFar = Math.Abs(leftDouble - rightDouble) > Math.Abs(leftDouble) * 1e-12;
            return areFar ? leftDouble.CompareTo(rightDouble) : CompareExactly(left, right);
        }
        // An infinity is beyond every integer, however great.
        double leftEnd = left.IsFinite ? 0 : left._double, rightEnd = right.IsFinite ? 0 : right._double;
        return leftEnd.CompareTo(rightEnd);
    }

    private static int CompareExactly(in Numeric left, in Numeric right)
    {
        (BigInteger leftNumerator, BigInteger leftDenominator) = left.ToFraction();
        (BigInteger rightNumerator, BigInteger rightDenominator) = right.ToFraction();
        return (leftNumerator * rightDenominator).CompareTo(rightNumerator * leftDenominator);
    }

    private static NumericType Promote(in Numeric left, in Numeric right)
    {
        if (left._type == NumericType.None || right._type == NumericType.None) return NumericType.None;
        return left._type > right._type ? left._type : right._type;
    }

    private static Numeric Decimals(in Numeric left, in Numeric right, Func<decimal, decimal, decimal> operation)
    {
        if (!left.TryToDecimal(out decimal l) || !right.TryToDecimal(out decimal r)) return default;
        try
        {
            return FromDecimal(operation(l, r));
        }
        catch (OverflowException)
        {
            return default;
        }
    }

    /// <summary>Keeps a chain of multiplications from growing without bound.</summary>
    private static bool IsTooLong(in Numeric left, in Numeric right) =>
        left.BigInteger.GetBitLength() + right.BigInteger.GetBitLength() > Rdf.Xsd.XsdInteger.MaxDigits * 3L;

    private static double RoundHalfUp(double value)
    {
        double floor = Math.Floor(value);
        double result = value - floor < 0.5 ? floor : Math.Ceiling(value);
        return result == 0 && double.IsNegative(value) ? -0.0 : result;
    }

    private Numeric Map(Func<decimal, decimal> decimals, Func<double, double> doubles) => _type switch
    {
        NumericType.Integer => this,
        NumericType.Decimal => FromDecimal(decimals(_decimal)),
        NumericType.Float => FromFloat((float)doubles(_double)),
        NumericType.Double => FromDouble(doubles(_double)),
        _ => default,
    };

    private (BigInteger Numerator, BigInteger Denominator) ToFraction()
    {
        switch (_type)
        {
            case NumericType.Decimal:
                Span<int> parts = stackalloc int[4];
                decimal.GetBits(_decimal, parts);
                BigInteger magnitude = ((BigInteger)(uint)parts[2] << 64) | ((BigInteger)(uint)parts[1] << 32) | (uint)parts[0];
                return (parts[3] < 0 ? -magnitude : magnitude, BigInteger.Pow(10, (parts[3] >> 16) & 0xFF));
            case NumericType.Float:
            case NumericType.Double:
                long bits = BitConverter.DoubleToInt64Bits(_double);
                int exponent = (int)((bits >> 52) & 0x7FF);
                long mantissa = exponent == 0 ? (bits & 0xF_FFFF_FFFF_FFFF) << 1 : (bits & 0xF_FFFF_FFFF_FFFF) | (1L << 52);
                BigInteger signed = bits < 0 ? -mantissa : mantissa;
                exponent -= 1075;
                return exponent >= 0 ? (signed << exponent, 1) : (signed, BigInteger.One << -exponent);
            default:
                return (BigInteger, 1);
        }
    }
}
