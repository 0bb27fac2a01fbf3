using System.Numerics;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <summary>
/// The rows that patterns make when they are joined by one variable alone: the sum, over its values, of the product of the matches that each
/// pattern has of the value. Frequent values of one tend to be frequent in others, so that it may be many times what averages tell. One
/// thread at a time.
/// </summary>
/// <param name="elements">The elements of the group.</param>
internal sealed class VariableStars(IReadOnlyList<JoinElement> elements)
{
    // Where all are fewer an estimate can't be far off.
    private const double FewestForCounting = 256;

    // None among some may be some among all.
    private const double LeastFanout = 0.005;

    // Of a rare value a sample of all values tells nothing; of others, by what factor it may err.
    private const int FewestHits = 3;
    private const double SampleError = 2;

    private readonly Dictionary<(ulong, Variable), double?> _known = [];
    private readonly Dictionary<(PatternElement Sampled, PatternElement Counted, Variable), ReadOnlyMemory<double>> _counts = [];

    /// <summary>The rows; null where finding out takes reading, or the patterns have few matches.</summary>
    /// <param name="members">Elements that have the variable, a bit each.</param>
    /// <param name="variable">The variable.</param>
    public double? Rows(ulong members, Variable variable)
    {
        if (_known.TryGetValue((members, variable), out double? rows)) return rows;
        rows = Estimate(members, variable);
        _known.Add((members, variable), rows);
        return rows;
    }

    private double? Estimate(ulong members, Variable variable)
    {
        PatternElement? smallest = null, largest = null;
        for (ulong rest = members; rest != 0; rest &= rest - 1)
        {
            if (elements[BitOperations.TrailingZeroCount(rest)] is not PatternElement { CanCount: true } element) return null;
            if (!(element.Matches >= smallest?.Matches)) smallest = element;
            if (!(element.Matches <= largest?.Matches)) largest = element;
        }
        if (largest is null || largest.Matches < FewestForCounting) return null;
        if (BitOperations.IsPow2(members)) return largest.Matches;
        double rows = Estimate(members, variable, smallest!, out _);
        if (smallest!.Matches > ValueSamples.FewMatches && largest != smallest)
        {
            // Among some values of the smallest pattern the few that are most frequent in the others are missing, or count for too many; among
            // those of the largest they have their share.
            double other = Estimate(members, variable, largest, out int hits);
            bool isClose = other <= rows * SampleError && rows <= other * SampleError;
            if (hits >= FewestHits && !isClose) rows = other;
        }
        return Math.Max(rows, LeastFanout * smallest.Matches);
    }

    private double Estimate(ulong members, Variable variable, PatternElement sampled, out int hits)
    {
        Span<double> products = stackalloc double[ValueSamples.MostValues];
        products.Fill(1);
        int count = 0;
        for (ulong rest = members; rest != 0; rest &= rest - 1)
        {
            var element = (PatternElement)elements[BitOperations.TrailingZeroCount(rest)];
            if (element == sampled) continue;
            ReadOnlySpan<double> counts = Counts(sampled, element, variable).Span;
            count = counts.Length;
            ValueSamples.Multiply(products[..count], counts);
        }
        double sum = 0;
        hits = 0;
        foreach (double product in products[..count])
        {
            sum += product;
            if (product > 0) hits++;
        }
        return sampled.Matches * sum / Math.Max(1, count);
    }

    private ReadOnlyMemory<double> Counts(PatternElement sampled, PatternElement counted, Variable variable)
    {
        if (_counts.TryGetValue((sampled, counted, variable), out ReadOnlyMemory<double> known)) return known;
        ReadOnlyMemory<double> counts = sampled.CountsIn(counted, variable);
        _counts.Add((sampled, counted, variable), counts);
        return counts;
    }
}
