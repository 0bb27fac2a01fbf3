using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Query.Tests.Planning;

/// <summary>What the planner knows of a group's values before it is evaluated.</summary>
public sealed class KnownValueTests
{
    [Fact]
    public void Plan_ChainOfSingleMatches_BecomesOneRow()
    {
        using TestStore store = TestStore.Of("a p b", "b q c", "c r 1", "d r 2", "d r 3");
        const string Query = "SELECT ?x ?y ?z { :a :p ?x . ?x :q ?y . ?y :r ?z }";
        Assert.Equal(["b ; c ; 1"], Rows(store, Query));
        Assert.DoesNotContain("IndexScan", store.Explain(Query), StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_ConditionOnSingleMatch_IsOfOneVariable()
    {
        using TestStore store = TestStore.Of("a p 4", "b q 3", "c q 6", "d q 7");
        const string Query = "SELECT ?s { :a :p ?x . ?s :q ?y FILTER(?y <= ?x + 2 && BOUND(?x)) }";
        Assert.Equal(["b", "c"], Rows(store, Query));
        string plan = store.Explain(Query);
        Assert.Contains("(?y <= \"6\"", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("?x + ", plan, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_EqualityOfIris_IsJoin()
    {
        using TestStore store = TestStore.Of("a p b", "a p c", "d q b", "e q b", "e q c", "f r 1");
        const string Query = "SELECT ?x ?s ?y { :a :p ?x . ?s :q ?y FILTER(?x = ?y) }";
        Assert.Equal(["b ; d ; b", "b ; e ; b", "c ; e ; c"], Rows(store, Query));
        Assert.DoesNotContain("Filter", store.Explain(Query), StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_ChainOfEqualities_GivesEachVariableItsColumn()
    {
        using TestStore store = TestStore.Of("a p b", "c q b", "d r b", "e r c");
        Assert.Equal(["b ; b ; b"], Rows(store, "SELECT ?x ?y ?z { ?1 :p ?x . ?2 :q ?y . ?3 :r ?z FILTER(?x = ?y && sameTerm(?y, ?z)) }"));
    }

    [Fact]
    public void Plan_EqualityWithVariableThatASubqueryShowsUnbound_GivesItOneColumn()
    {
        using TestStore store = TestStore.Of("a p a", "b p c", "c p b");
        Assert.Equal(["<a> ; <a> ; <a>"], store.Select(
            "SELECT ?b ?c ?x { { SELECT ?b ?c { ?d :p ?b FILTER(?d = ?b) } } { ?c :p ?d FILTER(?d = ?c) } BIND(?c AS ?x) }"));
    }

    [Fact]
    public void Plan_EqualityOfNumbers_ComparesValues()
    {
        using var store = new TestStore([
            TestStore.QuadOf("a p 1"), TestStore.QuadOf("a p 2"), TestStore.QuadOf("a p 3"), TestStore.QuadOf("b q c"),
            new(new Iri("http://example.org/b"), new Iri("http://example.org/q"), new Literal("1.0", XsdVocabulary.Decimal), null)]);
        const string Query = "SELECT ?x { :a :p ?x . ?s :q ?y FILTER(?x = ?y) }";
        Assert.Equal(["1"], Rows(store, Query));
        Assert.Empty(Rows(store, Query.Replace("?x = ?y", "sameTerm(?x, ?y)", StringComparison.Ordinal)));
    }

    [Fact]
    public void Plan_EqualityWithOneTypedLiteral_ComparesValues()
    {
        using var store = new TestStore([
            TestStore.QuadOf("a p 1"), TestStore.QuadOf("a p 2"),
            new(new Iri("http://example.org/b"), new Iri("http://example.org/q"), new Literal("01", XsdVocabulary.Integer), null)]);
        Assert.Equal(["1"], Rows(store, "SELECT ?x { :a :p ?x . ?s :q ?y FILTER(?x = ?y) }"));
    }

    [Fact]
    public void Plan_EqualityOfIntegers_IsJoin()
    {
        using TestStore store = TestStore.Of("a p 1", "a p 2", "b q 2", "c q 3", "d q e");
        const string Query = "SELECT ?x ?s { :a :p ?x . ?s :q ?y FILTER(?x = ?y) }";
        Assert.Equal(["2 ; b"], Rows(store, Query));
        Assert.DoesNotContain("Filter", store.Explain(Query), StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_EqualityInsideOptional_KeepsUnmatchedRows()
    {
        using TestStore store = TestStore.Of("a p b", "c p d", "e q b", "f q b");
        Assert.Equal(["a ; e", "a ; f", "c ; -"], Rows(store, "SELECT ?s ?t { ?s :p ?x OPTIONAL { ?t :q ?y FILTER(?x = ?y) } }"));
    }

    [Fact]
    public void Plan_EqualityAcrossOptional_IsKeyOfTheJoin()
    {
        using TestStore store = TestStore.Of("a p b", "c p d", "e q b", "f q b", "e r 1", "f r 2", "a r 2", "c r 0");
        const string Query = "SELECT ?s ?t ?y { ?s :p ?x ; :r ?n OPTIONAL { ?t :q ?y ; :r ?m FILTER(?x = ?y && ?m < ?n) } }";
        Assert.Equal(["a ; e ; b", "c ; - ; -"], Rows(store, Query));
        Assert.DoesNotContain("every pair", store.Explain(Query), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT ?s ?t { ?s :p ?x OPTIONAL { ?t :q ?x } FILTER(!BOUND(?t)) }")]
    [InlineData("SELECT ?s ?t { ?s :p ?x OPTIONAL { ?t :q ?y FILTER(?x = ?y) } FILTER(!BOUND(?t)) }")]
    public void Plan_OptionalThatIsUnbound_IsAntiJoin(string query)
    {
        using TestStore store = TestStore.Of("a p b", "c p d", "e q b", "f q b");
        Assert.Equal(["c ; -"], Rows(store, query));
        Assert.Contains("AntiJoin", store.Explain(query), StringComparison.Ordinal);
    }

    private static List<string> Rows(TestStore store, string query) => [.. store.Select(query).Select(QueryEngineTests.Short)];
}
