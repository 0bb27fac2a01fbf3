using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>An RDF term in a pattern. Never a blank node: those of a query are variables.</summary>
/// <param name="Term">The term.</param>
public sealed record Constant(Term Term) : PatternTerm;
