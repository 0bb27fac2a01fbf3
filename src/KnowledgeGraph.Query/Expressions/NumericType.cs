namespace KnowledgeGraph.Query.Expressions;

/// <summary>The types of numbers in the order of promotion (XPath 2.0 §B.1).</summary>
internal enum NumericType : byte
{
    /// <summary>No number: an error.</summary>
    None,

    /// <summary><c>xsd:integer</c>, of any size.</summary>
    Integer,

    /// <summary><c>xsd:decimal</c>.</summary>
    Decimal,

    /// <summary><c>xsd:float</c>.</summary>
    Float,

    /// <summary><c>xsd:double</c>.</summary>
    Double,
}
