namespace KnowledgeGraph.Query.Tests;

/// <summary>Whole queries on small data.</summary>
public sealed class QueryEngineTests
{
    [Fact]
    public void Execute_BasicGraphPattern_Joins()
    {
        using TestStore store = TestStore.Of("a p b", "b q c", "a p d", "d q e", "x p y");
        Assert.Equal(["a ; c", "a ; e"], Rows(store, "SELECT ?s ?o { ?s :p ?m . ?m :q ?o }"));
    }

    [Fact]
    public void Execute_FilterAfterOptional_KeepsUnboundRows()
    {
        using TestStore store = TestStore.Of("a p 1", "b p 2", "c p 3", "c q x");
        Assert.Equal(["b ; 2 ; -", "c ; 3 ; x"], Rows(store, "SELECT ?s ?n ?q { ?s :p ?n OPTIONAL { ?s :q ?q } FILTER(?n > 1) }"));
    }

    [Fact]
    public void Execute_BlankNodeLabelBehindACondition_IsStillTheNodeOfItsSolution()
    {
        using TestStore store = TestStore.Of([.. Enumerable.Range(0, 10).Select(i => $"n{i} p {i}")]);
        Assert.Equal(["8", "9"], Rows(store, """
            SELECT ?n {
              ?s :p ?n
              BIND(BNODE("a") AS ?node)
              BIND(?n > 7 && SAMETERM(?node, IF(?n > 8, BNODE("a"), BNODE("a"))) AS ?same)
              FILTER(?same)
            }
            """));
    }

    [Theory]
    [InlineData("COUNT(DISTINCT ?n)", "g ; 3|h ; 1")]
    [InlineData("SUM(DISTINCT ?n)", "g ; 9|h ; 3")]
    [InlineData("AVG(DISTINCT ?n)", "g ; 3^^http://www.w3.org/2001/XMLSchema#decimal|h ; 3^^http://www.w3.org/2001/XMLSchema#decimal")]
    [InlineData("MIN(DISTINCT ?n)", "g ; 1|h ; 3")]
    [InlineData("COUNT(DISTINCT *)", "g ; 4|h ; 1")]
    public void Execute_DistinctAggregate_CountsEachTermOfAGroupOnce(string aggregate, string expected)
    {
        using TestStore store = TestStore.Of("a p 3", "b p 1", "c p 5", "d p 3", "e p 3", "a q g", "b q g", "c q g", "d q g", "e q h");
        Assert.Equal(expected.Split('|'), Rows(store, $"SELECT ?g ({aggregate} AS ?r) {{ ?s :p ?n ; :q ?g }} GROUP BY ?g"));
    }

    [Fact]
    public void Execute_ExtremeOfAConstant_IsTheConstantAsItIsWritten()
    {
        using TestStore store = TestStore.Of("a p 1", "b p 2");
        Assert.Equal(["01 ; 1.0^^http://www.w3.org/2001/XMLSchema#decimal"],
            Rows(store, "SELECT (MIN(\"01\"^^<http://www.w3.org/2001/XMLSchema#integer>) AS ?x) (MAX(COALESCE(1.0, 2)) AS ?y) { ?s :p ?n }"));
    }

    [Theory]
    [InlineData(12)]
    [InlineData(70)]
    [InlineData(2000)]
    public void Execute_ManyPatterns_ArePlannedPartByPart(int patterns)
    {
        using TestStore store = TestStore.Of("a p b", "b p c", "c p a", "a q 1", "b q 1", "c q 1");
        string star = string.Concat(Enumerable.Range(0, patterns).Select(i => $"?x :p ?y{i} . "));
        Assert.Equal(["a", "b", "c"], Rows(store, $"SELECT ?x {{ {star} }}"));
        // Neighbours in the chain are far from one another in the query.
        int[] places = [.. Enumerable.Range(0, patterns).OrderBy(i => i * 7919 % patterns).ThenBy(i => i)];
        string chain = string.Concat(places.Select(i => $"?x{i} :p ?x{i + 1} . "));
        Assert.Equal(3, Rows(store, $"SELECT ?x0 {{ {chain} }}").Count);
    }

