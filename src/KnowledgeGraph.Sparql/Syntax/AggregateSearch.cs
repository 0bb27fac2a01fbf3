using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>Finds out whether an expression holds an aggregate.</summary>
internal sealed class AggregateSearch : ExpressionRewriter
{
    private bool _found;

    public static bool IsIn(Expression expression)
    {
        var search = new AggregateSearch();
        search.Rewrite(expression);
        return search._found;
    }

    protected override Expression RewriteVariable(VariableExpression variable) => variable;

    protected override Expression RewriteAggregate(AggregateExpression aggregate)
    {
        _found = true;
        return aggregate;
    }
}
