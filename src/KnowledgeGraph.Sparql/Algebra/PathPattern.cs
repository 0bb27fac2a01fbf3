using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>
/// A property path that is no plain triple pattern: <c>*</c>, <c>+</c>, <c>?</c> or a negated property set (§18.4). Sequences,
/// inverses and alternatives at the top are translated away (§18.2.2.4).
/// </summary>
/// <param name="Subject">The start.</param>
/// <param name="Path">The path.</param>
/// <param name="Object">The end.</param>
public sealed record PathPattern(PatternTerm Subject, PropertyPath Path, PatternTerm Object) : AlgebraNode;