    [Fact]
    public void Execute_CountOfProducts_MakesNoRows()
    {
        using TestStore store = TestStore.Of([.. Enumerable.Range(0, 3000).Select(i => $"n{i} p m{i % 3}")]);
        Assert.Equal(["27000000000"], Rows(store, "SELECT (COUNT(*) AS ?n) { ?a :p ?b . ?c :p ?d . ?e :p ?f }"));
        Assert.Equal(["3000000"], Rows(store, "SELECT (COUNT(*) AS ?n) { ?a :p ?b . ?c :p ?b }"));
        Assert.Equal(["6000"], Rows(store, "SELECT (COUNT(*) AS ?n) { { ?a :p ?b } UNION { ?c :p ?d } }"));
        Assert.Equal(["3"], Rows(store, "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?b { ?a :p ?b } }"));
    }

    [Fact]
    public void Execute_CountOfStar_MultipliesRunsOfEachSubject()
    {
        // Runs cross the batches of 2048 rows, and some subjects lack an arm.
        List<string> quads = [];
        for (int s = 0; s < 5; s++)
        {
            for (int i = 0; i < 1000 * (s + 1); i++) quads.Add($"n{s} p {i}");
            for (int i = 0; i < 3000; i++) quads.Add($"n{s} q {i}");
            if (s != 1) quads.AddRange([$"n{s} r 1", $"n{s} r 2"]);
        }
        using TestStore store = TestStore.Of([.. quads]);
        // (1 + 3 + 4 + 5) · 1000 · 3000 · 2
        Assert.Equal(["78000000"], Rows(store, "SELECT (COUNT(*) AS ?n) { ?s :p ?a ; :q ?b ; :r ?c }"));
        // Thousands to the sixth, more than 64 bits hold.
        Assert.Equal(["1458000000000000000000"],
            Rows(store, "SELECT (COUNT(*) AS ?n) { VALUES ?s { :n0 } ?s :q ?a ; :q ?b ; :q ?c ; :q ?d ; :q ?e ; :q ?f ; :r ?g }"));
    }

    [Fact]
    public void Plan_StarWithClass_AsksSubjectsOfTheClass()
    {
        // Only members of c have p and q, though few things are members of c.
        using TestStore store = TestStore.Of([
            .. Enumerable.Range(0, 2000).SelectMany(i => new[] { $"n{i} is c", $"n{i} p {i}", $"n{i} q {i}" }),
            .. Enumerable.Range(0, 20000).Select(i => $"m{i} is d")]);
        using var result = (SelectResult)store.Execute(
            "SELECT * { ?s :is :c ; :p ?a ; :q ?b }", new QueryOptions { DefaultGraph = DefaultGraphMode.Union });
        Assert.InRange(result.Plan.EstimatedRows, 1900, 2100);
    }

    [Fact]
    public void Execute_UnionBesideFewRows_IsEvaluatedForTheirKeys()
    {
        using TestStore store = TestStore.Of(
            [.. Enumerable.Range(0, 20000).SelectMany(i => new[] { $"n{i} p {i}", $"n{i} q m{i}", $"m{i} r {i}" }),
            "c has n7", "c has n8"]);
        const string Query = "SELECT ?s ?o { :c :has ?s . { ?s :p ?o } UNION { ?s :q ?m . ?m :r ?o } }";
        using var result = (SelectResult)store.Execute(Query);
        Assert.Contains("Gather", result.Plan.ToText(), StringComparison.Ordinal);
        Assert.Equal(["n7 ; 7", "n7 ; 7", "n8 ; 8", "n8 ; 8"], Rows(store, Query));
    }

    [Fact]
    public void Execute_FilterOnOptionalVariable_BecomesAJoin()
    {
        using TestStore store = TestStore.Of("a p 1", "b p 2", "b q 5");
        using var result = (SelectResult)store.Execute("SELECT * { ?s :p ?n OPTIONAL { ?s :q ?q } FILTER(?q > 1) }");
        Assert.DoesNotContain("LeftJoin", result.Plan.ToText(), StringComparison.Ordinal);
        Assert.Equal(["b ; 2 ; 5"], Rows(store, "SELECT ?s ?n ?q { ?s :p ?n OPTIONAL { ?s :q ?q } FILTER(?q > 1) }"));
    }

