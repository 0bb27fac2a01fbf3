using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>Copies an expression with its variables and aggregates replaced. The patterns of EXISTS are left alone.</summary>
internal abstract class ExpressionRewriter
{
    public Expression Rewrite(Expression expression) => expression switch
    {
        VariableExpression variable => RewriteVariable(variable),
        AggregateExpression aggregate => RewriteAggregate(aggregate),
        UnaryExpression unary => unary with { Operand = Rewrite(unary.Operand) },
        BinaryExpression binary => binary with { Left = Rewrite(binary.Left), Right = Rewrite(binary.Right) },
        InExpression @in => @in with { Value = Rewrite(@in.Value), Candidates = RewriteAll(@in.Candidates) },
        BuiltInCall call => call with { Arguments = RewriteAll(call.Arguments) },
        FunctionCall call => call with { Arguments = RewriteAll(call.Arguments) },
        _ => expression,
    };

    protected abstract Expression RewriteVariable(VariableExpression variable);

    protected abstract Expression RewriteAggregate(AggregateExpression aggregate);

    private Expression[] RewriteAll(IReadOnlyList<Expression> expressions) => [.. expressions.Select(Rewrite)];
}
