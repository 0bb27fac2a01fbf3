using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

/// <content>The steps that plans are made of, and what they cost.</content>
internal sealed partial class JoinOrdering
{
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

    /// <summary>Terms that come in no order lie all over the dictionary: each costs about as much as so many rows.</summary>
    public const double ScatteredText = 50;

    private List<JoinPlan> Leaves(int element)
    {
        ulong mask = 1UL << element;
        JoinElement source = _elements[element];
        double selectivity = Selectivity(mask);
        List<JoinPlan> plans = [];
        if (source is SubplanElement subplan)
        {
            int sorted = subplan.Plan.SortedBy is { } variable ? Array.IndexOf(_variables, variable) : -1;
            // Who plans it again for some keys is spared what it takes as a whole.
            plans.Add(new JoinPlan(JoinPlanKind.Subplan, mask, source.Rows * selectivity, subplan.Plan.EstimatedWork, sorted)
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
                ThenBy = SecondOf(pattern, place, order),
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

    /// <summary>The variable by which the matches of a pattern ascend after that of a place, or -1.</summary>
    private int SecondOf(QuadPattern pattern, int place, QuadOrder order)
    {
        ReadOnlySpan<int> places = ScanOrder.Places(order);
        int next = places.IndexOf(place) + 1;
        return next < places.Length && !pattern.HasRepeatedVariable && pattern.Slot(places[next]).Variable is { } variable
            ? Array.IndexOf(_variables, variable)
            : -1;
    }

    /// <summary>Whether two plans that ascend by one variable ascend by another one after it, which they share.</summary>
    public static bool AscendTogether(JoinPlan left, JoinPlan right) => left.ThenBy >= 0 && left.ThenBy == right.ThenBy;

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
            // Rows with the same sort key are compared pair by pair, whatever else they share, unless they ascend by that too.
            double pairs = AscendTogether(left, right) ? rows
                : left.Rows * right.Rows / ValuesBetween(left, left.Rows, right, right.Rows, left.SortedBy);
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
}
