namespace KnowledgeGraph.Rdf.Vocabulary;

/// <summary>The datatypes of XML Schema 1.1 part 2 that RDF uses.</summary>
public static class XsdVocabulary
{
    /// <summary>The namespace, <c>http://www.w3.org/2001/XMLSchema#</c>.</summary>
    public const string Namespace = "http://www.w3.org/2001/XMLSchema#";

    /// <summary><c>xsd:string</c></summary>
    public static readonly Iri String = new(Namespace + "string");

    /// <summary><c>xsd:boolean</c></summary>
    public static readonly Iri Boolean = new(Namespace + "boolean");

    /// <summary><c>xsd:integer</c></summary>
    public static readonly Iri Integer = new(Namespace + "integer");

    /// <summary><c>xsd:nonNegativeInteger</c></summary>
    public static readonly Iri NonNegativeInteger = new(Namespace + "nonNegativeInteger");

    /// <summary><c>xsd:decimal</c></summary>
    public static readonly Iri Decimal = new(Namespace + "decimal");

    /// <summary><c>xsd:double</c></summary>
    public static readonly Iri Double = new(Namespace + "double");

    /// <summary><c>xsd:float</c></summary>
    public static readonly Iri Float = new(Namespace + "float");

    /// <summary><c>xsd:date</c></summary>
    public static readonly Iri Date = new(Namespace + "date");

    /// <summary><c>xsd:dateTime</c></summary>
    public static readonly Iri DateTime = new(Namespace + "dateTime");

    /// <summary><c>xsd:gYear</c></summary>
    public static readonly Iri GYear = new(Namespace + "gYear");

    /// <summary><c>xsd:gMonthDay</c></summary>
    public static readonly Iri GMonthDay = new(Namespace + "gMonthDay");

    /// <summary><c>xsd:gYearMonth</c></summary>
    public static readonly Iri GYearMonth = new(Namespace + "gYearMonth");

    /// <summary><c>xsd:hexBinary</c></summary>
    public static readonly Iri HexBinary = new(Namespace + "hexBinary");

    /// <summary><c>xsd:anyURI</c></summary>
    public static readonly Iri AnyUri = new(Namespace + "anyURI");
}
