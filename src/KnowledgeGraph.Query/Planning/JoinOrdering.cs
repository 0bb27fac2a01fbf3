using System.Numerics;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <summary>
/// Finds a cheap order of joins for a group: dynamic programming over the subsets of its elements, with the best plan kept for each
/// sort order; all shapes of tree for small groups, one element at a time for larger ones, greedy for the largest.
/// </summary>
internal sealed partial class JoinOrdering
{
    private const int MostForBushy = 7;
    private const int MostForLinear = 11;

    // Of so few elements every plan is tried. Of more, a plan that costs less than this for each element is taken as it is found.
    private const int MostForTrying = 4;
    private const double CheapPlan = 5000;

    private readonly JoinGroup _group;
    private readonly IReadOnlyList<JoinElement> _elements;
    private readonly Variable[] _variables;
    private readonly ulong[] _elementsOf;
    private readonly ulong[] _certainElementsOf;
    private readonly double[][] _distinct;
    private readonly (ulong Required, double Selectivity)[] _filters;
    private readonly IReadOnlySet<Variable> _texts;
    private readonly StarStatistics? _stars;
    private readonly ulong _ranged;
    private readonly int[] _rangedVariable;

    /// <param name="group">What is to be joined.</param>
    /// <param name="filters">The filters of the group: the variables that each reads, and the share of rows that it keeps.</param>
    /// <param name="texts">The variables whose terms the filters read letter by letter.</param>
    /// <param name="stars">What is known of stars; null for nothing.</param>
    public JoinOrdering(
        JoinGroup group,
        IEnumerable<(IReadOnlyCollection<Variable> Variables, double Selectivity)> filters,
        IReadOnlySet<Variable> texts,
        StarStatistics? stars)
    {
        _group = group;
        (_elements, _variables, _elementsOf, _certainElementsOf) = (group.Elements, group.Variables, group.ElementsOf, group.CertainElementsOf);
        _stars = stars;
        _variableStars = new VariableStars(_elements);
        _texts = texts;
        _distinct = new double[_variables.Length][];
        _rangedVariable = new int[_elements.Count];
        for (int e = 0; e < _elements.Count; e++)
        {
            if (_elements[e] is not PatternElement { Range: { } range } ranged) continue;
            _ranged |= 1UL << e;
            _rangedVariable[e] = Array.IndexOf(_variables, ranged.Pattern.Slot(range.Place).Variable);
        }
        // Of a variable of one element, which joins nothing, nobody asks how many values it has.
        foreach (int v in group.Joining)
        {
            _distinct[v] = new double[_elements.Count];
            for (int e = 0; e < _elements.Count; e++)
            {
                if ((_elementsOf[v] >> e & 1) != 0) _distinct[v][e] = _elements[e].Distinct(_variables[v]);
            }
        }
        _filters = [.. filters.Select(filter => (group.RequiredElements(filter.Variables), filter.Selectivity))];
    }

    /// <summary>See <see cref="PlanCosts.Favoured"/>.</summary>
    public JoinPlanKind? Favoured { get; init; }

    /// <summary>See <see cref="PlanCosts.Correlation"/>.</summary>
    public double Correlation { get; init; }

    /// <summary>
    /// The share of the rows that is wanted: of two plans the better one is that which gives so many sooner, and 1 wants all of them.
    /// </summary>
    public double Share { get; set; } = 1;

    /// <summary>What a plan costs up to the rows that are wanted.</summary>
    public double CostOfShare(JoinPlan plan) => CostOfShare(plan.Startup, plan.Cost);

    /// <summary>The best plan for all elements.</summary>
    /// <param name="preferred">Ties go to a plan sorted by this variable; null for any.</param>
    /// <param name="texts">The variables whose terms are read letter by letter of all rows in the end.</param>
    public JoinPlan Best(Variable? preferred, IReadOnlySet<Variable> texts)
    {
        List<List<JoinPlan>> components = [.. _group.Components().Select(component => PlanComponent(component))];
        int wanted = preferred is null ? -1 : Array.IndexOf(_variables, preferred);
        IEnumerable<JoinPlan> plans = components.Select(each => each.MinBy(plan => CostOfShare(plan)
            + (plan.SortedBy == wanted ? 0 : Share * plan.Rows) + (IsScattered(plan, texts) ? Share * plan.Rows * ScatteredText : 0))!);
        JoinPlan? result = null;
        foreach (JoinPlan plan in plans.OrderBy(plan => plan.Rows))
        {
            // The table of a product is its smaller side; the larger one streams, be it a product itself.
            result = result is null ? plan : plan.Rows >= result.Rows ? Product(plan, result) : Product(result, plan);
        }
        return result!;
    }

    /// <summary>Whether some of the variables are in a plan that is sorted by none of them.</summary>
    private bool IsScattered(JoinPlan plan, IReadOnlySet<Variable> texts)
    {
        if (texts.Count == 0 || (plan.SortedBy >= 0 && texts.Contains(_variables[plan.SortedBy]))) return false;
        for (int v = 0; v < _variables.Length; v++)
        {
            if ((_elementsOf[v] & plan.Elements) != 0 && texts.Contains(_variables[v])) return true;
        }
        return false;
    }

