namespace KnowledgeGraph.Query;

/// <summary>An operator of a plan and its inputs: what EXPLAIN shows.</summary>
/// <param name="Operator">The operator's name, as <c>IndexScan</c>.</param>
/// <param name="Detail">What it works on, as a triple pattern or a condition.</param>
/// <param name="EstimatedRows">The rows that the planner expected.</param>
/// <param name="ActualRows">The rows that came, or null where nothing was counted.</param>
/// <param name="Time">The time spent in the operator and its inputs, or null.</param>
/// <param name="Inputs">The inputs.</param>
public sealed record QueryPlan(
    string Operator,
    string Detail,
    double EstimatedRows,
    long? ActualRows,
    TimeSpan? Time,
    IReadOnlyList<QueryPlan> Inputs);
