using System.Numerics;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

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

    // In rows read from an index, one after the other, which takes about a nanosecond.
    private const double ScanStart = 300;
    private const double MergeRow = 2;
    private const double HashProbe = 12;
    private const double PathStep = 30;
    private const double TripleTermProbe = 30;
    private const double JoinedRow = 2;
    private const double CrossPenalty = 4;

    // Planning an element again, for some keys; and what each key then costs, as it has nobody knows how many rows in each part of it.
    private const double Replanning = 50_000;
    private const double KeyProbe = 2000;

    // Terms that come in no order lie all over the dictionary: each costs about as much as so many rows.
    private const double ScatteredText = 50;

    private readonly IReadOnlyList<JoinElement> _elements;
    private readonly Variable[] _variables;
    private readonly ulong[] _elementsOf;
    private readonly ulong[] _certainElementsOf;
    private readonly int[] _joining;
    private readonly double[][] _distinct;
    private readonly (ulong Required, double Selectivity)[] _filters;
    private readonly IReadOnlySet<Variable> _texts;
    private readonly StarStatistics? _stars;
    private readonly ulong _ranged;
    private readonly int[] _rangedVariable;

    /// <param name="elements">At most 64 elements.</param>
    /// <param name="filters">The filters of the group: the variables that each reads, and the share of rows that it keeps.</param>
    /// <param name="texts">The variables whose terms the filters read letter by letter.</param>
    /// <param name="stars">What is known of stars; null for nothing.</param>
    public JoinOrdering(
        IReadOnlyList<JoinElement> elements,
        IEnumerable<(IReadOnlyCollection<Variable> Variables, double Selectivity)> filters,
        IReadOnlySet<Variable> texts,
        StarStatistics? stars)
    {
        _stars = stars;
        _elements = elements;
        _variableStars = new VariableStars(elements);
        _texts = texts;
        _variables = [.. elements.SelectMany(element => element.Variables).Distinct()];
        _elementsOf = new ulong[_variables.Length];
        _certainElementsOf = new ulong[_variables.Length];
        _distinct = new double[_variables.Length][];
        _rangedVariable = new int[elements.Count];
        Dictionary<Variable, int> numbers = new(_variables.Length);
        for (int v = 0; v < _variables.Length; v++) numbers.Add(_variables[v], v);
        for (int e = 0; e < elements.Count; e++)
        {
            if (elements[e] is PatternElement { Range: { } range } ranged)
            {
                _ranged |= 1UL << e;
                _rangedVariable[e] = numbers[ranged.Pattern.Slot(range.Place).Variable!];
            }
            foreach (Variable variable in elements[e].Variables)
            {
                int v = numbers[variable];
                _elementsOf[v] |= 1UL << e;
                if (elements[e].IsCertain(variable)) _certainElementsOf[v] |= 1UL << e;
            }
        }
        // A variable of one element joins nothing: nobody asks how many values it has.
        _joining = [.. Enumerable.Range(0, _variables.Length).Where(v => BitOperations.PopCount(_elementsOf[v]) > 1)];
        foreach (int v in _joining)
        {
            _distinct[v] = new double[elements.Count];
            for (int e = 0; e < elements.Count; e++)
            {
                if ((_elementsOf[v] >> e & 1) != 0) _distinct[v][e] = elements[e].Distinct(_variables[v]);
            }
        }
        _filters = [.. filters.Select(filter => (RequiredElements(filter.Variables), filter.Selectivity))];
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

    /// <summary>The elements that must be joined before the variables have their values of the whole group.</summary>
    public ulong RequiredElements(IReadOnlyCollection<Variable> variables)
    {
        ulong required = 0;
        for (int v = 0; v < _variables.Length; v++)
        {
            if (!variables.Contains(_variables[v])) continue;
            ulong certain = _certainElementsOf[v];
            required |= certain != 0 ? certain & (~certain + 1) : _elementsOf[v];
        }
        return required;
    }

    /// <summary>Whether a set of elements gives the variables the values that they have in the whole group.</summary>
    public bool Covers(ulong elements, IReadOnlyCollection<Variable> variables)
    {
        for (int v = 0; v < _variables.Length; v++)
        {
            if (!variables.Contains(_variables[v])) continue;
            if ((_certainElementsOf[v] & elements) == 0 && (_elementsOf[v] & ~elements) != 0) return false;
        }
        return true;
    }

    /// <summary>The variable of a number, as in <see cref="JoinPlan.SortedBy"/>; null for -1.</summary>
    public Variable? VariableOf(int number) => number < 0 ? null : _variables[number];

    /// <summary>The best plan for all elements.</summary>
    /// <param name="preferred">Ties go to a plan sorted by this variable; null for any.</param>
    /// <param name="texts">The variables whose terms are read letter by letter of all rows in the end.</param>
    public JoinPlan Best(Variable? preferred, IReadOnlySet<Variable> texts)
    {
        List<List<JoinPlan>> components = [.. Components().Select(component => PlanComponent(component))];
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

    private List<ulong> Components()
    {
        List<ulong> components = [];
        for (int e = 0; e < _elements.Count; e++)
        {
            ulong component = 1UL << e;
            foreach (ulong links in _elementsOf)
            {
                if ((links >> e & 1) != 0) component |= links;
            }
            foreach (ulong other in components.Where(other => (other & component) != 0).ToList())
            {
                component |= other;
                components.Remove(other);
            }
            components.Add(component);
        }
        return components;
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
            if (AreLinked(leftPlans[0].Elements, rightPlans[0].Elements)) AddJoins(best, leftPlans, rightPlans, bound);
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
            if (!AreLinked(left[0].Elements, right[0].Elements)) return;
            List<JoinPlan> plans = [];
            AddJoins(plans, left, right, double.PositiveInfinity);
            AddJoins(plans, right, left, double.PositiveInfinity);
            pairs.Add((left, right, plans, plans.Min(plan => CostOfShare(plan) + (Share * plan.Rows))));
        }
    }

    private bool AreLinked(ulong left, ulong right)
    {
        foreach (int v in _joining)
        {
            if ((_elementsOf[v] & left) != 0 && (_elementsOf[v] & right) != 0) return true;
        }
        return false;
    }

    private List<JoinPlan> Leaves(int element)
    {
        ulong mask = 1UL << element;
        JoinElement source = _elements[element];
        double selectivity = Selectivity(mask);
        List<JoinPlan> plans = [];
        if (source is SubplanElement subplan)
        {
            int sorted = subplan.Plan.SortedBy is { } variable ? Array.IndexOf(_variables, variable) : -1;
            plans.Add(new JoinPlan(JoinPlanKind.Subplan, mask, source.Rows * selectivity, source.Rows, sorted)
            {
                Element = element,
                Startup = subplan.Plan.EstimatedStartup,
            });
            return plans;
        }
        if (source is PathElement)
        {
            plans.Add(new JoinPlan(JoinPlanKind.Path, mask, source.Rows * selectivity, source.Rows * PathStep, -1)
            {
                Element = element,
                Startup = ScanStart,
            });
            return plans;
        }
        if (source is TripleTermElement terms)
        {
            int byTerm = Array.IndexOf(_variables, terms.Slots.Term);
            plans.Add(new JoinPlan(JoinPlanKind.TripleTerms, mask, source.Rows * selectivity, ScanStart + terms.Work, byTerm) { Element = element });
            return plans;
        }
        var scanned = (PatternElement)source;
        QuadPattern pattern = scanned.Pattern;
        for (int place = 0; place < 3; place++)
        {
            if (pattern.Slot(place).Variable is not { } variable) continue;
            QuadOrder order = ScanOrder.For(pattern.Prefix, place);
            // Sorted by the place that a filter restricts, the other rows are passed over without reading them.
            double read = scanned.Range?.Place == place ? scanned.Rows : scanned.Matches;
            var scan = new JoinPlan(JoinPlanKind.Scan, mask, source.Rows * selectivity, ScanStart + read, Array.IndexOf(_variables, variable))
            {
                Element = element,
                Order = order,
                Startup = ScanStart,
            };
            Add(plans, IsScattered(scan, _texts) ? scan with { Cost = scan.Cost + (source.Rows * ScatteredText) } : scan);
        }
        if (plans.Count == 0)
        {
            plans.Add(new JoinPlan(JoinPlanKind.Scan, mask, source.Rows * selectivity, ScanStart + source.Rows, -1)
            {
                Element = element,
                Order = QuadOrder.Spo,
                Startup = ScanStart,
            });
        }
        return plans;
    }

    /// <summary>Adds the ways to join any plan of one set of elements with any of another, where they cost less than a bound.</summary>
    private void AddJoins(List<JoinPlan> plans, List<JoinPlan> lefts, List<JoinPlan> rights, double bound)
    {
        double rows = JoinRows(lefts[0], rights[0]);
        foreach (JoinPlan left in lefts)
        {
            if (CostOfShare(left) > bound) continue;
            foreach (JoinPlan right in rights) AddJoins(plans, left, right, rows, bound);
        }
    }

    private void AddJoins(List<JoinPlan> plans, JoinPlan left, JoinPlan right, double rows, double bound)
    {
        if (left.SortedBy >= 0 && left.SortedBy == right.SortedBy)
        {
            // Rows with the same sort key are compared pair by pair, whatever else they share.
            double pairs = left.Rows * right.Rows / ValuesBetween(left, left.Rows, right, right.Rows, left.SortedBy);
            double work = ((left.Rows + right.Rows) * MergeRow) + (Math.Max(rows, pairs) * JoinedRow);
            AddJoin(JoinPlanKind.Merge, left.Startup + right.Startup, left.Cost + right.Cost + work);
        }
        if (left.Rows >= right.Rows)
        {
            double perRow = HasKey(left, right) ? JoinedRow : CrossPenalty;
            double table = right.Cost + (right.Rows * JoinTable.RowWork);
            AddJoin(JoinPlanKind.Hash, left.Startup + table, left.Cost + table + (left.Rows * HashProbe) + (rows * perRow));
        }
        if (right.Kind is JoinPlanKind.Scan or JoinPlanKind.Path)
        {
            double probe = _elements[right.Element] is PathElement path ? path.Reach * PathStep : LookupJoin.Work;
            AddJoin(JoinPlanKind.Lookup, left.Startup, left.Cost + (left.Rows * probe) + (rows * JoinedRow));
        }
        if (right.Kind == JoinPlanKind.TripleTerms && CanLookUp(left, (TripleTermElement)_elements[right.Element]))
        {
            AddJoin(JoinPlanKind.Lookup, left.Startup, left.Cost + (left.Rows * TripleTermProbe) + rows);
        }
        if (IsRestrictable(left, right))
        {
            double startup = left.Startup + Replanning;
            AddJoin(JoinPlanKind.Restricted, startup, left.Cost + Replanning + (left.Rows * KeyProbe) + (rows * JoinedRow));
        }

        void AddJoin(JoinPlanKind kind, double startup, double cost)
        {
            startup = Weighed(kind, startup);
            cost = Weighed(kind, cost);
            double ofShare = CostOfShare(startup, cost);
            if (ofShare > bound || !IsBetter(plans, ofShare, cost, left.SortedBy)) return;
            bool isLookup = kind == JoinPlanKind.Lookup;
            Add(plans, new JoinPlan(kind, left.Elements | right.Elements, rows, cost, left.SortedBy)
            {
                Left = left,
                Right = isLookup ? null : right,
                Element = isLookup ? right.Element : 0,
                Startup = startup,
            });
        }
    }

    /// <summary>Whether the rows of a plan have a triple term, or all that is in it.</summary>
    private bool CanLookUp(JoinPlan left, TripleTermElement element)
    {
        TripleTermSlots slots = element.Slots;
        return Has(slots.Term) || (Has(slots.Subject.Variable) && Has(slots.Predicate.Variable) && Has(slots.Object.Variable));

        bool Has(Variable? variable) =>
            variable is null || (_certainElementsOf[Array.IndexOf(_variables, variable)] & left.Elements) != 0;
    }

    /// <summary>
    /// Whether the right side is an element that is worth planning again for the keys of the left rows, few against its work. Keys alone
    /// are no reason: where restricting to them got no further than to this join, it would not the next time.
    /// </summary>
    private bool IsRestrictable(JoinPlan left, JoinPlan right) =>
        right.Kind == JoinPlanKind.Subplan
        && _elements[right.Element] is SubplanElement { Node: not null } element
        && left.Rows * Correlation <= element.Plan.EstimatedWork
        && !(left.Kind == JoinPlanKind.Subplan && _elements[left.Element] is SubplanElement { IsKeys: true })
        && HasKey(left, right);

    private double Weighed(JoinPlanKind kind, double cost) => kind == Favoured ? cost * 1e-6 : cost;

    private double CostOfShare(double startup, double cost) => startup + (Share * (cost - startup));

    private bool IsBetter(List<JoinPlan> plans, double ofShare, double cost, int sortedBy)
    {
        foreach (JoinPlan plan in plans)
        {
            if (CostOfShare(plan) <= ofShare && plan.Cost <= cost && (sortedBy < 0 || plan.SortedBy == sortedBy)) return false;
        }
        return true;
    }

    private static JoinPlan Product(JoinPlan left, JoinPlan right)
    {
        double rows = left.Rows * right.Rows;
        return new JoinPlan(JoinPlanKind.Hash, left.Elements | right.Elements, rows, left.Cost + right.Cost + (rows * CrossPenalty), left.SortedBy)
        {
            Left = left,
            Right = right,
            Startup = left.Startup + right.Cost,
        };
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
