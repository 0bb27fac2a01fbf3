namespace KnowledgeGraph.Sparql.Expressions;

/// <summary>A call of a built-in function.</summary>
/// <param name="Function">The function.</param>
/// <param name="Arguments">The arguments; the parser has checked how many.</param>
public sealed record BuiltInCall(BuiltInFunction Function, IReadOnlyList<Expression> Arguments) : Expression;
