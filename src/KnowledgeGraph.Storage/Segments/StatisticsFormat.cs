using System.Runtime.InteropServices;
using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>
/// The statistics of a segment as 64-bit numbers: triples, subjects, the number of sets and of classes; per set its subjects, the number
/// of its predicates, these and their triples; per class its id and its instances.
/// </summary>
internal static class StatisticsFormat
{
    /// <summary>The bytes of statistics, owned by the caller.</summary>
    public static NativeBlock Write(StoreStatistics statistics)
    {
        using var bytes = new NativeBuffer();
        bytes.Append(statistics.TripleCount);
        bytes.Append(statistics.SubjectCount);
        bytes.Append((long)statistics.CharacteristicSets.Count);
        bytes.Append((long)statistics.Classes.Count);
        foreach (CharacteristicSet set in statistics.CharacteristicSets)
        {
            bytes.Append(set.SubjectCount);
            bytes.Append((long)set.Predicates.Count);
            foreach (ValueId predicate in set.Predicates) bytes.Append(predicate.Bits);
            foreach (long count in set.TripleCounts) bytes.Append(count);
        }
        foreach (ClassStatistics one in statistics.Classes)
        {
            bytes.Append(one.Class.Bits);
            bytes.Append(one.InstanceCount);
        }
        return bytes.Detach();
    }

    /// <summary>The statistics of these bytes; false where they are none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out StoreStatistics statistics)
    {
        statistics = StoreStatistics.Empty;
        ReadOnlySpan<long> rest = MemoryMarshal.Cast<byte, long>(bytes);
        if (rest.Length < 4 || bytes.Length % sizeof(long) != 0) return false;
        (long triples, long subjects, long setCount, long classCount) = (rest[0], rest[1], rest[2], rest[3]);
        if (setCount is < 0 or > StoreStatistics.MaxCount || classCount is < 0 or > StoreStatistics.MaxCount) return false;
        rest = rest[4..];
        var sets = new CharacteristicSet[setCount];
        for (int i = 0; i < sets.Length; i++)
        {
            if (rest.Length < 2 || rest[0] <= 0 || rest[1] < 0 || rest[1] > (rest.Length - 2) / 2) return false;
            int count = (int)rest[1];
            ReadOnlySpan<ValueId> predicates = MemoryMarshal.Cast<long, ValueId>(rest.Slice(2, count));
            sets[i] = new(rest[0], predicates.ToArray(), rest.Slice(2 + count, count).ToArray());
            rest = rest[(2 + (2 * count))..];
        }
        if (rest.Length != 2 * classCount) return false;
        var classes = new ClassStatistics[classCount];
        for (int i = 0; i < classes.Length; i++) classes[i] = new(new((ulong)rest[2 * i]), rest[(2 * i) + 1]);
        statistics = new(triples, subjects, sets, classes);
        return true;
    }
}
