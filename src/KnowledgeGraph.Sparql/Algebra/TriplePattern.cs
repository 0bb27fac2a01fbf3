namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>A triple pattern (SPARQL 1.1 §18.1.5).</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Predicate">The predicate.</param>
/// <param name="Object">The object.</param>
public sealed record TriplePattern(PatternTerm Subject, PatternTerm Predicate, PatternTerm Object);
