using System.Numerics;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

/// <content>Leapfrog joins: of the patterns that form cycles.</content>
internal sealed partial class JoinOrdering
{
    private const double TrieRow = 10;
    private const double LeapfrogStep = 6;
    private const double ListStart = 10;
    private const double ListRow = 1.5;

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
            foreach (int v in _group.Joining)
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
        if (_variables.Length > 64) return false;
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
    /// A good order of the variables of some elements, the cost of the search in it, and the rows that it finds: from each variable on that
    /// joins, always the one that has the fewest values below those before.
    /// </summary>
    private (int[] Order, double Cost, double Rows) BestOrder(ulong elements)
    {
        List<int> variables = [.. Enumerable.Range(0, _variables.Length).Where(v => (_elementsOf[v] & elements) != 0)];
        Dictionary<(int, ulong), Extension> known = [];
        (int[], double Cost, double) best = ([], double.PositiveInfinity, 0);
        foreach (int first in variables.Where(v => BitOperations.PopCount(_elementsOf[v] & elements) > 1))
        {
            List<int> order = [];
            ulong bound = 0;
            double rows = 1, cost = 0;
            for (int next = first; ; next = NextVariable(elements, variables, bound, known))
            {
                Extension extension = Extend(elements, next, bound, known);
                cost += rows * (order.Count == variables.Count - 1 ? extension.LastWork : extension.Work);
                rows *= extension.Found;
                order.Add(next);
                bound |= 1UL << next;
                if (order.Count == variables.Count || cost >= best.Cost) break;
            }
            if (cost < best.Cost) best = ([.. order], cost, rows);
        }
        return best;
    }

    private int NextVariable(ulong elements, List<int> variables, ulong bound, Dictionary<(int, ulong), Extension> known)
    {
        ulong reached = 0;
        foreach (int v in variables) reached |= (bound >> v & 1) != 0 ? _elementsOf[v] & elements : 0;
        // One that joins nothing comes last: it would multiply the rows.
        return variables.Where(v => (bound >> v & 1) == 0).MinBy(v => (
            (_elementsOf[v] & reached) == 0 ? 2 : BitOperations.PopCount(_elementsOf[v] & elements) == 1 ? 1 : 0,
            Extend(elements, v, bound, known).Candidates));
    }

    /// <summary>The values of a variable below those of others.</summary>
    private Extension Extend(ulong elements, int variable, ulong bound, Dictionary<(int, ulong), Extension> known)
    {
        if (known.TryGetValue((variable, bound), out Extension extension)) return extension;
        Span<double> lengths = stackalloc double[_elements.Count];
        int shortest = -1, lists = 0;
        double total = 0;
        for (ulong rest = _elementsOf[variable] & elements; rest != 0; rest &= rest - 1)
        {
            int e = BitOperations.TrailingZeroCount(rest);
            lengths[e] = ListLength(elements, e, variable, bound);
            if (shortest < 0 || lengths[e] < lengths[shortest]) shortest = e;
            total += lengths[e];
            lists++;
        }
        double found = lengths[shortest];
        for (ulong rest = _elementsOf[variable] & elements & ~(1UL << shortest); rest != 0; rest &= rest - 1)
        {
            int e = BitOperations.TrailingZeroCount(rest);
            double values = CountedValues(1UL << shortest, 1UL << e, variable)
                ?? Math.Max(DistinctOf(variable, shortest), DistinctOf(variable, e));
            found *= Math.Min(1, lengths[e] / values);
        }
        extension = new Extension(lengths[shortest], found, lists, total);
        known.Add((variable, bound), extension);
        return extension;
    }

    /// <summary>
    /// How many values of a variable an element is expected to have below those of others: the average over the rows that the search has
    /// made, in which a value is the more frequent the more matches those elements have of it that are joined already.
    /// </summary>
    private double ListLength(ulong elements, int element, int variable, ulong bound)
    {
        double values = DistinctOf(variable, element), prefixes = 1, matches = _elements[element].Rows;
        double? weighed = null;
        for (int v = 0; v < _variables.Length; v++)
        {
            if ((bound >> v & 1) == 0 || (_elementsOf[v] >> element & 1) == 0) continue;
            weighed = prefixes == 1 ? WeighedMatches(elements, element, v, bound) : null;
            prefixes *= DistinctOf(v, element);
        }
        double length = weighed ?? matches / Math.Min(prefixes, Math.Max(1, matches));
        return Math.Min(values, Math.Max(length, 1e-3));
    }

    /// <summary>
    /// How many matches an element has of a value of a variable, on average over the rows of the elements that are joined already.
    /// </summary>
    private double? WeighedMatches(ulong elements, int element, int variable, ulong bound)
    {
        ulong joined = 0;
        for (ulong rest = _elementsOf[variable] & elements & ~(1UL << element); rest != 0; rest &= rest - 1)
        {
            int e = BitOperations.TrailingZeroCount(rest);
            bool isJoined = true;
            for (int v = 0; v < _variables.Length; v++) isJoined &= (_elementsOf[v] >> e & 1) == 0 || (bound >> v & 1) != 0;
            if (isJoined) joined |= 1UL << e;
        }
        if (joined == 0) return null;
        joined = Weighing(joined, variable);
        var counted = (PatternElement)_elements[element];
        double share = counted.Rows / Math.Max(1, counted.Matches);
        return _variableStars.Rows(joined | 1UL << element, _variables[variable]) / _variableStars.Rows(joined, _variables[variable]) * share;
    }

    private double DistinctOf(int variable, int element) =>
        _distinct[variable] is { } known ? Math.Max(1, known[element]) : Math.Max(1, _elements[element].Distinct(_variables[variable]));

    /// <summary>What finding the values of a variable below those of others takes.</summary>
    /// <param name="Candidates">The values of the shortest list.</param>
    /// <param name="Found">The values that all lists have.</param>
    /// <param name="Lists">How many lists there are.</param>
    /// <param name="Total">The values of all lists.</param>
    private readonly record struct Extension(double Candidates, double Found, int Lists, double Total)
    {
        /// <summary>By looking in the others for each value of one.</summary>
        public double Work => ListStart + (Candidates * Lists * LeapfrogStep);

        /// <summary>The same where it may be done by reading all of them.</summary>
        public double LastWork => ListStart + Math.Min(Candidates * Lists * LeapfrogStep, Total * ListRow);
    }
}
