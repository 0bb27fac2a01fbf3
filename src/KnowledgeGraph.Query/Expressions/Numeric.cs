using System.Numerics;
using System.Runtime.CompilerServices;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>A number of SPARQL (SPARQL 1.1 §17.1), or an error; the default value is the error.</summary>
/// <remarks>
/// Arithmetic never throws: what is no number, or has none, gives the error. Integers grow beyond 64 bits; decimals beyond the range of
/// <see cref="decimal"/> are errors (XPath 2.0 §6.2, err:FOAR0002).
/// </remarks>
internal readonly struct Numeric
{
    // The value: a long, the bits of a double, or with the upper half those of a decimal. No more than four fields, so that the
    // struct lives in registers.
    private readonly long _low;
    private readonly long _high;

    // A boxed BigInteger where the integer does not fit 64 bits.
    private readonly object? _big;
    private readonly NumericType _type;

    private Numeric(NumericType type, long low, long high = 0, object? big = null)
    {
        _low = low;
        _high = high;
        _big = big;
        _type = type;
    }

    public NumericType Type => _type;

    public bool IsError => _type == NumericType.None;

    public bool IsBig => _big is not null;

    /// <summary>The value of an integer that is not <see cref="IsBig"/>.</summary>
    public long Int64 => _low;

    private double Real => BitConverter.Int64BitsToDouble(_low);

    private decimal Exact => Unsafe.BitCast<(long, long), decimal>((_low, _high));

    /// <summary>The value of an integer.</summary>
    public BigInteger BigInteger => _big is BigInteger big ? big : _low;

    public static Numeric FromInteger(long value) => new(NumericType.Integer, value);

    public static Numeric FromInteger(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? FromInteger((long)value) : new(NumericType.Integer, 0, 0, value);

    public static Numeric FromDecimal(decimal value)
    {
        (long low, long high) = Unsafe.BitCast<decimal, (long, long)>(value);
        return new Numeric(NumericType.Decimal, low, high);
    }

    public static Numeric FromFloat(float value) => new(NumericType.Float, BitConverter.DoubleToInt64Bits(value));

    public static Numeric FromDouble(double value) => new(NumericType.Double, BitConverter.DoubleToInt64Bits(value));

    private bool IsFinite => _type is not (NumericType.Float or NumericType.Double) || double.IsFinite(Real);

    /// <summary>The value as a double, rounded.</summary>
    public double ToDouble() => _type switch
    {
        NumericType.Integer => _big is BigInteger big ? (double)big : _low,
        NumericType.Decimal => (double)Exact,
        NumericType.Float or NumericType.Double => Real,
        _ => double.NaN,
    };

    /// <summary>The value as a float, rounded.</summary>
    public float ToFloat() => _type switch
    {
        NumericType.Integer => _big is BigInteger big ? (float)big : _low,
        NumericType.Decimal => (float)Exact,
        _ => (float)Real,
    };

    /// <summary>The value of an integer or decimal; false where it is beyond the range.</summary>
    public bool TryToDecimal(out decimal value)
    {
        value = 0;
        if (_type == NumericType.Decimal)
        {
            value = Exact;
            return true;
        }
        if (_type != NumericType.Integer) return false;
        if (_big is not BigInteger big)
        {
            value = _low;
            return true;
        }
        if (BigInteger.Abs(big) > (BigInteger)decimal.MaxValue) return false;
        value = (decimal)big;
        return true;
    }

    /// <summary>Whether the effective boolean value is true: neither zero nor NaN (SPARQL 1.1 §17.2.2).</summary>
    public bool IsTruthy => _type switch
    {
        NumericType.Integer => _big is not null || _low != 0,
        NumericType.Decimal => Exact != 0,
        _ => Real != 0 && !double.IsNaN(Real),
    };

    public static Numeric operator +(Numeric left, Numeric right)
    {
        switch (Promote(left, right))
        {
            case NumericType.Integer:
                if (left._big is null && right._big is null)
                {
                    long sum = unchecked(left._low + right._low);
                    if (((left._low ^ sum) & (right._low ^ sum)) >= 0) return FromInteger(sum);
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
                    long difference = unchecked(left._low - right._low);
                    if (((left._low ^ right._low) & (left._low ^ difference)) >= 0) return FromInteger(difference);
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
                    long high = Math.BigMul(left._low, right._low, out long low);
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
        NumericType.Decimal => FromDecimal(-value.Exact),
        NumericType.Float => FromFloat((float)-value.Real),
        NumericType.Double => FromDouble(-value.Real),
        _ => default,
    };

    /// <summary>The absolute value (SPARQL 1.1 §17.4.4.1).</summary>
    public Numeric Abs() => _type switch
    {
        NumericType.Integer => BigInteger.Sign < 0 ? -this : this,
        NumericType.Decimal => FromDecimal(Math.Abs(Exact)),
        NumericType.Float => FromFloat((float)Math.Abs(Real)),
        NumericType.Double => FromDouble(Math.Abs(Real)),
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
                return left._big is null && right._big is null
                    ? left._low.CompareTo(right._low)
                    : left.BigInteger.CompareTo(right.BigInteger);
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
                NumericType.Integer => left._low.CompareTo(right._low),
                NumericType.Decimal => left.Exact.CompareTo(right.Exact),
                _ => left.Real.CompareTo(right.Real),
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
        double leftEnd = left.IsFinite ? 0 : left.Real, rightEnd = right.IsFinite ? 0 : right.Real;
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
        NumericType.Decimal => FromDecimal(decimals(Exact)),
        NumericType.Float => FromFloat((float)doubles(Real)),
        NumericType.Double => FromDouble(doubles(Real)),
        _ => default,
    };

    private (BigInteger Numerator, BigInteger Denominator) ToFraction()
    {
        switch (_type)
        {
            case NumericType.Decimal:
                Span<int> parts = stackalloc int[4];
                decimal.GetBits(Exact, parts);
                BigInteger magnitude = ((BigInteger)(uint)parts[2] << 64) | ((BigInteger)(uint)parts[1] << 32) | (uint)parts[0];
                return (parts[3] < 0 ? -magnitude : magnitude, BigInteger.Pow(10, (parts[3] >> 16) & 0xFF));
            case NumericType.Float:
            case NumericType.Double:
                long bits = BitConverter.DoubleToInt64Bits(Real);
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
