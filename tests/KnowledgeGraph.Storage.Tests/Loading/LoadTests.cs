using System.IO.Compression;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;
using KnowledgeGraph.Storage.Loading;
using KnowledgeGraph.Storage.Tests.Durability;

namespace KnowledgeGraph.Storage.Tests.Loading;

/// <summary>What a load leaves in the store, with memory for everything and with next to none, beside what transactions leave.</summary>
public class LoadTests
{
    private const string Store = "/store";
    private static readonly Iri?[] Graphs = [null, new("http://g/0"), new("http://g/1"), new("http://g/2")];

    private static readonly LoadOptions Small = new() { MemoryBytes = 1, Threads = 3, BlockBytes = 512, CheckInterval = 37 };

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(1, 1, true)]
    [InlineData(2, 40, true)]
    [InlineData(3, 5000, false)]
    [InlineData(4, 5000, true)]
    public void Load_RandomQuads_HoldsWhatTransactionsHold(int seed, int count, bool hasGraphs)
    {
        foreach (LoadOptions options in new[] { new(), Small, Small with { Threads = 1 } })
        {
            List<Quad> quads = LoadDocuments.RandomQuads(new(seed), count, Math.Max(count / 5, 5), hasGraphs);
            var disk = new SimulatedDisk();
            using (QuadStore store = QuadStore.Open(disk, Store))
            {
                LoadResult result = store.Load(
                    [LoadDocuments.Of(quads, RdfFormat.NQuads)], options, TestContext.Current.CancellationToken);
                Assert.Equal(new(count, quads.Distinct().Count()), result);
                Check(store, quads);
            }
            Assert.DoesNotContain(disk.Names, name => name.EndsWith(".tmp", StringComparison.Ordinal));
            using QuadStore reopened = QuadStore.Open(disk, Store);
            Check(reopened, quads);
            using QuadStore other = QuadStore.CreateInMemory();
            Add(other, quads);
            Assert.Equal(Statistics(other), Statistics(reopened));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Load_IntoAStoreWithQuads_HoldsBoth(int seed)
    {
        foreach (LoadOptions options in new[] { new(), Small })
        {
            var random = new Random(seed);
            var model = new HashSet<Quad>();
            using QuadStore store = QuadStore.Open(new SimulatedDisk(), Store);
            for (int round = 0; round < 4; round++)
            {
                List<Quad> loaded = LoadDocuments.RandomQuads(random, 700, 200);
                int before = model.Count;
                model.UnionWith(loaded);
                LoadResult result = store.Load([LoadDocuments.Of(loaded, RdfFormat.NQuads)], options, TestContext.Current.CancellationToken);
                Assert.Equal(new(700, model.Count - before), result);
                Check(store, model);
                Change(store, model, LoadDocuments.RandomQuads(random, 60, 200), removed: [.. model.Where(_ => random.Next(4) == 0)]);
                Check(store, model);
            }
        }
    }

    [Fact]
    public void Load_QuadsOfTheStore_AddsNothing()
    {
        List<Quad> quads = LoadDocuments.RandomQuads(new(5), 300, 100);
        using QuadStore store = QuadStore.Open(new SimulatedDisk(), Store);
        Add(store, quads);
        LoadResult result = store.Load([LoadDocuments.Of(quads, RdfFormat.NQuads)], null, TestContext.Current.CancellationToken);
        Assert.Equal(new(300, 0), result);
        Check(store, quads);
    }

    [Theory]
    [InlineData(RdfFormat.NTriples)]
    [InlineData(RdfFormat.Turtle)]
    [InlineData(RdfFormat.RdfXml)]
    [InlineData(RdfFormat.NQuads)]
    [InlineData(RdfFormat.TriG)]
    [InlineData(RdfFormat.JsonLd)]
    public void Load_EverySyntax_HoldsTheQuads(RdfFormat format)
    {
        List<Quad> first = LoadDocuments.RandomQuads(new(6), 800, 100, format.HasGraphs(), format != RdfFormat.JsonLd);
        List<Quad> second = LoadDocuments.RandomQuads(new(7), 800, 100, format.HasGraphs(), format != RdfFormat.JsonLd);
        var graph = new Iri("http://g/2");
        foreach (LoadOptions options in new[] { new(), Small })
        {
            using QuadStore store = QuadStore.Open(new SimulatedDisk(), Store);
            store.Load(
                [LoadDocuments.Of(first, format), LoadDocuments.Of(second, format, graph.Value)],
                options,
                TestContext.Current.CancellationToken);
            Check(store, [.. first, .. second.Select(quad => quad with { Graph = quad.Graph ?? graph })]);
        }
    }

    [Fact]
    public void Load_IntoAStoreInMemory_HoldsTheQuads()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        var model = new HashSet<Quad>();
        for (int round = 0; round < 3; round++)
        {
            List<Quad> quads = LoadDocuments.RandomQuads(new(8 + round), 500, 100);
            int before = model.Count;
            model.UnionWith(quads);
            LoadResult result = store.Load([LoadDocuments.Of(quads, RdfFormat.NQuads)], Small, TestContext.Current.CancellationToken);
            Assert.Equal(new(500, model.Count - before), result);
            Check(store, model);
        }
    }

    [Fact]
    public void Load_FewQuadsIntoALargeStore_GoToTheLog()
    {
        List<Quad> quads = LoadDocuments.RandomQuads(new(20), 3000, 600), few = LoadDocuments.RandomQuads(new(21), 200, 600);
        string blankNodes = string.Concat(Enumerable.Range(0, 100).Select(i => $"_:x{i % 4} <http://p> \"a text of some length {i}\" .\n"));
        var disk = new SimulatedDisk();
        using (QuadStore store = QuadStore.Open(disk, Store))
        {
            store.Load([LoadDocuments.Of(quads, RdfFormat.NQuads)], null, TestContext.Current.CancellationToken);
            string[] names = [.. disk.Names];
            LoadOptions options = new() { Threads = 3, BlockBytes = 512 };
            LoadResult result = store.Load([LoadDocuments.Of(few, RdfFormat.NQuads)], options, TestContext.Current.CancellationToken);
            Assert.Equal(new(200, quads.Union(few).Count() - quads.Distinct().Count()), result);
            Check(store, [.. quads, .. few]);
            store.Load(
                [LoadDocuments.Of(blankNodes, RdfFormat.NTriples), LoadDocuments.Of(blankNodes, RdfFormat.NTriples)],
                options,
                TestContext.Current.CancellationToken);
            Assert.Equal(names, disk.Names);
        }
        using QuadStore reopened = QuadStore.Open(disk, Store);
        using Snapshot snapshot = reopened.AcquireSnapshot();
        Quad[] all = [.. TestTerms.ReadAll(snapshot)];
        Assert.Equal(quads.Union(few).Count() + 200, all.Length);
        Assert.Equal(8, all.Select(quad => quad.Subject).OfType<BlankNode>().Distinct().Count());
    }

    [Fact]
    public void Load_CompressedFiles_HoldsTheQuads()
    {
        List<Quad> quads = LoadDocuments.RandomQuads(new(9), 2000, 400);
        string path = Path.GetTempFileName();
        try
        {
            using (var zipped = new GZipStream(File.Create(path), CompressionLevel.Fastest))
            {
                zipped.Write(LoadDocuments.Write(quads, RdfFormat.NQuads));
            }
            List<LoadProgress> told = [];
            using QuadStore store = QuadStore.Open(new SimulatedDisk(), Store);
            var source = LoadSource.FromFile(path, RdfFormat.NQuads, LoadDocuments.OptionsOf("zipped"));
            store.Load([source], Small with { OnProgress = told.Add }, TestContext.Current.CancellationToken);
            Check(store, quads);
            Assert.Equal(new FileInfo(path).Length, told[0].Total);
            Assert.Equal(Enum.GetValues<LoadPhase>().Where(phase => phase != LoadPhase.ReadingStore), told.Select(progress => progress.Phase).Distinct());
            Assert.Equal(2000, told[^1].Quads);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Load_BlankNodes_AreTheSameWithinADocumentOnly()
    {
        string lines = string.Concat(Enumerable.Range(0, 400).Select(i => $"_:x{i % 10} <http://p> \"a text of some length {i}\" .\n"));
        foreach (LoadOptions options in new[] { new(), Small })
        {
            using QuadStore store = QuadStore.Open(new SimulatedDisk(), Store);
            for (int round = 1; round <= 2; round++)
            {
                store.Load(
                    [
                        LoadDocuments.Of(lines, RdfFormat.NTriples),
                        LoadDocuments.Of("_:x1 <http://p> [] , [] . <http://s> <http://p> _:x1 .", RdfFormat.Turtle),
                        LoadDocuments.Of(lines, RdfFormat.NTriples),
                    ],
                    options,
                    TestContext.Current.CancellationToken);
                using Snapshot snapshot = store.AcquireSnapshot();
                Quad[] quads = [.. TestTerms.ReadAll(snapshot)];
                Assert.Equal(round * 803, quads.Length);
                Assert.Equal(round * 21, quads.Select(quad => quad.Subject).OfType<BlankNode>().Distinct().Count());
                Assert.Equal(round * 3, quads.Select(quad => quad.Object).OfType<BlankNode>().Distinct().Count());
                Assert.Equal(
                    round * 20, quads.Where(quad => quad.Object is Literal).GroupBy(quad => quad.Subject).Count(group => group.Count() == 40));
                Assert.Empty(store.Check(TestContext.Current.CancellationToken));
            }
        }
    }

    [Fact]
    public void Load_BlankNodesInTripleTerms_AreThoseOfTheirDocument()
    {
        const string Text = """
            _:a <http://p> <<( _:a <http://p> _:b )>> .
            _:b <http://p> <<( _:c <http://q> <<( _:a <http://p> _:b )>> )>> .
            _:c <http://p> "a text of some length" .
            """;
        foreach (LoadOptions options in new[] { new(), Small with { CheckInterval = 1 } })
        {
            var disk = new SimulatedDisk();
            using (QuadStore store = QuadStore.Open(disk, Store))
            {
                LoadSource[] Sources() => [LoadDocuments.Of(Text, RdfFormat.NTriples), LoadDocuments.Of(Text, RdfFormat.Turtle)];
                // To an empty store, on top of it, and as few statements beside many.
                store.Load(Sources(), options, TestContext.Current.CancellationToken);
                store.Load(Sources(), options, TestContext.Current.CancellationToken);
                store.Load([LoadDocuments.Of(LoadDocuments.RandomQuads(new(1), 400, 50), RdfFormat.NQuads)], options, TestContext.Current.CancellationToken);
                store.Load(Sources(), options, TestContext.Current.CancellationToken);
            }
            using QuadStore reopened = QuadStore.Open(disk, Store);
            Assert.Empty(reopened.Check(TestContext.Current.CancellationToken));
            using Snapshot snapshot = reopened.AcquireSnapshot();
            Quad[] quads = [.. TestTerms.ReadAll(snapshot).Where(quad => quad.Subject is BlankNode)];
            Assert.Equal(6 * 3, quads.Length);
            string copies = string.Concat(Enumerable.Range(0, 6).Select(
                i => Text.Replace("_:", $"_:n{i}", StringComparison.Ordinal) + "\n"));
            using QuadStore expected = QuadStore.CreateInMemory();
            expected.Load([LoadDocuments.Of(copies, RdfFormat.NTriples)], null, TestContext.Current.CancellationToken);
            using Snapshot all = expected.AcquireSnapshot();
            Assert.True(DatasetIsomorphism.AreIsomorphic(TestTerms.ReadAll(all), quads));
        }
    }

    [Fact]
    public void Load_LanguageTagsThatDifferInCase_AreOneTerm()
    {
        const string Text = "<http://s> <http://p> \"a text of some length\"@fr .\n<http://s> <http://p> \"a text of some length\"@FR .\n";
        foreach (LoadOptions options in new[] { new(), Small with { CheckInterval = 1 } })
        {
            using QuadStore store = QuadStore.Open(new SimulatedDisk(), Store);
            LoadResult result = store.Load([LoadDocuments.Of(Text, RdfFormat.NTriples)], options, TestContext.Current.CancellationToken);
            Assert.Equal(new(2, 1), result);
            Assert.Empty(store.Check(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void Load_TermsThatAreNearlyEqual_AreSorted()
    {
        string[] texts =
            [
                .. Enumerable.Range(0, 20).Select(i => new string('\0', i)),
                .. Enumerable.Range(0, 20).Select(i => "12345678" + new string('\0', i)),
                .. Enumerable.Range(0, 40).Select(i => new string('a', i)),
                .. Enumerable.Range(0, 40).Select(i => new string('a', i) + "\0b"),
            ];
        var subject = new Iri("http://s");
        Quad[] quads =
            [
                .. texts.Select(text => new Quad(subject, subject, new Literal(text), null)),
                .. texts.Select(text => new Quad(subject, subject, new Literal(text, "fr"), null)),
                .. texts.Select(text => new Quad(subject, subject, new Literal(text, new Iri("http://t")), null)),
            ];
        foreach (LoadOptions options in new[] { new(), Small })
        {
            using QuadStore store = QuadStore.Open(new SimulatedDisk(), Store);
            store.Load([LoadDocuments.Of(quads, RdfFormat.NTriples)], options, TestContext.Current.CancellationToken);
            Check(store, quads);
        }
    }

    private static void Check(QuadStore store, IReadOnlyCollection<Quad> expected)
    {
        using Snapshot snapshot = store.AcquireSnapshot();
        SnapshotCheck.Check(snapshot, expected.ToHashSet(), Graphs, allSelectors: false, prefixRows: 1, batches: [900]);
        Assert.Empty(store.Check(TestContext.Current.CancellationToken));
    }

    private static (long Quads, long Triples, string Predicates) Statistics(QuadStore store)
    {
        using Snapshot snapshot = store.AcquireSnapshot();
        IEnumerable<string> predicates = snapshot.Predicates.Select(
            item => $"{TestTerms.TermOf(snapshot, item.Predicate)} {item.TripleCount} {item.DistinctSubjects} {item.DistinctObjects}");
        return (snapshot.QuadCount, snapshot.TripleCount, string.Join('\n', predicates));
    }

    private static void Add(QuadStore store, IEnumerable<Quad> quads)
    {
        using WriteTransaction transaction = store.BeginWrite(TestContext.Current.CancellationToken);
        foreach (Quad quad in quads) TestTerms.Add(transaction, quad);
        transaction.Commit();
    }

    private static void Change(QuadStore store, HashSet<Quad> model, List<Quad> added, List<Quad> removed)
    {
        using WriteTransaction transaction = store.BeginWrite(TestContext.Current.CancellationToken);
        foreach (Quad quad in added) TestTerms.Add(transaction, quad);
        foreach (Quad quad in removed) TestTerms.Remove(transaction, quad);
        transaction.Commit();
        model.UnionWith(added);
        model.ExceptWith(removed);
    }
}
