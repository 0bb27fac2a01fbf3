using System.Numerics;

namespace KnowledgeGraph.Query.Planning;

/// <content>How many rows joins are expected to give.</content>
internal sealed partial class JoinOrdering
{
    private bool HasKey(JoinPlan left, JoinPlan right)
    {
        foreach (int v in _joining)
        {
            ulong certain = _certainElementsOf[v];
            if ((certain & left.Elements) != 0 && (certain & right.Elements) != 0) return true;
        }
        return false;
    }

    /// <summary>
    /// The rows of a join: the product, divided by the values of each shared variable; further shared variables count with their
    /// square root, since they rarely are independent.
    /// </summary>
    private double JoinRows(JoinPlan left, JoinPlan right)
    {
        double strongest = 1, others = 1;
        foreach (int v in _joining)
        {
            if ((_elementsOf[v] & left.Elements) == 0 || (_elementsOf[v] & right.Elements) == 0) continue;
            double values = Math.Max(1, Math.Max(DistinctIn(left, v), DistinctIn(right, v)));
            if (values > strongest) (strongest, values) = (values, strongest);
            others *= Math.Sqrt(values);
        }
        double rows = left.Rows * right.Rows / (strongest * others);
        if (_stars?.Rows(left.Elements | right.Elements) is { } starRows) return starRows * Selectivity(left.Elements | right.Elements, 0, 0);
        return rows * Selectivity(left.Elements | right.Elements, left.Elements, right.Elements);
    }

    private double DistinctIn(JoinPlan plan, int variable)
    {
        double least = plan.Rows;
        for (ulong rest = _elementsOf[variable] & plan.Elements; rest != 0; rest &= rest - 1)
        {
            least = Math.Min(least, _distinct[variable][BitOperations.TrailingZeroCount(rest)]);
        }
        return least;
    }

    private double Selectivity(ulong elements, ulong left, ulong right)
    {
        double selectivity = 1;
        foreach (var (required, share) in _filters)
        {
            bool isNew = (required & ~elements) == 0 && (left == 0 || (required & ~left) != 0) && (right == 0 || (required & ~right) != 0);
            if (isNew) selectivity *= share;
        }
        return selectivity;
    }
}