    [Fact]
    public void Execute_ConditionOfOptionalReadsTheOuterSide_IsAskedOfTheJoinedSolution()
    {
        using TestStore store = TestStore.Of("a p 1", "b p 2", "a q 1", "b q 1");
        Assert.Equal(["a ; 1", "b ; -"], Rows(store, "SELECT ?s ?m { ?s :p ?n OPTIONAL { ?s :q ?m FILTER(?m = ?n) } }"));
    }

    [Fact]
    public void Execute_NestedOptionalWithOuterVariable_IsEvaluatedBottomUp()
    {
        using TestStore store = TestStore.Of("a p 1", "b q 2", "c r 1");
        Assert.Equal(["a ; -"], Rows(store, "SELECT ?x ?z { ?x :p ?v OPTIONAL { ?y :q ?w OPTIONAL { ?z :r ?v } FILTER(?w = ?v) } }"));
    }

    [Fact]
    public void Execute_SubQuery_HidesItsOtherVariables()
    {
        using TestStore store = TestStore.Of("a p 1", "b p 2", "b q c");
        Assert.Equal(["a ; c", "b ; c"], Rows(store, "SELECT ?s ?o { ?s :p ?n { SELECT ?o { ?s :q ?o } } }"));
    }

    [Fact]
    public void Execute_Exists_IsASemiJoin()
    {
        using TestStore store = TestStore.Of("a p 1", "b p 2", "b q c");
        const string query = "SELECT ?s { ?s :p ?n FILTER EXISTS { ?s :q ?o } }";
        using var result = (SelectResult)store.Execute(query);
        Assert.Contains("SemiJoin", result.Plan.ToText(), StringComparison.Ordinal);
        Assert.Equal(["b"], Rows(store, query));
    }

    [Fact]
    public void Execute_ExistsWithFilterOnOuterVariable_SeesItsValue()
    {
        using TestStore store = TestStore.Of("a p 1", "b p 2", "x q 2");
        Assert.Equal(["b"], Rows(store, "SELECT ?s { ?s :p ?n FILTER EXISTS { ?o :q ?m FILTER(?m = ?n) } }"));
        Assert.Equal(["a"], Rows(store, "SELECT ?s { ?s :p ?n FILTER NOT EXISTS { { ?o :q ?m FILTER(?m = ?n) } UNION { ?o :none ?m } } }"));
    }

    [Fact]
    public void Execute_ExistsInExpression_HasAValue()
    {
        using TestStore store = TestStore.Of("a p 1", "b p 2", "b q c");
        Assert.Equal(
            ["a ; false^^http://www.w3.org/2001/XMLSchema#boolean", "b ; true^^http://www.w3.org/2001/XMLSchema#boolean"],
            Rows(store, "SELECT ?s ?e { ?s :p ?n BIND(EXISTS { ?s :q ?o } AS ?e) }"));
    }

    [Fact]
    public void Execute_MinusWithoutSharedVariable_RemovesNothing()
    {
        using TestStore store = TestStore.Of("a p 1", "b q 2");
        Assert.Equal(["a"], Rows(store, "SELECT ?s { ?s :p ?n MINUS { ?x :q ?y } }"));
        Assert.Equal([], Rows(store, "SELECT ?s { ?s :p ?n FILTER NOT EXISTS { ?x :q ?y } }"));
    }

    [Fact]
    public void Execute_ValuesWithUndef_IsCompatibleWithEverything()
    {
        using TestStore store = TestStore.Of("a p 1", "b p 2");
        Assert.Equal(["a ; 1", "a ; 1", "b ; 2"], Rows(store, "SELECT ?s ?n { ?s :p ?n VALUES (?s ?n) { (UNDEF UNDEF) (:a 1) (:b 7) } }"));
    }

