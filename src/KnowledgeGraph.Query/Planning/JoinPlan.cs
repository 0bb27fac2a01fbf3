using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

/// <summary>A way to compute the join of some elements of a group. Immutable.</summary>
/// <param name="Kind">The last step.</param>
/// <param name="Elements">The elements joined, a bit each.</param>
/// <param name="Rows">The rows expected.</param>
/// <param name="Cost">The cost of everything up to here, in rows read.</param>
/// <param name="SortedBy">The variable by which the rows ascend, or -1; a number in the group.</param>
internal sealed record JoinPlan(JoinPlanKind Kind, ulong Elements, double Rows, double Cost, int SortedBy)
{
    /// <summary>The variable by which rows ascend that are alike in <see cref="SortedBy"/>, or -1; a number in the group.</summary>
    public int ThenBy { get; init; } = -1;

    /// <summary>The part of the cost that is paid before the first row comes.</summary>
    public double Startup { get; init; }

    /// <summary>The left input of a join.</summary>
    public JoinPlan? Left { get; init; }

    /// <summary>The right input of a merge or hash join.</summary>
    public JoinPlan? Right { get; init; }

    /// <summary>The element of a leaf, or the one that a look-up join looks up.</summary>
    public int Element { get; init; }

    /// <summary>The scans that a leapfrog join joins; else none.</summary>
    public IReadOnlyList<JoinPlan> Parts { get; init; } = [];

    /// <summary>The variables of a leapfrog join, in their order; numbers in the group.</summary>
    public IReadOnlyList<int> Levels { get; init; } = [];

    /// <summary>The order of a scan.</summary>
    public QuadOrder Order { get; init; }
}
