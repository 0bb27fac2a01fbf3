using System.Collections.Concurrent;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

/// <summary>
/// Some subjects of the triples with one predicate, and perhaps one object, and what else they have: what a class has tells no product
/// of shares, as classes are not spread evenly over subjects. A subject counts as often as it has such triples. Thread-safe.
/// </summary>
internal sealed class SubjectSample
{
    /// <summary>How many subjects are looked at.</summary>
    public const int Size = Places * InEach;

    /// <summary>Of fewer triples no sample is worth its time.</summary>
    public const int FewestRows = 512;

    private const int Places = 16;
    private const int InEach = 4;
    private const int MostKnown = 256;

    private readonly Snapshot _snapshot;
    private readonly GraphSelector _graphs;
    private readonly ValueId[] _subjects;
    private readonly ConcurrentDictionary<TriplePrefix, double[]> _counts = [];

    /// <param name="snapshot">The data.</param>
    /// <param name="prefix">The predicate, and perhaps the object.</param>
    /// <param name="graphs">The graphs.</param>
    /// <param name="rows">How many triples there are, at least <see cref="FewestRows"/>.</param>
    public SubjectSample(Snapshot snapshot, in TriplePrefix prefix, GraphSelector graphs, double rows)
    {
        (_snapshot, _graphs) = (snapshot, graphs);
        Span<ValueId> subjects = stackalloc ValueId[Size];
        using QuadScan scan = snapshot.Scan(prefix, graphs, prefix.Object.IsNone ? QuadOrder.Pso : QuadOrder.Pos);
        int count = 0;
        for (int i = 0; i < Places; i++)
        {
            count += scan.Read(subjects.Slice(count, InEach), default, default, default);
            scan.Skip((long)(rows / Places) - InEach);
        }
        _subjects = subjects[..count].ToArray();
    }

    /// <summary>How many subjects there are.</summary>
    public int Count => _subjects.Length;

    /// <summary>How many triples each subject has with a predicate, or with a predicate and an object.</summary>
    public IReadOnlyList<double> CountsOf(in TriplePrefix arm)
    {
        if (_counts.TryGetValue(arm, out double[]? known)) return known;
        var counts = new double[_subjects.Length];
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = _snapshot.Count(new TriplePrefix(_subjects[i], arm.Predicate, arm.Object), _graphs);
        }
        if (_counts.Count < MostKnown) _counts[arm] = counts;
        return counts;
    }
}
