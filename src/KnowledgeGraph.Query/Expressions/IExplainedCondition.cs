namespace KnowledgeGraph.Query.Expressions;

/// <summary>A condition that has a plan of its own: EXISTS.</summary>
internal interface IExplainedCondition
{
    /// <summary>The plan behind it, as it stands.</summary>
    QueryPlan Explain();
}
