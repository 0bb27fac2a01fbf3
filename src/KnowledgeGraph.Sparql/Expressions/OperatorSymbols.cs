namespace KnowledgeGraph.Sparql.Expressions;

/// <summary>The operators as SPARQL writes them (SPARQL 1.1 §19.8).</summary>
public static class OperatorSymbols
{
    /// <summary>The sign before the operand.</summary>
    public static string Symbol(this UnaryOperator @operator) => @operator switch
    {
        UnaryOperator.Not => "!",
        UnaryOperator.Minus => "-",
        _ => "+",
    };

    /// <summary>The sign between the operands.</summary>
    public static string Symbol(this BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Or => "||",
        BinaryOperator.And => "&&",
        BinaryOperator.Equal => "=",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        _ => "/",
    };
}
