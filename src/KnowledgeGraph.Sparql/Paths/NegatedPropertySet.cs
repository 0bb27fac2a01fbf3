using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Paths;

/// <summary><c>!(iri|^iri|…)</c></summary>
/// <param name="Forward">The forward predicates excluded.</param>
/// <param name="Inverse">The inverse predicates excluded.</param>
/// <param name="HasForward">Whether forward edges are walked.</param>
/// <param name="HasInverse">Whether inverse edges are walked.</param>
public sealed record NegatedPropertySet(IReadOnlyList<Iri> Forward, IReadOnlyList<Iri> Inverse, bool HasForward, bool HasInverse)
    : PropertyPath;
