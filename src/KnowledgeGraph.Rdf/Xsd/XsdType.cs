namespace KnowledgeGraph.Rdf.Xsd;

/// <summary>The datatypes of XML Schema 1.1 part 2 whose values are understood.</summary>
/// <remarks>The order matters: the integer types stand together, so do the numeric, the temporal and the duration types.</remarks>
public enum XsdType : byte
{
    /// <summary>A datatype that is not understood.</summary>
    Unknown,

    /// <summary><c>xsd:string</c></summary>
    String,

    /// <summary><c>xsd:boolean</c></summary>
    Boolean,

    /// <summary><c>xsd:integer</c></summary>
    Integer,

    /// <summary><c>xsd:nonPositiveInteger</c></summary>
    NonPositiveInteger,

    /// <summary><c>xsd:negativeInteger</c></summary>
    NegativeInteger,

    /// <summary><c>xsd:nonNegativeInteger</c></summary>
    NonNegativeInteger,

    /// <summary><c>xsd:positiveInteger</c></summary>
    PositiveInteger,

    /// <summary><c>xsd:long</c></summary>
    Long,

    /// <summary><c>xsd:int</c></summary>
    Int,

    /// <summary><c>xsd:short</c></summary>
    Short,

    /// <summary><c>xsd:byte</c></summary>
    Byte,

    /// <summary><c>xsd:unsignedLong</c></summary>
    UnsignedLong,

    /// <summary><c>xsd:unsignedInt</c></summary>
    UnsignedInt,

    /// <summary><c>xsd:unsignedShort</c></summary>
    UnsignedShort,

    /// <summary><c>xsd:unsignedByte</c></summary>
    UnsignedByte,

    /// <summary><c>xsd:decimal</c></summary>
    Decimal,

    /// <summary><c>xsd:float</c></summary>
    Float,

    /// <summary><c>xsd:double</c></summary>
    Double,

    /// <summary><c>xsd:dateTime</c></summary>
    DateTime,

    /// <summary><c>xsd:date</c></summary>
    Date,

    /// <summary><c>xsd:time</c></summary>
    Time,

    /// <summary><c>xsd:gYearMonth</c></summary>
    GYearMonth,

    /// <summary><c>xsd:gYear</c></summary>
    GYear,

    /// <summary><c>xsd:gMonthDay</c></summary>
    GMonthDay,

    /// <summary><c>xsd:gDay</c></summary>
    GDay,

    /// <summary><c>xsd:gMonth</c></summary>
    GMonth,

    /// <summary><c>xsd:duration</c></summary>
    Duration,

    /// <summary><c>xsd:dayTimeDuration</c></summary>
    DayTimeDuration,

    /// <summary><c>xsd:yearMonthDuration</c></summary>
    YearMonthDuration,
}
