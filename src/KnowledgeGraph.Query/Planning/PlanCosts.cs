namespace KnowledgeGraph.Query.Planning;

/// <summary>
/// What the steps of a plan cost against one another, in rows read. Tests change them to have every way of planning tried.
/// </summary>
internal sealed record PlanCosts
{
    /// <summary>
    /// How much dearer a look-up of one key is than reading one row: 0 passes keys to the right side of a join wherever it can.
    /// </summary>
    public double Correlation { get; init; } = 10;

    /// <summary>Whether sides that are sorted alike are always read side by side.</summary>
    public bool PrefersSorted { get; init; }

    /// <summary>A kind of join that costs next to nothing; null for none.</summary>
    public JoinPlanKind? Favoured { get; init; }

    /// <summary>
    /// What the first rows must cost in the best plan for all rows to have a plan looked for that gives them sooner, where no more are wanted.
    /// </summary>
    public double DearFirstRows { get; init; } = 200_000;

    /// <summary>The least work that such a plan may do before it is given up.</summary>
    public double LeastTrial { get; init; } = 100_000;

    /// <summary>The rows from which on those that repeat others are looked for in front of a join, where nobody minds how often they come.</summary>
    public double FewestToReduce { get; init; } = 1000;

    /// <summary>The fewest elements of a group whose order of joins is kept for groups of the same shape.</summary>
    public int FewestToReuse { get; init; } = 3;

    /// <summary>What an order of joins may cost that is kept for groups with other constants.</summary>
    public double DearestToReuse { get; init; } = 500_000;

    /// <summary>
    /// How many times as many rows must come without it to have part of a join aggregated before the join: 0 does it wherever it can be done.
    /// </summary>
    public double EagerGain { get; init; } = 2;

    /// <summary>Counting the different values of one group from the directory.</summary>
    public double DistinctCount { get; init; } = 64;
}
