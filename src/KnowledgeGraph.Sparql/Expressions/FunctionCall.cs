using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Expressions;

/// <summary>A call of a function named by an IRI: a cast (§17.1) or an extension.</summary>
/// <param name="Function">The function.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="IsDistinct">Whether the arguments were marked DISTINCT.</param>
public sealed record FunctionCall(Iri Function, IReadOnlyList<Expression> Arguments, bool IsDistinct) : Expression;
