namespace KnowledgeGraph.Rdf;

/// <summary>A triple in a graph; a null graph is the default graph (RDF 1.1 Concepts §4).</summary>
public readonly record struct Quad(Term Subject, Iri Predicate, Term Object, Term? Graph)
{
    /// <summary>The triple without its graph.</summary>
    public Triple Triple => new(Subject, Predicate, Object);

    /// <summary>The quad in N-Quads syntax.</summary>
    public override string ToString() => Graph is null ? $"{Subject} {Predicate} {Object} ." : $"{Subject} {Predicate} {Object} {Graph} .";
}
