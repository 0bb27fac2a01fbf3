namespace KnowledgeGraph.Query.Tests;

/// <summary>Whole queries on small data.</summary>
public sealed class QueryEngineTests
{
    [Fact]
    public void Execute_BasicGraphPattern_Joins()
    {
        using TestStore store = TestStore.Of("a p b", "b q c", "a p d", "d q e", "x p y");
        Assert.Equal(["a ; c", "a ; e"], store.Select("SELECT ?s ?o { ?s :p ?m . ?m :q ?o }").Select(Short));
    }

    [Fact]
    public void Execute_FilterOptionalUnion_FollowTheSpecification()
    {
        using TestStore store = TestStore.Of("a p 1", "b p 2", "c p 3", "a q x", "b r y");
        Assert.Equal(["b ; 2 ; -", "c ; 3 ; -"], store.Select("SELECT ?s ?n ?q { ?s :p ?n OPTIONAL { ?s :q ?q } FILTER(?n > 1) }").Select(Short));
        Assert.Equal(["x", "y"], store.Select("SELECT ?v { { ?s :q ?v } UNION { ?s :r ?v } }").Select(Short));
    }

    internal static string Short(string row) => row.Replace("\"^^<http://www.w3.org/2001/XMLSchema#integer>", "", StringComparison.Ordinal)
        .Replace("\"", "", StringComparison.Ordinal).Replace("<", "", StringComparison.Ordinal).Replace(">", "", StringComparison.Ordinal);
}
