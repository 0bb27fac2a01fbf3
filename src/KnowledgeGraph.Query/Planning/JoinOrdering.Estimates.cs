using System.Numerics;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <content>How many rows joins are expected to give.</content>
internal sealed partial class JoinOrdering
{
    private readonly VariableStars _variableStars;

    private bool HasKey(JoinPlan left, JoinPlan right)
    {
        foreach (int v in _group.Joining)
        {
            ulong certain = _certainElementsOf[v];
            if ((certain & left.Elements) != 0 && (certain & right.Elements) != 0) return true;
        }
        return false;
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
        foreach (int v in _group.Joining)
        {
            if ((_elementsOf[v] & left.Elements) == 0 || (_elementsOf[v] & right.Elements) == 0) continue;
            double values = ValuesBetween(left, leftRows, right, rightRows, v);
            if (values > strongest) (strongest, values) = (values, strongest);
            others *= Math.Sqrt(values);
        }
        return leftRows * rightRows / (strongest * others) * Selectivity(elements) * RangeShare(elements);
    }

    /// <summary>
    /// As many values as the variable would have if each were as frequent as any other and the join had the rows that it is expected to have.
    /// </summary>
    private double ValuesBetween(JoinPlan left, double leftRows, JoinPlan right, double rightRows, int variable)
    {
        ulong a = Weighing(left.Elements, variable), b = Weighing(right.Elements, variable);
        // For subjects there are sets of predicates.
        double? counted = AllHaveAsSubject(a | b, variable) ? ValuesOfStars(left.Elements, right.Elements, variable) : CountedValues(a, b, variable);
        return counted ?? Math.Max(1, Math.Max(DistinctIn(left, leftRows, variable), DistinctIn(right, rightRows, variable)));
    }

    /// <summary>The same as the arms that both sides have of a star tell: subjects have so many matches of one for each of another.</summary>
    private double? ValuesOfStars(ulong left, ulong right, int variable)
    {
        ulong a = ArmsOf(left, variable), b = ArmsOf(right, variable);
        return _stars?.Rows(a | b) is { } rows && RowsOfStar(a) is { } leftRows && RowsOfStar(b) is { } rightRows
            ? Math.Max(1, leftRows * rightRows / rows)
            : null;
    }

    private double? RowsOfStar(ulong arms) =>
        BitOperations.IsPow2(arms) ? Math.Max(_elements[BitOperations.TrailingZeroCount(arms)].Rows, 0.5) : _stars?.Rows(arms);

    /// <summary>Those of some elements whose subject is the variable.</summary>
    private ulong ArmsOf(ulong elements, int variable)
    {
        ulong arms = 0;
        for (ulong rest = _elementsOf[variable] & elements; rest != 0; rest &= rest - 1)
        {
            if (AllHaveAsSubject(rest & (~rest + 1), variable)) arms |= rest & (~rest + 1);
        }
        return arms;
    }

    /// <summary>The same as some values of the variable tell; null where they can't be counted, or are not worth it.</summary>
    private double? CountedValues(ulong left, ulong right, int variable)
    {
        Variable name = _variables[variable];
        return _variableStars.Rows(left | right, name) is { } rows && _variableStars.Rows(left, name) is { } leftRows
            && _variableStars.Rows(right, name) is { } rightRows ? Math.Max(1, leftRows * rightRows / Math.Max(rows, 1e-3)) : null;
    }

    /// <summary>
    /// Of some elements with a variable those that tell how often its values come: the one that leaves fewest, and the one with most matches.
    /// </summary>
    private ulong Weighing(ulong elements, int variable)
    {
        int narrowest = -1, largest = -1;
        for (ulong rest = _elementsOf[variable] & elements; rest != 0; rest &= rest - 1)
        {
            int e = BitOperations.TrailingZeroCount(rest);
            if (narrowest < 0 || _distinct[variable][e] < _distinct[variable][narrowest]) narrowest = e;
            if (largest < 0 || _elements[e].Rows > _elements[largest].Rows) largest = e;
        }
        return 1UL << narrowest | 1UL << largest;
    }

    private bool AllHaveAsSubject(ulong elements, int variable)
    {
        for (ulong rest = elements; rest != 0; rest &= rest - 1)
        {
            bool isSubject = _elements[BitOperations.TrailingZeroCount(rest)] is PatternElement element
                && element.Pattern.Subject.Variable == _variables[variable];
            if (!isSubject) return false;
        }
        return true;
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
