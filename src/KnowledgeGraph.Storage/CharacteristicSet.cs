namespace KnowledgeGraph.Storage;

/// <summary>
/// The subjects that have exactly the same predicates (Neumann and Moerkotte, "Characteristic Sets", ICDE 2011). Immutable.
/// </summary>
public sealed class CharacteristicSet
{
    private readonly ValueId[] _predicates;
    private readonly long[] _tripleCounts;

    internal CharacteristicSet(long subjectCount, ValueId[] predicates, long[] tripleCounts)
    {
        SubjectCount = subjectCount;
        _predicates = predicates;
        _tripleCounts = tripleCounts;
    }

    /// <summary>The number of such subjects.</summary>
    public long SubjectCount { get; }

    /// <summary>Their predicates, ascending by id.</summary>
    public IReadOnlyList<ValueId> Predicates => _predicates;

    /// <summary>How many triples they have of each predicate, together.</summary>
    public IReadOnlyList<long> TripleCounts => _tripleCounts;

    /// <summary>The triples of a predicate; 0 where the subjects do not have it.</summary>
    public long TripleCountOf(ValueId predicate)
    {
        int at = Array.BinarySearch(_predicates, predicate);
        return at < 0 ? 0 : _tripleCounts[at];
    }
}
