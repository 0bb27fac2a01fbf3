using System.Text.RegularExpressions;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Query.Tests.Updating;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Query.Tests;

/// <summary>Triple terms, reified triples and annotations in whole queries and updates (SPARQL 1.2).</summary>
public sealed class TripleTermTests
{
    private const string Prologue = "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> ";

    private static readonly string[] Annotated =
    [
        "a p b", "a p c", "b p c",
        "r1 reifies a|p|b", "r1 source s1", "r2 reifies a|p|c", "r2 source s2", "_:r3 reifies b|p|c", "_:r3 source s1", "r4 reifies x|p|y",
    ];

    [Fact]
    public void Execute_Annotation_FindsWhatIsSaidOfTriples()
    {
        using TestStore store = Store(Annotated);
        Assert.Equal(["a ; b ; s1", "a ; c ; s2", "b ; c ; s1"], Rows(store, "SELECT ?s ?o ?x { ?s :p ?o {| :source ?x |} }"));
        Assert.Equal(["b"], Rows(store, "SELECT ?o { :a :p ?o ~ :r1 }"));
        Assert.Equal(["x ; y"], Rows(store, "SELECT ?s ?o { << ?s :p ?o ~ ?r >> MINUS { ?s :p ?o } }"));
        Assert.Equal(["c"], Rows(store, "SELECT ?o { :a :p ?o FILTER NOT EXISTS { << :a :p ?o >> :source :s1 } }"));
        Assert.Equal(["b"], Rows(store, "SELECT ?o { :a :p ?o FILTER(?o = :y || EXISTS { << :a :p ?o >> :source :s1 }) }"));
        Assert.Equal(["b ; s1", "c ; s2", "d ; -"],
            Rows(store, "SELECT ?o ?x { VALUES ?o { :b :c :d } OPTIONAL { << :a :p ?o >> :source ?x } }"));
        Assert.Equal(["s1 ; 2", "s2 ; 1"], Rows(store, "SELECT ?x (COUNT(*) AS ?n) { << ?s :p ?o >> :source ?x } GROUP BY ?x"));
        Assert.Equal(["a", "b", "x"], Rows(store, "SELECT DISTINCT ?s { [] rdf:reifies <<( ?s ?p ?o )>> }"));
    }

    [Fact]
    public void Execute_ValuesPutIntoAPattern_ReachTheTripleTermsInIt()
    {
        // MINUS reads what the solution binds, so that this EXISTS is no join.
        using TestStore store = Store("a p b", "a p c", "r1 reifies a|p|b", "r1 banned z", "r2 reifies d|p|b");
        const string Exists = "EXISTS { ?r rdf:reifies <<( ?s :p ?o )>> MINUS { ?r :banned ?o } }";
        Assert.Equal(["a ; b"], Rows(store, $"SELECT ?s ?o {{ ?s :p ?o FILTER {Exists} }}"));
        Assert.Equal(["a ; b ; true", "a ; c ; false"], Rows(store, $"SELECT ?s ?o ?e {{ ?s :p ?o BIND({Exists} AS ?e) }}"));
        var bound = new QueryOptions { Bindings = new Dictionary<string, Term> { ["s"] = TestStore.TermOf("d") } };
        Assert.Equal(["r2"], Rows(store, "SELECT ?r { ?r rdf:reifies <<( ?s :p ?o )>> }", bound));
    }

    [Fact]
    public void Execute_ManyAnnotations_ArePlannedPartByPart()
    {
        using TestStore store = Store(Annotated);
        string annotations = string.Concat(Enumerable.Range(0, 100).Select(i => $" {{| :source ?x{i} |}}"));
        Assert.Equal(["b", "c"], Rows(store, $"SELECT ?o {{ :a :p ?o {annotations} }}"));
        string triples = string.Concat(Enumerable.Range(0, 100).Select(i => $"?s :p ?o{i} ~ ?r{i} . "));
        Assert.Equal(["b"], Rows(store, $"SELECT ?s {{ {triples} ?s :p :c . FILTER(?s = :b) }}"));
    }

    [Fact]
    public void Execute_VariableTwiceInATripleTerm_MustBeTheSame()
    {
        using TestStore store = Store("r1 reifies a|p|a", "r2 reifies a|p|b", "r3 reifies a|a|b");
        Assert.Equal(["r1"], Rows(store, "SELECT ?r { ?r rdf:reifies <<( ?x :p ?x )>> }"));
        Assert.Equal(["r3"], Rows(store, "SELECT ?r { ?r rdf:reifies <<( ?x ?x ?y )>> }"));
        Assert.Equal(["r1", "r2"], Rows(store, "SELECT ?r { VALUES ?x { :a } ?r rdf:reifies <<( ?x :p ?y )>> }"));
    }

