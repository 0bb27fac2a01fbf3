using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>Takes conditions apart at <c>&amp;&amp;</c>, and puts them together. A filter keeps the same rows either way.</summary>
internal static class Conjunction
{
    /// <summary>The conditions that must all be true.</summary>
    public static IReadOnlyList<Expression> Split(Expression condition)
    {
        List<Expression> parts = [];
        var stack = new Stack<Expression>([condition]);
        while (stack.TryPop(out Expression? part))
        {
            if (part is BinaryExpression { Operator: BinaryOperator.And } and)
            {
                stack.Push(and.Right);
                stack.Push(and.Left);
            }
            else
            {
                parts.Add(part);
            }
        }
        return parts;
    }

    /// <summary>One condition for all; null for none.</summary>
    public static Expression? Of(IEnumerable<Expression> parts)
    {
        Expression? all = null;
        foreach (Expression part in parts) all = all is null ? part : new BinaryExpression(BinaryOperator.And, all, part);
        return all;
    }
}
