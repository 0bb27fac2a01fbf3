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

    private readonly Dictionary<ValueId, PredicateSets> _setsOf = [];

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
            for (int p = 0; p < sets[i].Predicates.Count; p++)
            {
                ValueId predicate = sets[i].Predicates[p];
                if (!_setsOf.TryGetValue(predicate, out PredicateSets? having)) _setsOf.Add(predicate, having = new PredicateSets(sets.Length));
                having.Add(i, (double)sets[i].TripleCounts[p] / sets[i].SubjectCount);
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
        var arms = new PredicateSets[predicates.Length];
        for (int p = 0; p < arms.Length; p++)
        {
            if (!_setsOf.TryGetValue(predicates[p], out PredicateSets? having)) return default;
            arms[p] = having;
            for (int i = 0; i < words; i++) common[i] &= having.Bits[i];
        }
        double subjects = 0, rows = 0;
        for (int i = 0; i < words; i++)
        {
            for (ulong rest = common[i]; rest != 0; rest &= rest - 1)
            {
                int set = (i * 64) + BitOperations.TrailingZeroCount(rest);
                double each = _sets[set].SubjectCount;
                subjects += each;
                foreach (PredicateSets arm in arms) each *= arm.TriplesPerSubject(set);
                rows += each;
            }
        }
        return new(subjects, rows);
    }

    /// <summary>The characteristic sets that have a predicate.</summary>
    private sealed class PredicateSets(int setCount)
    {
        private readonly int[] _before = new int[(setCount + 63) / 64];
        private readonly List<double> _triplesPerSubject = [];

        /// <summary>A bit for each set.</summary>
        public ulong[] Bits { get; } = new ulong[(setCount + 63) / 64];

        /// <summary>Adds a set; they come in their order.</summary>
        public void Add(int set, double triplesPerSubject)
        {
            Bits[set / 64] |= 1UL << (set % 64);
            _triplesPerSubject.Add(triplesPerSubject);
            for (int i = (set / 64) + 1; i < _before.Length; i++) _before[i] = _triplesPerSubject.Count;
        }

        /// <summary>How many triples of the predicate a subject of a set has that has it.</summary>
        public double TriplesPerSubject(int set) =>
            _triplesPerSubject[_before[set / 64] + BitOperations.PopCount(Bits[set / 64] & ((1UL << (set % 64)) - 1))];
    }
}
