using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>Combines long chains of an associative operator into a balanced tree, so that nothing that walks it runs deep.</summary>
internal static class Balanced
{
    /// <summary>Combines the items (at least one) in their order.</summary>
    public static T Combine<T>(IReadOnlyList<T> items, Func<T, T, T> combine) => Combine(items, 0, items.Count, combine);

    /// <summary>The conjunction of the conditions (at least one).</summary>
    public static Expression And(IReadOnlyList<Expression> conditions) =>
        Combine(conditions, static (left, right) => new BinaryExpression(BinaryOperator.And, left, right));

    private static T Combine<T>(IReadOnlyList<T> items, int start, int end, Func<T, T, T> combine)
    {
        if (end - start == 1) return items[start];

        // Short chains keep the shape of the grammar, which is easier to read in a plan.
        int middle = end - start <= 8 ? end - 1 : (start + end) / 2;
        return combine(Combine(items, start, middle, combine), Combine(items, middle, end, combine));
    }
}
