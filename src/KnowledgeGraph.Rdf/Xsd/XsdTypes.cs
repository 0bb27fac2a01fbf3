using System.Text;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Rdf.Xsd;

/// <summary>From datatype IRIs to <see cref="XsdType"/> and back, and the families of types. Thread-safe.</summary>
public static class XsdTypes
{
    private static readonly string[] LocalNames =
    [
        "", "string", "boolean", "integer", "nonPositiveInteger", "negativeInteger", "nonNegativeInteger", "positiveInteger", "long", "int",
        "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte", "decimal", "float", "double", "dateTime", "date",
        "time", "gYearMonth", "gYear", "gMonthDay", "gDay", "gMonth", "duration", "dayTimeDuration", "yearMonthDuration",
    ];

    private static readonly byte[][] Iris = [.. LocalNames.Select(name => Encoding.ASCII.GetBytes(XsdVocabulary.Namespace + name))];

    /// <summary>The type of a datatype IRI; the empty IRI is <c>xsd:string</c>, as in <see cref="Utf8Term.Datatype"/>.</summary>
    public static XsdType FromIri(ReadOnlySpan<byte> iri)
    {
        if (iri.IsEmpty) return XsdType.String;
        ReadOnlySpan<byte> prefix = "http://www.w3.org/2001/XMLSchema#"u8;
        if (!iri.StartsWith(prefix)) return XsdType.Unknown;
        for (int i = 1; i < Iris.Length; i++)
        {
            if (Iris[i].Length == iri.Length && iri[prefix.Length..].SequenceEqual(Iris[i].AsSpan(prefix.Length))) return (XsdType)i;
        }
        return XsdType.Unknown;
    }

    /// <summary>The type of a datatype IRI.</summary>
    public static XsdType FromIri(Iri iri)
    {
        ArgumentNullException.ThrowIfNull(iri);
        if (!iri.Value.StartsWith(XsdVocabulary.Namespace, StringComparison.Ordinal)) return XsdType.Unknown;
        int index = Array.IndexOf(LocalNames, iri.Value[XsdVocabulary.Namespace.Length..]);
        return index > 0 ? (XsdType)index : XsdType.Unknown;
    }

    /// <summary>The datatype IRI as UTF-8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The type is <see cref="XsdType.Unknown"/>.</exception>
    public static ReadOnlySpan<byte> ToIri(XsdType type)
    {
        ArgumentOutOfRangeException.ThrowIfEqual((int)type, (int)XsdType.Unknown, nameof(type));
        return Iris[(int)type];
    }

    /// <summary>Whether the type is <c>xsd:integer</c> or derived from it.</summary>
    public static bool IsInteger(XsdType type) => type is >= XsdType.Integer and <= XsdType.UnsignedByte;

    /// <summary>Whether the values are numbers of SPARQL (SPARQL 1.1 §17.1).</summary>
    public static bool IsNumeric(XsdType type) => type is >= XsdType.Integer and <= XsdType.Double;

    /// <summary>Whether the values are those of <see cref="XsdDateTime"/>.</summary>
    public static bool IsTemporal(XsdType type) => type is >= XsdType.DateTime and <= XsdType.GMonth;

    /// <summary>Whether the values are those of <see cref="XsdDuration"/>.</summary>
    public static bool IsDuration(XsdType type) => type is >= XsdType.Duration and <= XsdType.YearMonthDuration;
}
