using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Expressions;

/// <summary>A constant term.</summary>
/// <param name="Term">The term.</param>
public sealed record ConstantExpression(Term Term) : Expression;
