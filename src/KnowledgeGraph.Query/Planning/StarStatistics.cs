using System.Numerics;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

/// <summary>
/// The rows of stars, joins of patterns with one subject, from the sets of predicates that subjects of the data have together: such
/// predicates depend on one another as no product of shares could tell. Where one has a constant object, a class above all, or not all
/// sets are known, some subjects are asked instead. One thread at a time.
/// </summary>
internal sealed class StarStatistics
{
    // Of fewer matches no sample is worth its time.
    private const int FewestForAsking = 512;

    private readonly StoreStatistics _statistics;
    private readonly (Variable? Subject, Variable? Object, ValueId Predicate, double Share)[] _arms;
    private readonly IReadOnlyList<JoinElement> _elements;
    private readonly ValueSamples _samples;
    private readonly Dictionary<ulong, double?> _known = [];
    private readonly Dictionary<(PatternElement Asked, PatternElement Counted), ReadOnlyMemory<double>> _counts = [];

    /// <param name="elements">The elements of the group.</param>
    /// <param name="statistics">Those of the data.</param>
    /// <param name="predicateRows">How many triples a predicate has.</param>
    /// <param name="samples">Some subjects of patterns.</param>
    public StarStatistics(
        IReadOnlyList<JoinElement> elements,
        StoreStatistics statistics,
        Func<QuadPattern, double> predicateRows,
        ValueSamples samples)
    {
        _elements = elements;
        _samples = samples;
        _statistics = statistics;
        _arms = [.. elements.Select(element => element is PatternElement pattern && IsArm(pattern.Pattern)
            ? (pattern.Pattern.Subject.Variable, pattern.Pattern.Object.Variable, pattern.Pattern.Predicate.Id,
                pattern.Rows / Math.Max(1, predicateRows(pattern.Pattern)))
            : (null, null, ValueId.None, 0.0))];
    }

    /// <summary>The rows of the join of some elements, a bit each; null where they are no star, or too little is known of it.</summary>
    public double? Rows(ulong elements)
    {
        if (_statistics.CharacteristicSets.Count == 0 || BitOperations.PopCount(elements) < 2) return null;
        if (_known.TryGetValue(elements, out double? rows)) return rows;
        rows = Estimate(elements);
        _known.Add(elements, rows);
        return rows;
    }

    private double? Estimate(ulong elements)
    {
        Variable? center = _arms[BitOperations.TrailingZeroCount(elements)].Subject;
        if (center is null) return null;
        Span<ValueId> predicates = stackalloc ValueId[BitOperations.PopCount(elements)];
        int count = 0;
        double share = 1;
        for (ulong rest = elements; rest != 0; rest &= rest - 1)
        {
            var arm = _arms[BitOperations.TrailingZeroCount(rest)];
            if (arm.Subject != center || arm.Object == center) return null;
            for (ulong others = rest & (rest - 1); arm.Object is not null && others != 0; others &= others - 1)
            {
                // Arms that meet again are more than a star.
                if (_arms[BitOperations.TrailingZeroCount(others)].Object == arm.Object) return null;
            }
            predicates[count++] = arm.Predicate;
            share *= Math.Min(1, arm.Share);
        }
        if (SampledRows(elements) is { } sampled) return sampled;
        double rows = _statistics.EstimateStar(predicates).Rows;
        if (rows == 0 && !_statistics.HasAllSets) return null;
        return Math.Max(rows * share, 0.5);
    }

    /// <summary>
    /// The rows of a star as subjects of its smallest arm tell: of those with a constant object, or of all where not every set of
    /// predicates is known, or a predicate comes twice. Null where it is not large.
    /// </summary>
    private double? SampledRows(ulong elements)
    {
        PatternElement? smallest = null;
        bool knowsSets = _statistics.HasAllSets && !HasRepeatedPredicate(elements);
        for (ulong rest = elements; rest != 0; rest &= rest - 1)
        {
            var arm = (PatternElement)_elements[BitOperations.TrailingZeroCount(rest)];
            bool isAsked = arm.Pattern.Object.Variable is null || !knowsSets;
            if (isAsked && !(arm.Matches >= smallest?.Matches)) smallest = arm;
        }
        if (smallest is null || smallest.Matches < FewestForAsking) return null;
        Span<double> products = stackalloc double[_samples.Values(smallest.SubjectPlace, smallest.Matches).Count];
        products.Fill(1);
        double share = 1;
        for (ulong rest = elements; rest != 0; rest &= rest - 1)
        {
            var arm = (PatternElement)_elements[BitOperations.TrailingZeroCount(rest)];
            if (arm.Range is not null) share *= Math.Min(1, arm.Rows / Math.Max(1, arm.Matches));
            if (arm == smallest) continue;
            ValueSamples.Multiply(products, Counts(smallest, arm).Span);
        }
        double sum = 0;
        foreach (double product in products) sum += product;
        // None among these may be some among all.
        return Math.Max(0.5, smallest.Matches * Math.Max(sum, 0.5) * share / Math.Max(1, products.Length));
    }

    private ReadOnlyMemory<double> Counts(PatternElement asked, PatternElement counted)
    {
        if (_counts.TryGetValue((asked, counted), out ReadOnlyMemory<double> known)) return known;
        ReadOnlyMemory<double> counts = _samples.Counts(asked.SubjectPlace, asked.Matches, counted.SubjectPlace);
        _counts.Add((asked, counted), counts);
        return counts;
    }

    /// <summary>Whether two arms have one predicate: then it matters how unevenly its triples are spread over the subjects.</summary>
    private bool HasRepeatedPredicate(ulong elements)
    {
        for (ulong rest = elements; rest != 0; rest &= rest - 1)
        {
            for (ulong others = rest & (rest - 1); others != 0; others &= others - 1)
            {
                if (_arms[BitOperations.TrailingZeroCount(rest)].Predicate == _arms[BitOperations.TrailingZeroCount(others)].Predicate) return true;
            }
        }
        return false;
    }

    private static bool IsArm(QuadPattern pattern) =>
        pattern.Subject.Variable is not null && pattern.Predicate.Variable is null && pattern.Graph is null && pattern.Graphs.IsAll
        && !pattern.HasRepeatedVariable;
}
