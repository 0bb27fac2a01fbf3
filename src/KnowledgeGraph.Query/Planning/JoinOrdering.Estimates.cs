using System.Numerics;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <content>How many rows joins are expected to give.</content>
internal sealed partial class JoinOrdering
{
    private const double FewestForCounting = 256;

    // None among some may be some among all.
    private const double LeastFanout = 0.005;

    private readonly Dictionary<(int From, int To, int Variable), double?> _counted = [];

    private bool HasKey(JoinPlan left, JoinPlan right)
    {
        foreach (int v in _joining)
        {
            ulong certain = _certainElementsOf[v];
            if ((certain & left.Elements) != 0 && (certain & right.Elements) != 0) return true;
        }
        return false;
    }

    /// <summary>About how many rows of a plan differ in some variables.</summary>
    public double DistinctRows(JoinPlan plan, IReadOnlySet<Variable> variables)
    {
        double rows = 1;
        for (int v = 0; v < _variables.Length && rows < plan.Rows; v++)
        {
            if ((_elementsOf[v] & plan.Elements) == 0 || !variables.Contains(_variables[v])) continue;
            rows *= _distinct[v] is null ? plan.Rows : DistinctIn(plan, plan.Rows, v);
        }
        return Math.Min(rows, plan.Rows);
    }

    /// <summary>
    /// The rows of a join: the product, divided by the values of each shared variable; further shared variables count with their
    /// square root, since they rarely are independent. Filters are left out of it until the end: the rows that one keeps are some of
    /// all, not those of which the other side knows.
    /// </summary>
    private double JoinRows(JoinPlan left, JoinPlan right)
    {
        ulong elements = left.Elements | right.Elements;
        if (_stars?.Rows(elements) is { } starRows) return starRows * Selectivity(elements);
        double leftRows = UnfilteredRows(left), rightRows = UnfilteredRows(right);
        double strongest = 1, others = 1;
        foreach (int v in _joining)
        {
            if ((_elementsOf[v] & left.Elements) == 0 || (_elementsOf[v] & right.Elements) == 0) continue;
            double values = CountedValues(left.Elements, right.Elements, v)
                ?? Math.Max(1, Math.Max(DistinctIn(left, leftRows, v), DistinctIn(right, rightRows, v)));
            if (values > strongest) (strongest, values) = (values, strongest);
            others *= Math.Sqrt(values);
        }
        return leftRows * rightRows / (strongest * others) * Selectivity(elements) * RangeShare(elements);
    }

    /// <summary>
    /// As many values as the variable would have if each were as frequent as any other and the join had the rows that counting some tells:
    /// frequent values of one pattern tend to be frequent in others. Null where nothing was counted.
    /// </summary>
    private double? CountedValues(ulong left, ulong right, int variable)
    {
        int a = MostRestricting(left, variable), b = MostRestricting(right, variable);
        if (_elements[a] is not PatternElement from || _elements[b] is not PatternElement to) return null;
        if (from.Matches > to.Matches) (a, b, from, to) = (b, a, to, from);
        // Of few the estimate can't be far off; for subjects there are sets of predicates.
        if (to.Matches < FewestForCounting || (IsSubject(from) && IsSubject(to))) return null;
        if (!_counted.TryGetValue((a, b, variable), out double? fanout))
        {
            fanout = from.Fanout(_variables[variable], to);
            _counted.Add((a, b, variable), fanout);
        }
        return fanout is { } known ? to.Matches / Math.Max(known, LeastFanout) : null;

        bool IsSubject(PatternElement element) => element.Pattern.Subject.Variable == _variables[variable];
    }

    private int MostRestricting(ulong elements, int variable)
    {
        int best = -1;
        for (ulong rest = _elementsOf[variable] & elements; rest != 0; rest &= rest - 1)
        {
            int e = BitOperations.TrailingZeroCount(rest);
            if (best < 0 || _distinct[variable][e] < _distinct[variable][best]) best = e;
        }
        return best;
    }

    private double UnfilteredRows(JoinPlan plan) => plan.Rows / (Selectivity(plan.Elements) * RangeShare(plan.Elements));

    private double DistinctIn(JoinPlan plan, double rows, int variable)
    {
        double least = rows;
        for (ulong rest = _elementsOf[variable] & plan.Elements; rest != 0; rest &= rest - 1)
        {
            least = Math.Min(least, _distinct[variable][BitOperations.TrailingZeroCount(rest)]);
        }
        return least;
    }

    /// <summary>The share of rows that filters leave of those of some elements.</summary>
    private double Selectivity(ulong elements)
    {
        double selectivity = 1;
        foreach (var (required, share) in _filters)
        {
            if ((required & ~elements) == 0) selectivity *= share;
        }
        return selectivity;
    }

    /// <summary>The share of matches that the ranges of some elements leave; a variable with a range counts once.</summary>
    private double RangeShare(ulong elements)
    {
        double share = 1;
        for (ulong rest = elements & _ranged; rest != 0; rest &= rest - 1)
        {
            int e = BitOperations.TrailingZeroCount(rest);
            if ((_elementsOf[_rangedVariable[e]] & elements & _ranged & ((1UL << e) - 1)) != 0) continue;
            var element = (PatternElement)_elements[e];
            share *= Math.Max(element.Rows, 0.5) / Math.Max(element.Matches, 1);
        }
        return share;
    }
}
