namespace KnowledgeGraph.Storage;

/// <summary>
/// What a <see cref="ValueId"/> stands for: the upper 8 bits of the id. The order of the tags is the order of ORDER BY between
/// kinds of term (SPARQL 1.2 §15.1): nothing, blank nodes, IRIs, literals, triple terms.
/// </summary>
public enum ValueTag : byte
{
    /// <summary>Nothing: an unbound variable, an error, a wildcard in a pattern.</summary>
    None = 0x00,

    /// <summary>The name of the default graph; stands in graph columns only.</summary>
    DefaultGraph = 0x01,

    /// <summary>A blank node; the payload is its number in the store.</summary>
    BlankNode = 0x10,

    /// <summary>An IRI in the dictionary.</summary>
    Iri = 0x20,

    /// <summary>An inline <c>xsd:boolean</c>.</summary>
    Boolean = 0x30,

    /// <summary>An inline <c>xsd:integer</c> of at most 55 bits and its sign.</summary>
    Integer = 0x31,

    /// <summary>An inline <c>xsd:decimal</c>.</summary>
    Decimal = 0x32,

    /// <summary>An inline <c>xsd:double</c> whose lowest 8 bits are zero.</summary>
    Double = 0x33,

    /// <summary>An inline <c>xsd:date</c>.</summary>
    Date = 0x34,

    /// <summary>An inline <c>xsd:dateTime</c>.</summary>
    DateTime = 0x35,

    /// <summary>An inline <c>xsd:string</c> of at most 7 bytes.</summary>
    ShortString = 0x36,

    /// <summary>An <c>xsd:string</c> in the dictionary.</summary>
    String = 0x38,

    /// <summary>A language-tagged string in the dictionary.</summary>
    TaggedString = 0x39,

    /// <summary>A literal of any other datatype, or of an inline datatype in a form that inlining would change.</summary>
    TypedLiteral = 0x3A,

    /// <summary>A triple term in the dictionary (RDF 1.2 Concepts §3.6); objects only.</summary>
    TripleTerm = 0x40,
}
