using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>
/// Counts the sets of predicates that subjects have, and their classes, in one pass over the order <see cref="QuadOrder.Spo"/>. The
/// memory is bounded: of sets and classes beyond a number, those first seen count. One thread at a time.
/// </summary>
/// <param name="type">The id of <c>rdf:type</c>; none where it is not known.</param>
internal sealed class StatisticsBuilder(ValueId type)
{
    private const int MaxPredicates = 256;
    private const int MaxSets = 16 * StoreStatistics.MaxCount;
    private const int MaxClasses = 64 * StoreStatistics.MaxCount;
    private readonly Dictionary<ulong[], long[]> _sets = new(SetComparer.Instance);
    private readonly Dictionary<ulong, long> _classes = [];
    private readonly ulong[] _predicates = new ulong[MaxPredicates];
    private readonly long[] _counts = new long[MaxPredicates];
    private int _predicateCount;
    private QuadKey _last;
    private long _subjectCount;
    private long _tripleCount;

    // The set of the subject before: neighbours are mostly alike.
    private ulong[] _lastSet = [];
    private long[] _lastCounts = [];

    /// <summary>The statistics of a permutation of the order <see cref="QuadOrder.Spo"/>.</summary>
    public static StoreStatistics Build(Permutation spo, ValueId type)
    {
        const int BatchRows = 1024;
        var builder = new StatisticsBuilder(type);
        ulong[] subjects = new ulong[BatchRows], predicates = new ulong[BatchRows], objects = new ulong[BatchRows];
        for (long row = 0; row < spo.RowCount;)
        {
            int rows = (int)Math.Min(BatchRows, spo.RowCount - row);
            spo.Decode(row, 0, subjects.AsSpan(0, rows));
            spo.Decode(row, 1, predicates.AsSpan(0, rows));
            spo.Decode(row, 2, objects.AsSpan(0, rows));
            builder.Append(subjects.AsSpan(0, rows), predicates.AsSpan(0, rows), objects.AsSpan(0, rows));
            row += rows;
        }
        return builder.Complete();
    }

    /// <summary>Adds the next rows of the order; a triple may come several times in a row, once for each of its graphs.</summary>
    public void Append(ReadOnlySpan<ulong> subjects, ReadOnlySpan<ulong> predicates, ReadOnlySpan<ulong> objects)
    {
        for (int i = 0; i < subjects.Length; i++)
        {
            var row = new QuadKey(subjects[i], predicates[i], objects[i], 0);
            if (row == _last) continue;
            if (row.C0 != _last.C0) EndSubject();
            bool isNext = _predicateCount == 0 || row.C1 != _last.C1 || row.C0 != _last.C0;
            if (isNext && ++_predicateCount <= MaxPredicates)
            {
                _predicates[_predicateCount - 1] = row.C1;
                _counts[_predicateCount - 1] = 0;
            }
            if (_predicateCount <= MaxPredicates) _counts[_predicateCount - 1]++;
            if (row.C1 == type.Bits && (_classes.Count < MaxClasses || _classes.ContainsKey(row.C2)))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_classes, row.C2, out _)++;
            }
            _tripleCount++;
            _last = row;
        }
    }

    /// <summary>The statistics of all rows added.</summary>
    public StoreStatistics Complete()
    {
        EndSubject();
        IEnumerable<CharacteristicSet> sets = _sets
            .OrderByDescending(set => set.Value[^1])
            .ThenBy(set => set.Key, Comparer<ulong[]>.Create((x, y) => x.AsSpan().SequenceCompareTo(y)))
            .Take(StoreStatistics.MaxCount)
            .Select(set => new CharacteristicSet(set.Value[^1], [.. set.Key.Select(id => new ValueId(id))], set.Value[..^1]));
        IEnumerable<ClassStatistics> classes = _classes
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key)
            .Take(StoreStatistics.MaxCount)
            .Select(pair => new ClassStatistics(new(pair.Key), pair.Value));
        return new(_tripleCount, _subjectCount, [.. sets], [.. classes]);
    }

    private void EndSubject()
    {
        if (_predicateCount == 0) return;
        _subjectCount++;
        int count = _predicateCount;
        _predicateCount = 0;
        if (count > MaxPredicates) return;
        ReadOnlySpan<ulong> predicates = _predicates.AsSpan(0, count);
        if (!predicates.SequenceEqual(_lastSet) && !TryFindSet(predicates)) return;
        for (int i = 0; i < count; i++) _lastCounts[i] += _counts[i];
        // The subjects themselves are counted behind the predicates.
        _lastCounts[count]++;
    }

    private bool TryFindSet(ReadOnlySpan<ulong> predicates)
    {
        var lookup = _sets.GetAlternateLookup<ReadOnlySpan<ulong>>();
        if (!lookup.TryGetValue(predicates, out ulong[]? set, out long[]? counts))
        {
            if (_sets.Count == MaxSets) return false;
            set = predicates.ToArray();
            counts = new long[predicates.Length + 1];
            _sets.Add(set, counts);
        }
        (_lastSet, _lastCounts) = (set, counts);
        return true;
    }

    private sealed class SetComparer : IEqualityComparer<ulong[]>, IAlternateEqualityComparer<ReadOnlySpan<ulong>, ulong[]>
    {
        public static SetComparer Instance { get; } = new();

        public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] ulong[] obj) => GetHashCode(obj.AsSpan());

        public ulong[] Create(ReadOnlySpan<ulong> alternate) => alternate.ToArray();

        public bool Equals(ReadOnlySpan<ulong> alternate, ulong[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<ulong> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(MemoryMarshal.AsBytes(alternate));
            return hash.ToHashCode();
        }
    }
}
