namespace KnowledgeGraph.Sparql.Expressions;

/// <summary>The unary operators.</summary>
public enum UnaryOperator
{
    /// <summary><c>!</c></summary>
    Not,

    /// <summary><c>-</c></summary>
    Minus,

    /// <summary><c>+</c></summary>
    Plus,
}