    [Fact]
    public void Execute_NestedTripleTerms_AreTakenApart()
    {
        using TestStore store = Store("r q a|p|b", "s q c|p|a|p|b", "t q c|p|d|p|b");
        Assert.Equal(["s ; c ; a", "t ; c ; d"], Rows(store, "SELECT ?r ?x ?y { ?r :q <<( ?x :p <<( ?y :p :b )>> )>> }"));
        Assert.Equal(["r ; s"], Rows(store, "SELECT ?r ?s { ?r :q ?t . ?s :q <<( :c :p ?t )>> }"));
    }

    [Fact]
    public void Execute_TripleTermOfNoTripleOfTheStore_IsATermOfTheQuery()
    {
        using TestStore store = Store("a p b");
        Assert.Equal(["( a p b ) ; b"],
            Rows(store, "SELECT ?t ?o { ?s :p ?x BIND(<<( ?s :p ?x )>> AS ?t) BIND(OBJECT(?t) AS ?o) FILTER(?t = TRIPLE(:a, :p, :b)) }"));
        Assert.Equal(["1"], Rows(store, "SELECT (COUNT(DISTINCT ?t) AS ?n) { VALUES ?x { 1 2 } BIND(<<( :a :p :b )>> AS ?t) }"));
        Assert.Empty(Rows(store, "SELECT ?r { BIND(<<( :a :p :b )>> AS ?t) ?r rdf:reifies ?t }"));
        Assert.Empty(Rows(store, "SELECT ?r { ?r rdf:reifies <<( ?s ?p ?o )>> }"));
        Assert.Empty(Rows(store, "SELECT ?r { ?r rdf:reifies <<( 1 ?p ?o )>> }"));
    }

    [Fact]
    public void Execute_GraphVariable_HoldsForThePatternAroundATripleTerm()
    {
        using TestStore store = Store("a p b g1", "r reifies a|p|b g1", "s reifies a|p|b g2");
        Assert.Equal(["g1 ; r"], Rows(store, "SELECT ?g ?r { GRAPH ?g { ?s :p ?o ~ ?r } }"));
        Assert.Equal(["g1 ; r", "g2 ; s"], Rows(store, "SELECT ?g ?r { GRAPH ?g { << :a ?p ?o ~ ?r >> } }"));
    }

    [Fact]
    public void Execute_PathFromAReifier_WalksOn()
    {
        using TestStore store = Store("r reifies a|p|b", "r q m", "m q n", "l r a|p|b");
        Assert.Equal(["m", "n"], Rows(store, "SELECT ?x { << :a :p ?o >> :q+ ?x }"));
        Assert.Equal(["l ; a", "r ; a"], Rows(store, "SELECT ?x ?s { ?x :r|rdf:reifies <<( ?s :p ?o )>> }"));
        Assert.Equal(["r ; b"], Rows(store, "SELECT ?x ?o { ?x rdf:reifies+ <<( :a :p ?o )>> }"));
    }

    [Fact]
    public void Execute_OrderBy_PutsTripleTermsLastAndComparesTheirTerms()
    {
        using TestStore store = Store("x q b|p|1", "x q a|p|10", "x q a|p|9", "x q z", "x q 5", "x q a|p|c|p|1", "x q _:n");
        Assert.Equal(["_", "z", "5", "( a p 9 )", "( a p 10 )", "( a p ( c p 1 ) )", "( b p 1 )"],
            [.. store.Select("SELECT ?o { :x :q ?o } ORDER BY ?o", isOrdered: true).Select(Plain)]);
    }

    [Fact]
    public void Plan_TripleTerm_SaysHowItIsMatched()
    {
        using TestStore store = Store([.. Enumerable.Range(0, 2000).Select(i => $"r{i} reifies a{i}|p|{i}"), "a7 q b"]);
        string found = Plan(store, "SELECT * { ?s :q ?b . BIND(7 AS ?seven) ?r rdf:reifies <<( :a7 :p 7 )>> }");
        Assert.DoesNotContain("TripleTerm", found, StringComparison.Ordinal);
        string takenApart = Plan(store, "SELECT * { :r7 rdf:reifies <<( ?s ?p ?o )>> }");
        Assert.Contains("TripleTermLookup  _:triple0 = <<( ?s ?p ?o )>>, taken apart", takenApart, StringComparison.Ordinal);
        string byTerms = Plan(store, "SELECT * { VALUES (?s ?o) { (:a7 7) (:a8 8) } ?r rdf:reifies <<( ?s :p ?o )>> }");
        Assert.Contains("found by its terms", byTerms, StringComparison.Ordinal);
    }

