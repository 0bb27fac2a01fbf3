using CsCheck;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Tests.Durability;

namespace KnowledgeGraph.Storage.Tests;

public class StatisticsTests
{
    private const ulong Type = 1000;

    private static readonly Gen<QuadKey[]> Rows = Gen.Select(Gen.ULong[1, 40], Gen.ULong[1, 5], Gen.ULong[1, 6], Gen.ULong[1, 2])
        .Select((s, p, o, g) => new QuadKey(s, p == 1 ? Type : p, o, g))
        .Array[0, 400]
        .Select(rows => rows.Distinct().OrderBy(r => r.C0).ThenBy(r => r.C1).ThenBy(r => r.C2).ThenBy(r => r.C3).ToArray());

    [Fact]
    public void Build_AnyRows_CountsSetsAndClasses() => Rows.Sample(rows =>
    {
        StoreStatistics statistics = Build(rows);
        QuadKey[] triples = [.. rows.Select(row => row with { C3 = 0 }).Distinct()];
        Assert.Equal(triples.Length, statistics.TripleCount);
        Assert.Equal(triples.Select(row => row.C0).Distinct().Count(), statistics.SubjectCount);
        Assert.True(statistics.HasAllSets);
        Dictionary<string, (int Subjects, string Counts)> expected = triples.GroupBy(row => row.C0)
            .GroupBy(subject => string.Join(' ', subject.Select(row => row.C1).Distinct().Order()))
            .ToDictionary(set => set.Key, set => (set.Count(), CountsOf(set.SelectMany(subject => subject))));
        Dictionary<string, (int Subjects, string Counts)> actual = statistics.CharacteristicSets.ToDictionary(
            set => string.Join(' ', set.Predicates.Select(id => id.Bits)),
            set => ((int)set.SubjectCount, string.Join(' ', set.TripleCounts)));
        Assert.Equal(expected, actual);
        Assert.Equal(
            triples.Where(row => row.C1 == Type).GroupBy(row => row.C2).ToDictionary(one => one.Key, one => one.LongCount()),
            statistics.Classes.ToDictionary(one => one.Class.Bits, one => one.InstanceCount));
    });

    [Fact]
    public void EstimateStar_AnyPredicates_CountsSubjectsExactly() =>
        Gen.Select(Rows, Gen.ULong[2, 6].Array[1, 3]).Sample((rows, predicates) =>
        {
            StarEstimate star = Build(rows).EstimateStar([.. predicates.Select(id => new ValueId(id))]);
            int expected = rows.GroupBy(row => row.C0).Count(subject => predicates.All(p => subject.Any(row => row.C1 == p)));
            Assert.Equal(expected, star.Subjects);
            bool isOneEach = predicates.Length == 1;
            if (isOneEach) Assert.Equal(TriplesOf(rows, predicates[0]), star.Rows, 6);
        });

    [Fact]
    public void EstimateStar_OneObjectEach_CountsRowsExactly()
    {
        QuadKey[] rows = [.. Enumerable.Range(1, 90).SelectMany(s =>
            Enumerable.Range(1, 1 + (s % 3)).Select(p => new QuadKey((ulong)s, (ulong)p, 9, 1)))];
        Assert.Equal(new(60, 60), Build(rows).EstimateStar([new(1), new(2)]));
        Assert.Equal(new(30, 30), Build(rows).EstimateStar([new(3), new(1), new(2)]));
        Assert.Equal(default, Build(rows).EstimateStar([new(1), new(4)]));
    }

    [Fact]
    public void Build_MoreSetsThanAreKept_KeepsThoseOfTheMostSubjects()
    {
        // Each of 2000 pairs of predicates has one subject, one pair has two more.
        IEnumerable<QuadKey> rows = Enumerable.Range(1, 2000).SelectMany(s =>
            (QuadKey[])[new((ulong)s, (ulong)s, 1, 1), new((ulong)s, 10_000, 1, 1)]);
        rows = rows.Concat([new(3001, 7, 1, 1), new(3001, 10_000, 1, 1), new(3002, 7, 1, 1), new(3002, 10_000, 1, 1)]);
        StoreStatistics statistics = Build([.. rows]);
        Assert.Equal(StoreStatistics.MaxCount, statistics.CharacteristicSets.Count);
        Assert.Equal(3, statistics.CharacteristicSets[0].SubjectCount);
        Assert.Equal(2002 - StoreStatistics.MaxCount - 2, statistics.OtherSubjects);
    }

    [Fact]
    public void Statistics_StoreReopened_AreThoseWritten()
    {
        var disk = new SimulatedDisk();
        var type = new Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
        string before;
        using (QuadStore store = QuadStore.Open(disk, StoreScript.Path))
        {
            using (WriteTransaction transaction = store.BeginWrite())
            {
                for (int i = 0; i < 3000; i++)
                {
                    var subject = new Iri($"http://s/{i / 3}");
                    TestTerms.Add(transaction, new Quad(subject, type, new Iri($"http://c/{i % 2}"), null));
                    TestTerms.Add(transaction, new Quad(subject, new Iri($"http://p/{i % 7}"), new Iri($"http://o/{i}"), null));
                }
                transaction.Commit();
            }
            store.Compact();
            using Snapshot snapshot = store.AcquireSnapshot();
            before = Describe(snapshot.Statistics);
            Assert.Equal(1000, snapshot.Statistics.SubjectCount);
            Assert.Equal(2, snapshot.Statistics.Classes.Count);
        }
        using QuadStore reopened = QuadStore.Open(disk, StoreScript.Path);
        using Snapshot after = reopened.AcquireSnapshot();
        Assert.Equal(before, Describe(after.Statistics));
        Assert.Empty(reopened.Check());
    }

    private static string Describe(StoreStatistics statistics) => string.Join(
        '\n',
        statistics.CharacteristicSets
            .Select(set => $"{set.SubjectCount}: {string.Join(' ', set.Predicates)} {string.Join(' ', set.TripleCounts)}")
            .Concat(statistics.Classes.Select(one => $"{one}")));

    private static int TriplesOf(QuadKey[] rows, ulong predicate) =>
        rows.Where(row => row.C1 == predicate).Select(row => row with { C3 = 0 }).Distinct().Count();

    private static string CountsOf(IEnumerable<QuadKey> triples) =>
        string.Join(' ', triples.GroupBy(row => row.C1).OrderBy(predicate => predicate.Key).Select(predicate => predicate.Count()));

    private static StoreStatistics Build(QuadKey[] rows)
    {
        var builder = new StatisticsBuilder(new(Type));
        // In pieces, as they come from blocks.
        for (int start = 0; start < rows.Length; start += 7)
        {
            QuadKey[] part = rows[start..Math.Min(start + 7, rows.Length)];
            builder.Append([.. part.Select(row => row.C0)], [.. part.Select(row => row.C1)], [.. part.Select(row => row.C2)]);
        }
        return builder.Complete();
    }
}
