using KnowledgeGraph.Query.Planning;

namespace KnowledgeGraph.Query.Tests;

/// <summary>Costs that have a way of planning tried which small data would not choose.</summary>
internal static class PlanWay
{
    /// <summary>By a name: empty for the usual costs, a <see cref="JoinPlanKind"/>, or another that is listed here.</summary>
    public static PlanCosts Costs(string name) => name switch
    {
        "" => new PlanCosts(),
        "keys" => new PlanCosts { Correlation = 0, DistinctCount = 0, FewestToReduce = 0 },
        "sorted" => new PlanCosts { Correlation = 0, DistinctCount = 0, PrefersSorted = true, FewestToReduce = 0 },
        "first" => new PlanCosts { DearFirstRows = 0, LeastTrial = 0 },
        "few" => new PlanCosts { DearFirstRows = 0, LeastTrial = 2000, Correlation = 0, FewestToReduce = 0 },
        "all" => new PlanCosts { DearFirstRows = 0, LeastTrial = 1e9 },
        "eager" => new PlanCosts { EagerGain = 0, FewestToReduce = 0 },
        "Restricted" => new PlanCosts { Favoured = JoinPlanKind.Restricted, Correlation = 0, FewestToReduce = 0 },
        _ => new PlanCosts { Favoured = Enum.Parse<JoinPlanKind>(name), FewestToReduce = 0 },
    };
}
