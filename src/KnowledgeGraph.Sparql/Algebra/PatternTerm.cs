namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>A place of a pattern: a <see cref="Variable"/> or a <see cref="Constant"/> (SPARQL 1.1 §18.1.3–18.1.5).</summary>
public abstract record PatternTerm;
