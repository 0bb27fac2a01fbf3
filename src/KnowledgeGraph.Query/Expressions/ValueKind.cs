namespace KnowledgeGraph.Query.Expressions;

/// <summary>The kinds of value, in the order in which ORDER BY sorts them (SPARQL 1.2 §15.1; between literals the order is ours).</summary>
internal enum ValueKind : byte
{
    /// <summary>Unbound or an error.</summary>
    None,

    /// <summary>A blank node.</summary>
    BlankNode,

    /// <summary>An IRI.</summary>
    Iri,

    /// <summary>A boolean.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Numeric,

    /// <summary>A date, a time, or a part of one.</summary>
    Temporal,

    /// <summary>A duration.</summary>
    Duration,

    /// <summary>An <c>xsd:string</c>.</summary>
    String,

    /// <summary>A language-tagged string.</summary>
    TaggedString,

    /// <summary>A literal whose lexical form is none of its datatype, though the datatype is understood.</summary>
    IllTyped,

    /// <summary>A literal of a datatype that is not understood.</summary>
    Unknown,

    /// <summary>A triple term.</summary>
    TripleTerm,
}
