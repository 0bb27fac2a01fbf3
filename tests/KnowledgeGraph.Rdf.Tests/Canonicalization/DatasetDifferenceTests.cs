using KnowledgeGraph.Rdf.Canonicalization;

namespace KnowledgeGraph.Rdf.Tests.Canonicalization;

public class DatasetDifferenceTests
{
    [Fact]
    public void Between_IsomorphicDatasets_IsEmpty()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            string[] statements =
            [
                .. Enumerable.Range(0, random.Next(1, 12))
                    .Select(_ => $"_:{random.Next(5)} p{random.Next(2)} _:{random.Next(5)}"),
            ];
            string[] renamed = [.. statements.Select(text => text.Replace("_:", "_:x", StringComparison.Ordinal))];
            random.Shuffle(renamed);
            Assert.True(DatasetDifference.Between(Quads(statements), Quads(renamed)).IsEmpty);
        }
    }

    [Fact]
    public void Between_GroundStatements_TellsWhatCameAndWent()
    {
        DatasetDifference difference = DatasetDifference.Between(Quads("a p b", "a p c"), Quads("a p c", "a q c"));
        Assert.Equal(Quads("a p b"), difference.Removed);
        Assert.Equal(Quads("a q c"), difference.Added);
    }

    [Fact]
    public void Between_OneChangedValue_MatchesTheNodeByTheRest() => Differs(
        ["s address _:a", "_:a street x", "_:a city y", "s address _:b", "_:b street x", "_:b city z"],
        ["s address _:n", "_:n street x", "_:n city z", "s address _:m", "_:m street new", "_:m city y"],
        removed: ["_:m street x"],
        added: ["_:m street new"]);

    [Fact]
    public void Between_ChangeDeepInATree_MatchesTheNodesOnTheWay() => Differs(
        ["s p _:a", "_:a p _:b", "_:b p _:c", "_:c p old"],
        ["s p _:x", "_:x p _:y", "_:y p _:z", "_:z p new"],
        removed: ["_:z p old"],
        added: ["_:z p new"]);

    [Fact]
    public void Between_NodeThatWent_KeepsItsLabelApart() => Differs(
        ["s p _:a", "_:a q one", "_:a r two"],
        ["t v _:a", "_:a w three"],
        removed: ["s p _:a-left", "_:a-left q one", "_:a-left r two"],
        added: ["t v _:a", "_:a w three"]);

    [Fact]
    public void Between_OneOfTwoLikeNodesFewer_RemovesOne()
    {
        DatasetDifference difference = DatasetDifference.Between(Quads("_:a p x", "_:b p x"), Quads("_:c p x"));
        Assert.Single(difference.Removed);
        Assert.Empty(difference.Added);
    }

    [Fact]
    public void Between_Differences_TurnTheOneIntoTheOther()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            Quad[] left = [.. Quads([.. Random(random)]).Distinct()];
            Quad[] right = [.. Quads([.. Random(random)]).Distinct()];
            DatasetDifference difference = DatasetDifference.Between(left, right);
            Assert.Equal(DatasetIsomorphism.AreIsomorphic(left, right), difference.IsEmpty);
            // What both have is what is left of the right one, and what was removed is written in its terms.
            Quad[] patched = [.. right.Except(difference.Added).Concat(difference.Removed)];
            Assert.True(DatasetIsomorphism.AreIsomorphic(left, patched), $"seed {seed}");
        }

        static IEnumerable<string> Random(Random random)
        {
            string[] things = ["_:a", "_:b", "_:c", "x"];
            return Enumerable.Range(0, 5).Select(_ => $"{things[random.Next(4)]} p{random.Next(2)} {things[random.Next(4)]}");
        }
    }

    private static void Differs(string[] left, string[] right, string[] removed, string[] added)
    {
        DatasetDifference difference = DatasetDifference.Between(Quads(left), Quads(right));
        Assert.Equal(Quads(removed).ToHashSet(), difference.Removed.ToHashSet());
        Assert.Equal(Quads(added).ToHashSet(), difference.Added.ToHashSet());
    }

    private static Quad[] Quads(params string[] statements) => [.. statements.Select(statement =>
    {
        string[] terms = statement.Split(' ');
        return new Quad(Term(terms[0]), (Iri)Term(terms[1]), Term(terms[2]), null);
    })];

    private static Term Term(string text) =>
        text.StartsWith("_:", StringComparison.Ordinal) ? new BlankNode(text[2..]) : new Iri("http://ex/" + text);
}