    [Fact]
    public void Execute_TransitivePath_InBothDirectionsAndOpen()
    {
        using TestStore store = TestStore.Of("a p b", "b p c", "c p a", "x p y");
        Assert.Equal(["a", "b", "c"], Rows(store, "SELECT ?o { :a :p+ ?o }"));
        Assert.Equal(["x"], Rows(store, "SELECT ?s { ?s :p+ :y }"));
        Assert.Equal(10, Rows(store, "SELECT ?s ?o { ?s :p+ ?o }").Count);
        Assert.Equal(["nowhere"], Rows(store, "SELECT ?o { :nowhere :p* ?o }"));
        Assert.Equal([], Rows(store, "SELECT ?o { VALUES ?s { :nowhere } ?s :p* ?o }"));
        Assert.Equal(["-"], Rows(store, "SELECT ?none { :a :p/:p :c }"));
    }

    [Fact]
    public void Execute_GraphVariable_BindsTheGraphOfAllParts()
    {
        using TestStore store = TestStore.Of("a p b g", "b q c g", "b q d h", "a p b h", "e p b");
        var options = new QueryOptions { DefaultGraph = DefaultGraphMode.StoreDefault };
        Assert.Equal(["g ; c", "h ; d"], Rows(store, "SELECT ?g ?o { GRAPH ?g { :a :p ?m . ?m :q ?o } }", options));
        Assert.Equal(["g", "h"], Rows(store, "SELECT ?g { GRAPH ?g { } }", options));
        Assert.Equal(["g ; 2", "h ; 2"], Rows(store, "SELECT ?g ?n { GRAPH ?g { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } } }", options));
    }

