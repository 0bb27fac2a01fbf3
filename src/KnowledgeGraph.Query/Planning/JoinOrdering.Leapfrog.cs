using System.Numerics;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

/// <content>Leapfrog joins: of the patterns that form cycles.</content>
internal sealed partial class JoinOrdering
{
    private const double TrieRow = 10;
    private const double LeapfrogStep = 6;

    /// <summary>The most rows that tries may hold.</summary>
    public double MostTrieRows { get; init; } = double.PositiveInfinity;

    /// <summary>
    /// The sets of elements that a leapfrog join may be of: those in cycles, alone and with the others that only restrict their variables.
    /// </summary>
    private List<ulong> LeapfrogSets(int[] members)
    {
        if (members.Length < 3 || _variables.Length > 64) return [];
        Span<ulong> variables = stackalloc ulong[_elements.Count];
        ulong all = 0;
        foreach (int e in members)
        {
            all |= 1UL << e;
            foreach (int v in _joining)
            {
                if ((_elementsOf[v] >> e & 1) != 0) variables[e] |= 1UL << v;
            }
        }
        ulong core = CyclicCore.Find(variables, all);
        if (core == 0 || !CanLeapfrog(core)) return [];
        ulong bound = 0, restricting = 0;
        foreach (int e in members) bound |= (core >> e & 1) != 0 ? variables[e] : 0;
        foreach (int e in members)
        {
            bool isInside = _elements[e].Variables.Count == BitOperations.PopCount(variables[e] & bound);
            if (isInside && CanLeapfrog(1UL << e)) restricting |= 1UL << e;
        }
        return (restricting & ~core) == 0 ? [core] : [core, core | restricting];
    }

    private bool CanLeapfrog(ulong elements)
    {
        for (ulong rest = elements; rest != 0; rest &= rest - 1)
        {
            if (_elements[BitOperations.TrailingZeroCount(rest)] is not PatternElement { Pattern: var pattern }) return false;
            // The matches must be distinct, and ascend by the variables in any order.
            bool isDistinct = pattern.Graphs.IsMerge || (!pattern.Graphs.IsAll && pattern.Graphs.Graphs.Count == 1);
            if (!isDistinct || pattern.Graph is not null || pattern.HasRepeatedVariable || pattern.Variables.Count == 0) return false;
        }
        return true;
    }

    /// <summary>Adds the leapfrog join of some elements, where it costs less than a bound.</summary>
    private void AddLeapfrog(List<JoinPlan> plans, ulong elements, double bound)
    {
        (int[] order, double search, double found) = BestOrder(elements);
        if (order.Length == 0 || Share * search > bound) return;
        JoinPlan[] parts = [.. PartsOf(elements, order)];
        double build = 0, rows = 0;
        // Patterns that differ in the names of their variables only are read once.
        foreach (JoinPlan part in parts.DistinctBy(part => TrieOf((PatternElement)_elements[part.Element], part.Order)))
        {
            build += part.Cost + (part.Rows * TrieRow);
            rows += part.Rows;
        }
        if (rows > MostTrieRows) return;
        double expected = plans.Count > 0 ? plans[0].Rows : found * Selectivity(elements);
        double startup = Weighed(JoinPlanKind.Leapfrog, build), cost = Weighed(JoinPlanKind.Leapfrog, build + search + expected);
        if (CostOfShare(startup, cost) > bound) return;
        Add(plans, new JoinPlan(JoinPlanKind.Leapfrog, elements, expected, cost, order[0])
        {
            Levels = order,
            Parts = parts,
            Startup = startup,
        });
    }

    /// <summary>What tells the trie of a pattern from others.</summary>
    public static (TriplePrefix Prefix, GraphSelector Graphs, QuadOrder Order, ScanRange? Range) TrieOf(
        PatternElement element, QuadOrder order) => (element.Pattern.Prefix, element.Pattern.Graphs, order, element.Range);

    private IEnumerable<JoinPlan> PartsOf(ulong elements, int[] order)
    {
        for (ulong rest = elements; rest != 0; rest &= rest - 1)
        {
            int e = BitOperations.TrailingZeroCount(rest);
            QuadPattern pattern = ((PatternElement)_elements[e]).Pattern;
            int[] own = [.. order.Where(v => (_elementsOf[v] >> e & 1) != 0)];
            QuadOrder sorted = ScanOrder.For(pattern.Prefix, [.. own.Select(v => pattern.PlaceOf(_variables[v]))]);
            double rows = _elements[e].Rows;
            yield return new JoinPlan(JoinPlanKind.Scan, 1UL << e, rows, ScanStart + rows, own[0]) { Element = e, Order = sorted };
        }
    }

    /// <summary>
    /// A good order of the variables of some elements, the steps that the search takes in it, and the rows that it finds: from each
    /// variable on that joins, always the one that has the fewest values below those before.
    /// </summary>
    private (int[] Order, double Cost, double Rows) BestOrder(ulong elements)
    {
        List<int> variables = [.. Enumerable.Range(0, _variables.Length).Where(v => (_elementsOf[v] & elements) != 0)];
        (int[], double Cost, double) best = ([], double.PositiveInfinity, 0);
        foreach (int first in variables.Where(v => BitOperations.PopCount(_elementsOf[v] & elements) > 1))
        {
            List<int> order = [];
            HashSet<int> bound = [];
            double rows = 1, cost = 0;
            for (int next = first; ; next = NextVariable(elements, variables, bound))
            {
                (double candidates, double found) = Extend(elements, next, bound);
                cost += rows * (1 + (candidates * BitOperations.PopCount(_elementsOf[next] & elements))) * LeapfrogStep;
                rows *= found;
                order.Add(next);
                bound.Add(next);
                if (order.Count == variables.Count || cost >= best.Cost) break;
            }
            if (cost < best.Cost) best = ([.. order], cost, rows);
        }
        return best;
    }

    private int NextVariable(ulong elements, List<int> variables, HashSet<int> bound)
    {
        ulong reached = 0;
        foreach (int v in bound) reached |= _elementsOf[v] & elements;
        // One that joins nothing comes last: it would multiply the rows.
        return variables.Where(v => !bound.Contains(v)).MinBy(v => (
            (_elementsOf[v] & reached) == 0 ? 2 : BitOperations.PopCount(_elementsOf[v] & elements) == 1 ? 1 : 0,
            Extend(elements, v, bound).Candidates));
    }

    /// <summary>The values of a variable below those of others: the shortest list of them, and how many all lists have in common.</summary>
    private (double Candidates, double Found) Extend(ulong elements, int variable, HashSet<int> bound)
    {
        double shortest = double.PositiveInfinity, domain = 1, shares = 1;
        int lists = 0;
        for (ulong rest = _elementsOf[variable] & elements; rest != 0; rest &= rest - 1)
        {
            int e = BitOperations.TrailingZeroCount(rest);
            double prefixes = 1;
            foreach (int v in bound)
            {
                if ((_elementsOf[v] >> e & 1) != 0) prefixes *= DistinctOf(v, e);
            }
            double values = DistinctOf(variable, e);
            double length = Math.Min(values, Math.Max(_elements[e].Rows / Math.Max(1, Math.Min(prefixes, _elements[e].Rows)), 1e-3));
            shortest = Math.Min(shortest, length);
            domain = Math.Max(domain, values);
            shares *= length;
            lists++;
        }
        return (shortest, Math.Min(shortest, shares / Math.Pow(domain, lists - 1)));
    }

    private double DistinctOf(int variable, int element) =>
        _distinct[variable] is { } known ? Math.Max(1, known[element]) : Math.Max(1, _elements[element].Distinct(_variables[variable]));
}
