using KnowledgeGraph.Formats;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Planning;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Tests.Planning;

/// <summary>What samples of values tell of joins.</summary>
public sealed class ValueSamplesTests
{
    private static readonly Variable X = new("x");

    [Fact]
    public void Rows_FewValuesAreFrequentInBoth_SumOfProducts()
    {
        // One value 300 times, 300 values once: averages would tell 600 * 600 / 301.
        using var store = new TestStore(Enumerable.Range(0, 600).Select(i => TestStore.QuadOf($"s{i} p o{Math.Max(0, i - 299)}")));
        PatternElement first = Element(store, "p", GraphSelector.MergeAll), second = Element(store, "p", GraphSelector.MergeAll);
        double rows = new VariableStars([first, second]).Rows(0b11, X)!.Value;
        Assert.InRange(rows, 60_000, 120_000);
    }

    [Fact]
    public void Rows_RareConditionKeepsTheFrequentValue_IsFound()
    {
        // 400 of 800 matches have one value, which a condition of 100 values keeps beside 99 rare ones.
        var quads = new List<Quad>();
        for (int i = 0; i < 800; i++) quads.Add(TestStore.QuadOf($"s{i} p o{(i < 400 ? 0 : i)}"));
        for (int i = 0; i < 100; i++) quads.Add(TestStore.QuadOf($"o{(i == 0 ? 0 : i + 2000)} q c"));
        using var store = new TestStore(quads);
        PatternElement frequent = Element(store, "p", GraphSelector.MergeAll);
        var condition = new PatternElement(
            new QuadPattern(PatternSlot.Of(X), Constant(store, "q"), Constant(store, "c"), null, GraphSelector.MergeAll, ""),
            new Statistics(store.Snapshot), null);
        Assert.InRange(new VariableStars([frequent, condition]).Rows(0b11, X)!.Value, 200, 800);
    }

    [Fact]
    public void Counts_OtherGraphs_AreKeptApart()
    {
        var quads = new List<Quad>();
        for (int i = 0; i < 300; i++)
        {
            quads.Add(TestStore.QuadOf($"s{i} p o{i}"));
            quads.Add(TestStore.QuadOf($"t{i} q o{i} g"));
        }
        using var store = new TestStore(quads);
        PatternElement sampled = Element(store, "p", GraphSelector.Default);
        Assert.Equal(0, sampled.CountsIn(Element(store, "q", GraphSelector.Default), X).ToArray().Sum());
        Assert.Equal(64, sampled.CountsIn(Element(store, "q", GraphSelector.MergeAll), X).ToArray().Sum());
    }

    [Fact]
    public void Counts_FewMatches_AreOfAll()
    {
        using TestStore store = TestStore.Of("a p x", "b p x", "c p y", "x q 1", "x q 2");
        var counted = new PatternElement(
            new QuadPattern(PatternSlot.Of(X), Constant(store, "q"), PatternSlot.Of(new Variable("y")), null, GraphSelector.MergeAll, ""),
            new Statistics(store.Snapshot), null);
        Assert.Equal([2, 2, 0], Element(store, "p", GraphSelector.MergeAll).CountsIn(counted, X).ToArray());
    }

    [Fact]
    public void Of_SnapshotsOfOneEpoch_ShareWhatIsKnown()
    {
        using var store = QuadStore.CreateInMemory();
        using Snapshot before = store.AcquireSnapshot(), same = store.AcquireSnapshot();
        using (WriteTransaction transaction = store.BeginWrite())
        {
            new[] { TestStore.QuadOf("a p b") }.SendTo(transaction.CreateSink());
            transaction.Commit();
        }
        using Snapshot after = store.AcquireSnapshot();
        Assert.Same(StatisticsCache.Of(before), StatisticsCache.Of(same));
        Assert.NotSame(StatisticsCache.Of(before), StatisticsCache.Of(after));
    }

    [Fact]
    public void Multiply_AnyLength_OneByOne()
    {
        double[] numbers = [.. Enumerable.Range(1, 19).Select(i => (double)i)];
        ValueSamples.Multiply(numbers, numbers.ToArray());
        Assert.Equal(Enumerable.Range(1, 19).Select(i => (double)i * i), numbers);
    }

    private static PatternElement Element(TestStore store, string predicate, GraphSelector graphs) => new(
        new QuadPattern(PatternSlot.Of(new Variable("s")), Constant(store, predicate), PatternSlot.Of(X), null, graphs, ""),
        new Statistics(store.Snapshot), null);

    private static PatternSlot Constant(TestStore store, string name)
    {
        Assert.True(store.Snapshot.TryGetId(Utf8Term.From(TestStore.TermOf(name)), out ValueId id));
        return PatternSlot.Of(id);
    }
}