    [Theory]
    [InlineData("?g ?s", "{ ?s :p ?o MINUS { ?s :q ?x } }", "h ; a|h ; c")]
    [InlineData("?g ?s", "{ ?s :p ?o MINUS { ?x :q ?y } }", "g ; a|h ; a|h ; c")]
    [InlineData("?g ?s", "{ ?s :p ?o MINUS { ?s :q ?y . OPTIONAL { ?s :p ?o } } }", "h ; a|h ; c")]
    [InlineData("?g ?n", "{ SELECT (COUNT(*) AS ?n) { ?s :q ?o } }", "g ; 1|h ; 1|i ; 0")]
    [InlineData("?g ?n", "{ SELECT (MAX(?o) AS ?n) { ?s :r ?o } }", "g ; -|h ; -|i ; 2")]
    [InlineData("?g ?s ?n", "{ SELECT ?s (COUNT(*) AS ?n) { ?s :p ?o } GROUP BY ?s }", "g ; a ; 1|h ; a ; 1|h ; c ; 1")]
    [InlineData("?g ?n", "{ SELECT (COUNT(DISTINCT *) AS ?n) { ?s ?p ?o } }", "g ; 2|h ; 3|i ; 2")]
    [InlineData("?g ?s", "{ ?s :p ?o FILTER(EXISTS { ?s :q ?x } || ?o = :d) }", "g ; a|h ; c")]
    [InlineData("?g ?s ?e", "{ ?s :p ?o BIND(IF(EXISTS { ?x :q ?y FILTER(?y = ?o) }, 1, 0) AS ?e) }", "g ; a ; 1|h ; a ; 0|h ; c ; 0")]
    [InlineData("?g ?s", "{ VALUES ?s { :a :z } ?s ?p ?o FILTER(?p = :q || !EXISTS { ?s :p* ?o . ?x :q ?y }) }", "g ; a|h ; z")]
    [InlineData("?g ?s", "{ VALUES (?s ?n) { (:a 1) (:c 2) } ?s :p ?o FILTER(EXISTS { ?s :q ?x } || ?n = 1 + 2) }", "g ; a")]
    [InlineData("?g ?s ?e", "{ ?s :p :nowhere BIND(EXISTS { VALUES ?x { :a } } AS ?e) }", "")]
    [InlineData("?g ?s ?e", "{ { ?s :p :nowhere } UNION { ?s :q :nowhere } BIND(EXISTS { VALUES ?x { :a } } AS ?e) }", "")]
    [InlineData("?g ?s ?e", "{ ?s :p :nowhere OPTIONAL { ?s :q ?x } BIND(EXISTS { VALUES ?x { :a } } AS ?e) }", "")]
    [InlineData("?g ?o", "{ :a :p+ ?o }", "g ; b|h ; c|h ; d")]
    [InlineData("?g ?o", "{ ?o :p+ :d }", "h ; a|h ; c")]
    [InlineData("?g ?s ?o", "{ ?s (:p|:r)+ ?o }", "g ; a ; b|h ; a ; c|h ; a ; d|h ; c ; d|i ; x ; 1|i ; y ; 2")]
    [InlineData("?g ?s", "{ VALUES (?s ?z) { (UNDEF 1) } ?s :q? :unknown }", "g ; unknown|h ; unknown|i ; unknown")]
    [InlineData("?g ?s", "{ VALUES (?s ?z) { (UNDEF 1) } ?s :q? :b }", "g ; a|g ; b|h ; b|h ; z|i ; b")]
    [InlineData("?g ?o", "{ :unknown :p* ?o }", "g ; unknown|h ; unknown|i ; unknown")]
    [InlineData("?g ?o", "{ ?o ^:r? ?s . ?s :r ?n }", "i ; 1|i ; 2|i ; x|i ; y")]
    [InlineData("?g ?s ?o", "{ ?s :q ?x . ?s :p* ?o }", "g ; a ; a|g ; a ; b|h ; z ; z")]
    public void Execute_GraphVariable_EvaluatesEachGraphAlone(string variables, string pattern, string expected)
    {
        using TestStore store = TestStore.Of("a p b g", "a q b g", "a p c h", "c p d h", "z q b h", "x r 1 i", "y r 2 i", "c p a");
        var options = new QueryOptions { DefaultGraph = DefaultGraphMode.StoreDefault, Profile = true };
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), Rows(store, $"SELECT {variables} {{ GRAPH ?g {pattern} }}", options));
        using var result = (SelectResult)store.Execute($"SELECT {variables} {{ GRAPH ?g {pattern} }}", options);
        Assert.DoesNotContain("GraphIteration", result.Plan.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_DatasetClauses_ReplaceTheStoresDataset()
    {
        using TestStore store = TestStore.Of("a p 1 g", "b p 2 h", "c p 3", "a p 1 h");
        Assert.Equal(["1", "2"], Rows(store, "SELECT ?n FROM :g FROM :h { ?s :p ?n }"));
        Assert.Equal([], Rows(store, "SELECT ?n FROM NAMED :g { ?s :p ?n }"));
        Assert.Equal(["g ; 1"], Rows(store, "SELECT ?g ?n FROM :h FROM NAMED :g { GRAPH ?g { ?s :p ?n } }"));
        Assert.Equal(["1"], Rows(store, "SELECT ?n FROM :h { ?s :p ?n }",
            new QueryOptions { DefaultGraphs = [new Rdf.Iri("http://example.org/g")] }));
        Assert.Equal(["1", "2", "3"], Rows(store, "SELECT ?n { ?s :p ?n }"));
        Assert.Equal(["3"], Rows(store, "SELECT ?n { ?s :p ?n }", new QueryOptions { DefaultGraph = DefaultGraphMode.StoreDefault }));
    }

    [Fact]
    public void Execute_OrderLimitOffset_GiveTheSlice()
    {
        using TestStore store = new(Enumerable.Range(0, 5000)
            .Select(i => new Rdf.Quad(TestStore.TermOf($"n{i}"), (Rdf.Iri)TestStore.TermOf("p"), TestStore.TermOf($"{i * 7919 % 5000}"),
                null)));
        Assert.Equal(["4999", "4998"], store.Select("SELECT ?n { ?s :p ?n } ORDER BY DESC(?n) LIMIT 2", isOrdered: true).Select(Short));
        Assert.Equal(["3000", "3001"], store.Select("SELECT ?n { ?s :p ?n } ORDER BY ?n OFFSET 3000 LIMIT 2", isOrdered: true)
            .Select(Short));
        List<string> all = store.Select("SELECT ?n { ?s :p ?n } ORDER BY ?n", isOrdered: true);
        Assert.Equal(Enumerable.Range(0, 5000).Select(i => $"{i}"), all.Select(Short));
        Assert.Equal(3, store.Select("SELECT ?n { ?s :p ?n } OFFSET 4997").Count);
        Assert.Empty(store.Select("SELECT ?n { ?s :p ?n } LIMIT 0"));
    }

    [Fact]
    public void Execute_CountsOfOnePattern_ComeFromTheDirectory()
    {
        using TestStore store = new(Enumerable.Range(0, 3000)
            .Select(i => new Rdf.Quad(TestStore.TermOf($"n{i}"), (Rdf.Iri)TestStore.TermOf($"p{i % 3}"), TestStore.TermOf($"{i % 10}"),
                null)));
        Assert.Equal(["3000"], Rows(store, "SELECT (COUNT(*) AS ?c) { ?s ?p ?o }"));
        Assert.Equal(["p0 ; 1000", "p1 ; 1000", "p2 ; 1000"], Rows(store, "SELECT ?p (COUNT(?s) AS ?c) { ?s ?p ?o } GROUP BY ?p"));
        Assert.Equal(["p0", "p1", "p2"], Rows(store, "SELECT DISTINCT ?p { ?s ?p ?o }"));
        Assert.Equal(["10"], Rows(store, "SELECT (COUNT(DISTINCT ?o) AS ?c) { ?s :p1 ?o }"));
        using QueryResult result = store.Execute("SELECT ?p (COUNT(*) AS ?c) { ?s ?p ?o } GROUP BY ?p");
        Assert.Contains("DistinctScan", result.Plan.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_GroupWithoutKey_HasOneRowEvenOfNothing()
    {
        using TestStore store = TestStore.Of("a p 1");
        Assert.Equal(["0"], Rows(store, "SELECT (COUNT(?x) AS ?c) { ?x :none ?y . ?y :p ?z }"));
        Assert.Equal([], Rows(store, "SELECT ?x (COUNT(*) AS ?c) { ?x :none ?y . ?y :p ?z } GROUP BY ?x"));
    }

    [Fact]
    public void Execute_SmallLeftSide_PassesItsKeysToOptional()
    {
        using TestStore store = new(Enumerable.Range(0, 4000).SelectMany(i => new[]
        {
            new Rdf.Quad(TestStore.TermOf($"n{i}"), (Rdf.Iri)TestStore.TermOf("p"), TestStore.TermOf($"{i}"), null),
            new Rdf.Quad(TestStore.TermOf($"n{i}"), (Rdf.Iri)TestStore.TermOf("q"), TestStore.TermOf($"m{i % 100}"), null),
        }).Append(new Rdf.Quad(TestStore.TermOf("n7"), (Rdf.Iri)TestStore.TermOf("r"), TestStore.TermOf("x"), null)));
        const string query = "SELECT ?s ?n ?q { ?s :r :x OPTIONAL { ?s :p ?n . ?s :q ?q } }";
        Assert.Equal(["n7 ; 7 ; m7"], Rows(store, query));
        using var result = (SelectResult)store.Execute(query, new QueryOptions { Profile = true });
        var writer = new CountingWriter();
        while (result.WriteNext(writer))
        {
        }
        Assert.Equal(1, writer.Rows);
        Assert.True(Largest(result.Plan) <= 128, result.Plan.ToText());
    }

    [Fact]
    public void Execute_Service_IsRefusedUnlessSilent()
    {
        using TestStore store = TestStore.Of("a p 1");
        ServiceException refused = Assert.Throws<ServiceException>(() =>
            Rows(store, "SELECT ?s { ?s :p ?n SERVICE <http://example.org/sparql> { ?s :q ?o } }"));
        Assert.Contains("http://example.org/sparql", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["a"], Rows(store, "SELECT ?s { ?s :p ?n SERVICE SILENT <http://example.org/sparql> { ?s :q ?o } }"));
    }

    internal static string Short(string row) => row.Replace("\"^^<http://www.w3.org/2001/XMLSchema#integer>", "", StringComparison.Ordinal)
        .Replace("\"", "", StringComparison.Ordinal).Replace("<", "", StringComparison.Ordinal).Replace(">", "", StringComparison.Ordinal);

    private static List<string> Rows(TestStore store, string query, QueryOptions? options = null) =>
        [.. store.Select(query, options).Select(Short)];

    private static long Largest(QueryPlan plan) => plan.Inputs.Select(Largest).Append(plan.ActualRows ?? 0).Max();
}