    private List<JoinPlan> PlanComponent(ulong component)
    {
        int[] members = [.. Enumerable.Range(0, _elements.Count).Where(e => (component >> e & 1) != 0)];
        List<ulong> leapfrogs = LeapfrogSets(members);
        if (members.Length <= MostForTrying) return PlanByDynamicProgramming(members, leapfrogs, double.PositiveInfinity);
        // Where one plan is cheap, looking for a better one takes longer than running it.
        List<JoinPlan> greedy = PlanGreedily(members, 0);
        foreach (ulong set in leapfrogs)
        {
            foreach (JoinPlan plan in PlanGreedily(members, set)) Add(greedy, plan);
        }
        double cost = greedy.Min(CostOfShare);
        if (cost <= CheapPlan * members.Length || members.Length > MostForLinear) return greedy;
        List<JoinPlan> plans = PlanByDynamicProgramming(members, leapfrogs, cost);
        foreach (JoinPlan plan in greedy) Add(plans, plan);
        return plans;
    }

    /// <param name="members">The elements.</param>
    /// <param name="leapfrogs">The sets of them for which a leapfrog join is worth a thought.</param>
    /// <param name="bound">What a known plan costs: steps that cost more lead nowhere.</param>
    private List<JoinPlan> PlanByDynamicProgramming(int[] members, List<ulong> leapfrogs, double bound)
    {
        int subsets = 1 << members.Length;
        var table = new List<JoinPlan>?[subsets];
        for (int i = 0; i < members.Length; i++) table[1 << i] = Leaves(members[i]);
        bool isBushy = members.Length <= MostForBushy;
        for (int subset = 3; subset < subsets; subset++)
        {
            if (BitOperations.IsPow2(subset)) continue;
            List<JoinPlan> best = [];
            if (isBushy)
            {
                for (int left = (subset - 1) & subset; left > 0; left = (left - 1) & subset) AddSplit(best, left, subset & ~left);
            }
            else
            {
                for (int rest = subset; rest != 0; rest &= rest - 1)
                {
                    int single = rest & -rest;
                    AddSplit(best, subset & ~single, single);
                    AddSplit(best, single, subset & ~single);
                }
            }
            foreach (ulong set in leapfrogs)
            {
                if (set == ElementsOf(subset)) AddLeapfrog(best, set, bound);
            }
            // So that tests have every shape of it.
            if (Favoured == JoinPlanKind.Leapfrog && CanLeapfrog(ElementsOf(subset))) AddLeapfrog(best, ElementsOf(subset), bound);
            if (best.Count > 0) table[subset] = best;
        }
        return table[subsets - 1] ?? [];

        ulong ElementsOf(int subset)
        {
            ulong elements = 0;
            for (int i = 0; i < members.Length; i++) elements |= (ulong)(subset >> i & 1) << members[i];
            return elements;
        }

        void AddSplit(List<JoinPlan> best, int left, int right)
        {
            if (table[left] is not { } leftPlans || table[right] is not { } rightPlans) return;
            if (_group.AreLinked(leftPlans[0].Elements, rightPlans[0].Elements)) AddJoins(best, leftPlans, rightPlans, bound);
        }
    }

    /// <summary>Joins again and again the two parts whose join costs least, its rows among the costs.</summary>
    /// <param name="members">The elements.</param>
    /// <param name="leapfrog">Those of them that are joined at the beginning, all at once; 0 for none.</param>
    private List<JoinPlan> PlanGreedily(int[] members, ulong leapfrog)
    {
        List<List<JoinPlan>> parts = [.. members.Where(e => (leapfrog >> e & 1) == 0).Select(Leaves)];
        if (leapfrog != 0)
        {
            List<JoinPlan> joined = [];
            AddLeapfrog(joined, leapfrog, double.PositiveInfinity);
            if (joined.Count == 0) return [];
            parts.Add(joined);
        }
        List<(List<JoinPlan> Left, List<JoinPlan> Right, List<JoinPlan> Plans, double Cost)> pairs = [];
        for (int i = 0; i < parts.Count; i++)
        {
            for (int j = i + 1; j < parts.Count; j++) AddPair(parts[i], parts[j]);
        }
        while (parts.Count > 1)
        {
            var (left, right, together, _) = pairs.MinBy(pair => pair.Cost);
            pairs.RemoveAll(pair => pair.Left == left || pair.Left == right || pair.Right == left || pair.Right == right);
            parts.Remove(left);
            parts.Remove(right);
            foreach (List<JoinPlan> part in parts) AddPair(together, part);
            parts.Add(together);
        }
        return parts[0];

        void AddPair(List<JoinPlan> left, List<JoinPlan> right)
        {
            if (!_group.AreLinked(left[0].Elements, right[0].Elements)) return;
            List<JoinPlan> plans = [];
            AddJoins(plans, left, right, double.PositiveInfinity);
            AddJoins(plans, right, left, double.PositiveInfinity);
            pairs.Add((left, right, plans, plans.Min(plan => CostOfShare(plan) + (Share * plan.Rows))));
        }
    }

    /// <summary>Adds a plan, unless another is as cheap and as sorted, in place of those of which it is.</summary>
    private void Add(List<JoinPlan> plans, JoinPlan plan)
    {
        for (int i = 0; i < plans.Count; i++)
        {
            JoinPlan other = plans[i];
            if (Replaces(other, plan)) return;
            if (Replaces(plan, other)) plans.RemoveAt(i--);
        }
        plans.Add(plan);

        // A table of the right side takes all of its rows, whatever share is wanted of the join: both costs count.
        bool Replaces(JoinPlan one, JoinPlan another) => (one.SortedBy == another.SortedBy || another.SortedBy < 0)
            && one.Cost <= another.Cost && CostOfShare(one) <= CostOfShare(another);
    }
}
