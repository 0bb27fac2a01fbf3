using KnowledgeGraph.Rdf.Canonicalization;

namespace KnowledgeGraph.Rdf.Tests.Canonicalization;

public class DatasetIsomorphismTests
{
    private static readonly Iri P = new("http://ex/p");

    [Fact]
    public void AreIsomorphic_OtherLabelsAndOrder_IsTrue() => Assert.True(Same("a>b b>c c>o1 a>o2", "z>o1 y>z x>o2 x>y"));

    [Fact]
    public void AreIsomorphic_SwappedEnds_IsFalse() => Assert.False(Same("a>b b>o1 a>o2", "a>b a>o1 b>o2 a>a"));

    [Fact]
    public void AreIsomorphic_TwoTrianglesOrOneHexagon_IsFalse() =>
        Assert.False(Same("a>b b>c c>a d>e e>f f>d", "a>b b>c c>d d>e e>f f>a"));

    [Fact]
    public void AreIsomorphic_RotatedHexagon_IsTrue() => Assert.True(Same("a>b b>c c>d d>e e>f f>a", "f>b b>d d>a a>c c>e e>f"));

    [Fact]
    public void AreIsomorphic_NodeInAnotherGraph_IsFalse()
    {
        Quad quad = new(new BlankNode("a"), P, new BlankNode("b"), new BlankNode("g"));
        Assert.True(DatasetIsomorphism.AreIsomorphic([quad], [new Quad(new BlankNode("x"), P, new BlankNode("y"), new BlankNode("z"))]));
        Assert.False(DatasetIsomorphism.AreIsomorphic([quad], [new Quad(new BlankNode("x"), P, new BlankNode("y"), new BlankNode("x"))]));
    }

    [Fact]
    public void AreIsomorphic_ThousandsOfEqualParts_EndsSoon()
    {
        string[] left = [.. Enumerable.Range(0, 3000).Select(i => $"a{i}>b{i} b{i}>a{i}")];
        string[] right = [.. Enumerable.Range(0, 3000).Reverse().Select(i => $"n{i}>m{i} m{i}>n{i}")];
        Assert.True(Same(string.Join(' ', left), string.Join(' ', right)));
    }

    [Fact]
    public void AreIsomorphic_LongChain_EndsSoon()
    {
        string left = string.Join(' ', Enumerable.Range(0, 2000).Select(i => $"a{i}>a{i + 1}"));
        string right = string.Join(' ', Enumerable.Range(0, 2000).Reverse().Select(i => $"z{i}>z{i + 1}"));
        Assert.True(Same(left, right));
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(4, 4)]
    [InlineData(5, 5)]
    public void AreIsomorphic_RookGraphAgainstItsShuffle_IsTrue(int rows, int columns)
    {
        // Strongly regular: refinement alone tells no two nodes apart.
        var edges = new List<(int, int)>();
        for (int a = 0; a < rows * columns; a++)
        {
            for (int b = 0; b < rows * columns; b++)
            {
                if (a != b && (a / columns == b / columns || a % columns == b % columns)) edges.Add((a, b));
            }
        }
        int[] shuffle = [.. Enumerable.Range(0, rows * columns)];
        new Random(5).Shuffle(shuffle);
        Assert.True(Same(Text(edges), Text(edges.Select(e => (shuffle[e.Item1], shuffle[e.Item2])))));
    }

    [Fact]
    public void AreIsomorphic_RookAgainstShrikhandeGraph_IsFalse()
    {
        // Two strongly regular graphs with the same parameters (16, 6, 2, 2), the classic pair that refinement cannot tell apart.
        (int X, int Y)[] cells = [.. from x in Enumerable.Range(0, 4) from y in Enumerable.Range(0, 4) select (x, y)];
        var rook = from a in cells from b in cells where a != b && (a.X == b.X || a.Y == b.Y) select (a.X * 4 + a.Y, b.X * 4 + b.Y);
        (int, int)[] steps = [(0, 1), (0, 3), (1, 0), (3, 0), (1, 1), (3, 3)];
        var shrikhande = from a in cells from s in steps select (a.X * 4 + a.Y, (a.X + s.Item1) % 4 * 4 + (a.Y + s.Item2) % 4);
        Assert.False(Same(Text(rook), Text(shrikhande)));
    }

    private static string Text(IEnumerable<(int From, int To)> edges) => string.Join(' ', edges.Select(e => $"n{e.From}>n{e.To}"));

    // "a>b" is a triple between blank nodes; what starts with 'o' is an IRI.
    private static bool Same(string left, string right) => DatasetIsomorphism.AreIsomorphic(Parse(left), Parse(right));

    private static IEnumerable<Quad> Parse(string text) =>
        text.Split(' ').Select(edge => edge.Split('>')).Select(ends => new Quad(Node(ends[0]), P, Node(ends[1]), null));

    private static Term Node(string name) => name[0] == 'o' ? new Iri("http://ex/" + name) : new BlankNode(name);
}
