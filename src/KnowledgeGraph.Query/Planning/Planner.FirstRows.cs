using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <content>ASK and LIMIT: where few rows are wanted, those plans are better that give the first ones soon.</content>
internal sealed partial class Planner
{
    private const long MostFirstRows = 100_000;

    // A plan for the first rows must be so much better for them than that for all, and may do so much of its work in vain.
    private const double LeastGain = 2;
    private const double ShareOfWork = 0.15;

    // The rows of which one is expected to be kept: by DISTINCT, and by EXISTS, NOT EXISTS or MINUS.
    private const double RowsOfDistinct = 4;
    private const double RowsOfMatch = 2;

    // What the plans for all rows would cost in whose place plans for the first rows were chosen.
    private double _workForAll;

    /// <summary>Plans a pattern of which is asked whether it has a solution.</summary>
    public Operator PlanTest(AlgebraNode node, ActiveGraph graph) => PlanFirst(node, graph, new HashSet<Variable>(), 1, isSet: true);

    /// <summary>Plans a pattern of which some first rows are wanted.</summary>
    private Operator PlanFirst(AlgebraNode node, ActiveGraph graph, IReadOnlySet<Variable>? needed, long wanted, bool isSet)
    {
        Demand all = Demand.All.AsSet(isSet);
        // Nothing is sent to other endpoints twice.
        if (Context.Services is not null && CallsServices(node)) return Plan(node, graph, needed, null, all);
        double outer = _workForAll;
        _workForAll = 0;
        Operator first = Plan(node, graph, needed, null, Demand.First(wanted).AsSet(isSet));
        double work = _workForAll;
        _workForAll = outer;
        if (work == 0) return first;
        return new FirstRows(Context, first, PlanAll, wanted, Math.Max(Costs.LeastTrial, work * ShareOfWork));

        Operator PlanAll()
        {
            Operator plan = Plan(node, graph, needed, null, all);
            return HasColumns(plan.Schema, first.Schema) ? plan
                : new Operators.Project(Context, plan, first.Schema.Variables.ToArray()) { EstimatedRows = plan.EstimatedRows };
        }
    }

    private static bool CallsServices(AlgebraNode node)
    {
        var stack = new Stack<AlgebraNode>([node]);
        while (stack.TryPop(out AlgebraNode? each))
        {
            if (each is ServicePattern) return true;
            foreach (AlgebraNode child in AlgebraTree.Children(each)) stack.Push(child);
        }
        return false;
    }

    /// <summary>The plan of a group for its first rows, if it has them much sooner than the best one for all; else null.</summary>
    private JoinPlan? FirstOf(JoinOrdering ordering, JoinPlan forAll, double wanted)
    {
        ordering.Share = wanted / forAll.Rows;
        if (ordering.CostOfShare(forAll) <= Costs.DearFirstRows) return null;
        JoinPlan first = ordering.Best(null, new HashSet<Variable>());
        return ordering.CostOfShare(first) * LeastGain <= ordering.CostOfShare(forAll) ? first : null;
    }

    /// <summary>Whether the partners of the first left rows are found sooner by their keys than by making the whole right side.</summary>
    private bool IsQuickerForFirst(double wanted, double leftRows, Operator whole, bool isSortedAlike)
    {
        double startup = isSortedAlike ? whole.EstimatedStartup : whole.EstimatedWork;
        return wanted < leftRows && Math.Max(wanted, BatchSize.Few) * Costs.Correlation <= startup && startup * JoinTable.RowWork > Costs.DearFirstRows;
    }
}
