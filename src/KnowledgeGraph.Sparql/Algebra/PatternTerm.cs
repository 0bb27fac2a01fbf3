namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>A place of a pattern: a <see cref="Variable"/>, a <see cref="Constant"/> or a <see cref="TripleTermPattern"/> (SPARQL 1.2 §18.1).</summary>
public abstract record PatternTerm;
