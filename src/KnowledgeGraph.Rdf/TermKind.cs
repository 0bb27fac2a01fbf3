namespace KnowledgeGraph.Rdf;

/// <summary>The kinds of RDF term (RDF 1.2 Concepts §3), in the order in which SPARQL sorts them (SPARQL 1.2 §15.1).</summary>
public enum TermKind : byte
{
    /// <summary>No term: an unbound variable, or the name of the default graph.</summary>
    None = 0,

    /// <summary>A blank node.</summary>
    BlankNode = 1,

    /// <summary>An absolute IRI.</summary>
    Iri = 2,

    /// <summary>A literal.</summary>
    Literal = 3,

    /// <summary>A triple term.</summary>
    Triple = 4,
}