    [Fact]
    public void Construct_TripleTerms_AreMadeOfTheSolution()
    {
        using TestStore store = Store("a p b", "a p 1");
        Dataset graph = Graph(store, "CONSTRUCT { ?s ?p ?o {| :of _:n |} . << ?o :p ?s >> :q :z } { ?s ?p ?o }");
        // A literal is no subject, so that of the second solution nothing reifies the turned triple.
        Assert.Equal(2 + 2 + 2 + 1 + 2, graph.Count);
        Assert.Equal(3, graph.Count(quad => quad.Predicate == RdfVocabulary.Reifies));
    }

    [Fact]
    public void Describe_Resource_HasWhatIsSaidOfItsTriples()
    {
        using TestStore store = Store("a p b", "r reifies a|p|b", "r source _:s", "_:s name 1", "r2 reifies a|p|c", "r2 source x");
        Assert.Equal(4, Graph(store, "DESCRIBE :a").Count);
        Assert.Equal(2, Graph(store, "DESCRIBE :r2").Count);
    }

    [Fact]
    public void Update_Annotations_AreInsertedMovedAndDeleted()
    {
        using var store = new UpdateStore([]);
        store.Execute("INSERT DATA { :a :p :b ~ :r {| :source :s |} . :x :q <<( :a :p _:n )>> }");
        Assert.Equal(4, store.ReadAll().Count);
        store.Execute("DELETE { ?s ?p ?o ~ ?r {| :source ?x |} } INSERT { ?o ?p ?s {| :from ?x |} } WHERE { ?s ?p ?o ~ ?r {| :source ?x |} }");
        Dataset moved = store.ReadAll();
        Assert.Equal(4, moved.Count);
        var turned = new TripleTerm(TestStore.TermOf("b"), (Iri)TestStore.TermOf("p"), TestStore.TermOf("a"));
        Assert.IsType<BlankNode>(moved.Match(null, RdfVocabulary.Reifies, turned).Single().Subject);
        store.Execute("DELETE WHERE { ?x :q <<( :a :p ?n )>> } ; DELETE { ?s :p ?o } WHERE { << ?s :p ?o >> :from :s }");
        Assert.Equal(2, store.ReadAll().Count);
    }

    [Fact]
    public void Update_BlankNodeInsideATripleTermOfASolution_IsTheOneOutside()
    {
        using UpdateStore store = UpdateStore.Of("a p _:x");
        store.Execute("INSERT { ?s :said <<( ?o :q ?n )>> . ?n :is 1 } WHERE { ?s :p ?o BIND(BNODE() AS ?n) }");
        Dataset data = store.ReadAll();
        var said = (TripleTerm)data.Match(null, (Iri)TestStore.TermOf("said")).Single().Object;
        Assert.Equal(said.Subject, data.Match(null, (Iri)TestStore.TermOf("p")).Single().Object);
        Assert.Equal(said.Object, data.Match(null, (Iri)TestStore.TermOf("is")).Single().Subject);
    }

    private static List<string> Rows(TestStore store, string query, QueryOptions? options = null) =>
        [.. store.Select(Prologue + query, options).Select(Plain)];

    private static string Plain(string row) => Regex.Replace(
        Regex.Replace(row, "\"([^\"]*)\"(\\^\\^<[^>]*>)?", "$1").Replace("<<(", "(", StringComparison.Ordinal).Replace(")>>", ")", StringComparison.Ordinal),
        "<([^>]*)>|_:\\w+",
        match => match.Groups[1].Success ? match.Groups[1].Value : "_");

    private static string Plan(TestStore store, string query)
    {
        using var result = (SelectResult)store.Execute(Prologue + query);
        return result.Plan.ToText().Replace("http://example.org/", "", StringComparison.Ordinal);
    }

    private static Dataset Graph(TestStore store, string query)
    {
        var sink = new DatasetSink();
        using var result = (GraphResult)store.Execute(Prologue + query);
        while (result.WriteNext(sink))
        {
        }
        return sink.Dataset;
    }

    /// <summary>A store from lines as those of <see cref="TestStore.Of"/>; <c>a|p|b</c> is a triple term, <c>reifies</c> is rdf:reifies.</summary>
    private static TestStore Store(params string[] lines) => new(lines.Select(line =>
    {
        string[] parts = line.Split(' ');
        Iri predicate = parts[1] == "reifies" ? RdfVocabulary.Reifies : (Iri)TestStore.TermOf(parts[1]);
        return new Quad(TestStore.TermOf(parts[0]), predicate, ObjectOf(parts[2].Split('|')), parts.Length > 3 ? TestStore.TermOf(parts[3]) : null);
    }));

    private static Term ObjectOf(string[] parts) => parts.Length == 1
        ? TestStore.TermOf(parts[0])
        : new TripleTerm(TestStore.TermOf(parts[0]), (Iri)TestStore.TermOf(parts[1]), ObjectOf(parts[2..]));
}
