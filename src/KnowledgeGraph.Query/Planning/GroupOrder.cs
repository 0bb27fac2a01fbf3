namespace KnowledgeGraph.Query.Planning;

/// <summary>The order of joins that was chosen for a group, for all of its shape. Immutable.</summary>
/// <param name="Plan">The steps, in numbers of elements and variables.</param>
/// <param name="WorkForAll">What the best plan for all rows costs, where this one is for the first rows; else 0.</param>
internal sealed record GroupOrder(JoinPlan Plan, double WorkForAll)
{
    /// <summary>Whether it gives first rows soon, and may not be the best for all.</summary>
    public bool IsForFirst => WorkForAll > 0;
}
