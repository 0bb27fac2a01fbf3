namespace KnowledgeGraph.Rdf;

/// <summary>An RDF triple (RDF 1.1 Concepts §3.1): subject an IRI or blank node, object any term.</summary>
public readonly record struct Triple(Term Subject, Iri Predicate, Term Object)
{
    /// <summary>The triple in N-Triples syntax.</summary>
    public override string ToString() => $"{Subject} {Predicate} {Object} .";
}
