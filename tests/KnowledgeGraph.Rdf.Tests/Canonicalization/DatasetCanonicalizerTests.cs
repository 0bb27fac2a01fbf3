using KnowledgeGraph.Rdf.Canonicalization;

namespace KnowledgeGraph.Rdf.Tests.Canonicalization;

public class DatasetCanonicalizerTests
{
    private static readonly Iri P = new("http://ex/p");

    [Fact]
    public void Canonicalize_AnyShuffleAndLabels_GivesTheSameForm()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            int nodes = random.Next(1, 7);
            (int From, int To, int Graph)[] edges =
            [
                .. Enumerable.Range(0, random.Next(1, 9))
                    .Select(_ => (random.Next(nodes), random.Next(-1, nodes), random.Next(-3, nodes))),
            ];
            int[] names = [.. Enumerable.Range(0, nodes)];
            random.Shuffle(names);
            Quad[] left = [.. edges.Select(edge => Edge(edge, node => node))];
            Quad[] right = [.. edges.Select(edge => Edge(edge, node => names[node]))];
            random.Shuffle(right);
            Assert.Equal(DatasetCanonicalizer.Canonicalize(left).ToNQuads(), DatasetCanonicalizer.Canonicalize(right).ToNQuads());
        }
    }

    [Fact]
    public void Canonicalize_ThreeNodesInAQuad_OwnPlacesTellApartWhatLooksAlike()
    {
        // a and g each are a subject once and a graph once, and have the same neighbours; only a is the subject beside b.
        var (a, b, g, x) = (new BlankNode("a"), new BlankNode("b"), new BlankNode("g"), new BlankNode("x"));
        Quad[] quads = [new(a, P, b, g), new(g, P, x, a), new(b, P, P, null)];
        var options = new CanonicalizationOptions { TellsOwnPlaces = true };
        string[] forms = [.. Orders(quads).Select(order => DatasetCanonicalizer.Canonicalize(order, options).ToNQuads()).Distinct()];
        Assert.Single(forms);

        static IEnumerable<Quad[]> Orders(Quad[] q) => [[q[0], q[1], q[2]], [q[1], q[0], q[2]], [q[2], q[1], q[0]], [q[1], q[2], q[0]]];
    }

    [Fact]
    public void Canonicalize_OtherDatasets_GivesTheSameFormOnlyIfIsomorphic()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            Quad[] left = RandomCycleCover(random);
            Quad[] right = RandomCycleCover(random);
            Assert.Equal(
                DatasetIsomorphism.AreIsomorphic(left, right),
                DatasetCanonicalizer.Canonicalize(left).ToNQuads() == DatasetCanonicalizer.Canonicalize(right).ToNQuads());
        }
    }

    [Fact]
    public void Canonicalize_NodesOfTheInput_AreMappedOneToOne()
    {
        CanonicalDataset canonical = DatasetCanonicalizer.Canonicalize([Edge((0, 1, -1), n => n), Edge((1, 2, 3), n => n)]);
        Assert.Equal(4, canonical.Nodes.Count);
        Assert.Equal(["c14n0", "c14n1", "c14n2", "c14n3"], canonical.Nodes.Values.Select(node => node.Label).Order());
        Assert.Equal(["n0", "n1", "n2", "n3"], canonical.Nodes.Keys.Select(node => node.Label).Order());
    }

    [Fact]
    public void ToNQuads_Literals_EscapesWhatTheCanonicalFormEscapes()
    {
        var subject = new Iri("http://ex/s");
        string text = "\0\u0007\b\t\n\v\f\r\u001F \"\\\u007F\u0080é\uFFFE\U0001F600";
        Quad quad = new(subject, P, new Literal(text, "fr-FR"), null);
        Assert.Equal(
            "<http://ex/s> <http://ex/p> \"\\u0000\\u0007\\b\\t\\n\\u000B\\f\\r\\u001F \\\"\\\\\\u007F\u0080é\\uFFFE\U0001F600\"@fr-FR .\n",
            DatasetCanonicalizer.Canonicalize([quad]).ToNQuads());
    }

    [Fact]
    public void ToNQuads_Lines_AreSortedByCodePointsNotByCodeUnits()
    {
        var subject = new Iri("http://ex/s");
        Quad astral = new(subject, P, new Literal("\U0001F600"), null);
        Quad last = new(subject, P, new Literal("\uFFFD"), null);
        string[] lines = DatasetCanonicalizer.Canonicalize([astral, last]).ToNQuads().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([last.ToString(), astral.ToString()], lines);
    }

    [Fact]
    public void Canonicalize_Clique_EndsWithALimit()
    {
        var edges = new List<Quad>();
        for (int a = 0; a < 12; a++)
        {
            for (int b = 0; b < 12; b++)
            {
                if (a != b) edges.Add(Edge((a, b, -1), n => n));
            }
        }
        var options = new CanonicalizationOptions { MaxSteps = 10_000 };
        var error = Assert.Throws<CanonicalizationLimitException>(() => DatasetCanonicalizer.Canonicalize(edges, options));
        Assert.Contains("10,000 steps", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Canonicalize_EndlessChainOfLikeNodes_NeverOverflowsTheStack()
    {
        Quad[] ring = [.. Enumerable.Range(0, 100_000).Select(i => Edge((i, (i + 1) % 100_000, -1), n => n))];
        Assert.Throws<CanonicalizationLimitException>(() => DatasetCanonicalizer.Canonicalize(ring));
    }

    [Fact]
    public void Canonicalize_ManyEqualParts_StaysWithinTheLimits()
    {
        Quad[] quads =
        [
            .. Enumerable.Range(0, 20_000).Select(i => Edge((2 * i, 2 * i + 1, -1), n => n)),
            .. Enumerable.Range(0, 20_000).Select(i => Edge((2 * i + 1, -1, -1), n => n)),
        ];
        Assert.Equal(40_000, DatasetCanonicalizer.Canonicalize(quads, new CanonicalizationOptions { MaxSteps = 0 }).Nodes.Count);
    }

    [Fact]
    public void Canonicalize_Cancelled_Ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Quad[] quads = [.. Enumerable.Range(0, 10_000).Select(i => Edge((i, -1, -1), n => n))];
        Assert.Throws<OperationCanceledException>(() => DatasetCanonicalizer.Canonicalize(quads, cancellationToken: cancelled.Token));
    }

    // A node below zero is a term with a name: an object, or the default graph and a named one.
    private static Quad Edge((int From, int To, int Graph) edge, Func<int, int> rename)
    {
        Term To(int node) => node < 0 ? new Literal("o") : new BlankNode($"n{rename(node)}");
        Term? graph = edge.Graph < -1 ? null : edge.Graph == -1 ? new Iri("http://ex/g") : To(edge.Graph);
        return new Quad(To(edge.From), P, To(edge.To), graph);
    }

    private static Quad[] RandomCycleCover(Random random)
    {
        int[] targets = [.. Enumerable.Range(0, 6)];
        random.Shuffle(targets);
        return [.. targets.Select((to, from) => Edge((from, to, -2), n => n))];
    }
}
