using System.Numerics;

namespace KnowledgeGraph.Storage;

/// <summary>
/// What a planner wants to know of a store's subjects, over all graphs merged: which predicates they have together, and their classes.
/// Of the data that was merged; what was committed since the last merge does not count. Immutable and thread-safe.
/// </summary>
public sealed class StoreStatistics
{
    private readonly CharacteristicSet[] _sets;
    private readonly ClassStatistics[] _classes;

    // Per predicate a bit for each set that has it.
    private readonly Dictionary<ValueId, ulong[]> _setsOf = [];

    /// <summary>Takes over the arrays, each with the largest first.</summary>
    internal StoreStatistics(long tripleCount, long subjectCount, CharacteristicSet[] sets, ClassStatistics[] classes)
    {
        TripleCount = tripleCount;
        SubjectCount = subjectCount;
        _sets = sets;
        _classes = classes;
        OtherSubjects = subjectCount - sets.Sum(set => set.SubjectCount);
        for (int i = 0; i < sets.Length; i++)
        {
            foreach (ValueId predicate in sets[i].Predicates)
            {
                if (!_setsOf.TryGetValue(predicate, out ulong[]? bits)) _setsOf.Add(predicate, bits = new ulong[(sets.Length + 63) / 64]);
                bits[i / 64] |= 1UL << (i % 64);
            }
        }
    }

    /// <summary>The most characteristic sets, and the most classes, that are kept.</summary>
    public const int MaxCount = 1024;

    /// <summary>The statistics of nothing.</summary>
    public static StoreStatistics Empty { get; } = new(0, 0, [], []);

    /// <summary>The distinct triples.</summary>
    public long TripleCount { get; }

    /// <summary>The distinct subjects.</summary>
    public long SubjectCount { get; }

    /// <summary>The sets of predicates that subjects have, those of the most subjects first; at most <see cref="MaxCount"/>.</summary>
    public IReadOnlyList<CharacteristicSet> CharacteristicSets => _sets;

    /// <summary>The subjects whose set of predicates is not among <see cref="CharacteristicSets"/>.</summary>
    public long OtherSubjects { get; }

    /// <summary>Whether every subject's set is there.</summary>
    public bool HasAllSets => OtherSubjects == 0;

    /// <summary>The classes, those of the most instances first; at most <see cref="MaxCount"/>.</summary>
    public IReadOnlyList<ClassStatistics> Classes => _classes;

    /// <summary>
    /// What a join of one pattern per predicate, all of one subject and with free objects, is expected to give: exact for the subjects,
    /// and for the rows as far as the numbers of objects of a subject's predicates are independent. Exact predicates only; subjects of
    /// <see cref="OtherSubjects"/> do not count.
    /// </summary>
    /// <param name="predicates">The predicates; one may come several times.</param>
    public StarEstimate EstimateStar(ReadOnlySpan<ValueId> predicates)
    {
        int words = (_sets.Length + 63) / 64;
        Span<ulong> common = stackalloc ulong[MaxCount / 64];
        common = common[..words];
        common.Fill(ulong.MaxValue);
        if (_sets.Length % 64 > 0) common[^1] = (1UL << (_sets.Length % 64)) - 1;
        foreach (ValueId predicate in predicates)
        {
            if (!_setsOf.TryGetValue(predicate, out ulong[]? having)) return default;
            for (int i = 0; i < words; i++) common[i] &= having[i];
        }
        double subjects = 0, rows = 0;
        for (int i = 0; i < words; i++)
        {
            for (ulong rest = common[i]; rest != 0; rest &= rest - 1)
            {
                CharacteristicSet set = _sets[(i * 64) + BitOperations.TrailingZeroCount(rest)];
                double each = set.SubjectCount;
                foreach (ValueId predicate in predicates) each *= (double)set.TripleCountOf(predicate) / set.SubjectCount;
                subjects += set.SubjectCount;
                rows += each;
            }
        }
        return new(subjects, rows);
    }
}
