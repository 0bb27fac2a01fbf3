using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Paths;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Tests;

public class ShaclValidatorTests
{
    private const string NameShape = """
        :NameShape a sh:NodeShape ; sh:targetClass :Person ; sh:property [
            sh:path :name ; sh:minCount 1 ; sh:datatype xsd:string ;
            sh:message "Il manque un nom."@fr, "A name is missing."@en ] .
        """;

    [Fact]
    public void Validate_ConformingData_GivesNoResult()
    {
        ValidationReport report = Validation.Run(NameShape, ":a a :Person ; :name 'A' .");
        Assert.True(report.Conforms);
        Assert.False(report.HasViolations);
        Assert.Empty(report.Results);
    }

    [Fact]
    public void Validate_MissingAndWrongValues_AreToldWithPathAndMessage()
    {
        ValidationReport report = Validation.Run(NameShape, ":a a :Person . :b a :Person ; :name 1 .");
        Assert.Equal(["a MinCount -", "b Datatype 1"], Validation.Summary(report));
        ValidationResult first = report.Results[0];
        Assert.Equal(new PredicatePath(new Iri("http://example.org/name")), first.ResultPath);
        Assert.Equal("Il manque un nom.", first.MessageIn("fr"));
        Assert.Equal("A name is missing.", first.MessageIn("en"));
        Assert.Equal("http://www.w3.org/ns/shacl#Violation", first.Severity.Value);
    }

    [Theory]
    [InlineData("sh:maxLength 1000", "MaxLength")]
    [InlineData("sh:pattern '.'", "Pattern")]
    [InlineData("sh:nodeKind sh:Literal", "NodeKind")]
    [InlineData("sh:datatype xsd:string", "Datatype")]
    public void Validate_TripleTerm_HasNoText(string constraint, string component)
    {
        ValidationReport report = Validation.Run($":S sh:targetNode :a ; sh:property [ sh:path :p ; {constraint} ] .", ":a :p <<( :b :q 'c' )>> .");
        Assert.StartsWith($"a {component} ", Assert.Single(Validation.Summary(report)), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_ShapeThatContainsItself_OnDataThatGoesRound_IsAnError()
    {
        const string Shapes = ":S sh:targetNode :a ; a sh:NodeShape ; sh:property :P . :P sh:path :next ; sh:property :P .";
        ShaclException error = Assert.Throws<ShaclException>(() => Validation.Run(Shapes, ":a :next :b . :b :next :a ."));
        Assert.Contains("depends on itself", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_PathOfAHundredThousandSteps_IsAnError()
    {
        string steps = string.Concat(Enumerable.Repeat(":p ", 100_000));
        ShaclException error = Assert.Throws<ShaclException>(
            () => Validation.Run($":S sh:targetNode :a ; sh:property [ sh:path ({steps}) ; sh:minCount 1 ] .", ":a :p :a ."));
        Assert.Contains("steps", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_ConstraintWithMoreSolutionsThanTheReportHolds_EndsWithThose()
    {
        string data = string.Concat(Enumerable.Range(0, 200).Select(i => $":s{i} :p :o{i} . "));
        const string Shapes = """
            :S sh:targetNode :s1 ; a sh:NodeShape ; sh:sparql [ a sh:SPARQLConstraint ;
                sh:select "SELECT $this ?value WHERE { ?a ?b ?value . ?c ?d ?e . ?f ?g ?h . ?i ?j ?k . FILTER(BOUND($this)) }" ] .
            """;
        ValidationReport report = Validation.Run(Shapes, data);
        Assert.True(report.IsTruncated);
        Assert.Equal(10_000, report.Results.Count);
    }

    [Fact]
    public void Validate_WithoutMessage_SaysItInFrenchAndEnglish()
    {
        ValidationReport report = Validation.Run(":S sh:targetNode :a ; sh:property [ sh:path :p ; sh:maxCount 1 ] .", ":a :p 1, 2 .");
        Assert.Equal("Il faut au plus 1 valeur(s).", Assert.Single(report.Results).MessageIn("fr"));
        Assert.Equal("At most 1 value(s) are allowed.", report.Results[0].MessageIn("en"));
    }

    [Theory]
    [InlineData("sh:Warning", false)]
    [InlineData("sh:Info", false)]
    [InlineData("sh:Violation", true)]
    public void HasViolations_DependsOnTheSeverity(string severity, bool expected)
    {
        ValidationReport report = Validation.Run($":S sh:targetNode :a ; sh:class :C ; sh:severity {severity} .", ":a :p 1 .");
        Assert.False(report.Conforms);
        Assert.Equal(expected, report.HasViolations);
    }

    [Fact]
    public void Validate_MergedGraphs_SeesEachTripleOnce()
    {
        ShapesGraph shapes = Validation.Shapes(":S sh:targetSubjectsOf :p ; sh:property [ sh:path :p ; sh:maxCount 1 ] .");
        const string Data = ":g1 { :a :p 1 } :g2 { :a :p 1 } :g3 { :b :p 1 . :b :p 2 }";
        Assert.Equal(["b MaxCount -"], Validation.Summary(Validation.Run(shapes, Data, GraphSelector.MergeAll)));
        Assert.True(Validation.Run(shapes, Data, GraphSelector.Default).Conforms);
    }

    [Fact]
    public void Validate_SubclassDeclaredInTheData_Counts()
    {
        ValidationReport report = Validation.Run(
            ":S sh:targetClass :A ; sh:property [ sh:path :p ; sh:class :B ] .",
            ":A2 rdfs:subClassOf :A . :B2 rdfs:subClassOf :B1 . :B1 rdfs:subClassOf :B, :B2 . :x a :A2 ; :p :y, :z . :y a :B2 .");
        Assert.Equal(["x Class z"], Validation.Summary(report));
    }

    [Fact]
    public void Validate_ShapeThatDependsOnItself_Ends()
    {
        const string Shapes = ":S a sh:NodeShape ; sh:targetClass :C ; sh:property [ sh:path :next ; sh:minCount 1 ; sh:node :S ] .";
        Assert.True(Validation.Run(Shapes, ":a a :C ; :next :b . :b :next :a .").Conforms);
        Assert.Equal(["a Node b"], Validation.Summary(Validation.Run(Shapes, ":a a :C ; :next :b .")));
    }

    [Fact]
    public void Validate_CyclicData_EndsClosures()
    {
        ValidationReport report = Validation.Run(
            ":S sh:targetNode :a ; sh:property [ sh:path [ sh:oneOrMorePath :p ] ; sh:class :C ] .",
            ":a :p :b . :b :p :c . :c :p :a . :a a :C . :b a :C .");
        Assert.Equal(["a Class c"], Validation.Summary(report));
    }

    [Fact]
    public void Validate_MaxResults_EndsEarlyAndSaysSo()
    {
        const string Shapes = ":S sh:targetSubjectsOf :p ; sh:class :C .";
        ValidationReport report = Validation.Run(Shapes, ":a :p 1 . :b :p 1 . :c :p 1 .", new ValidationOptions { MaxResults = 2 });
        Assert.Equal(2, report.Results.Count);
        Assert.True(report.IsTruncated);
        Assert.False(Validation.Run(Shapes, ":a :p 1 . :b :p 1 . :c :p 1 .").IsTruncated);
    }

    [Fact]
    public void Validate_BlankNodesOfShapes_AreNoneOfTheData()
    {
        // The store would find a blank node by the label that it gives itself.
        ValidationReport report = Validation.Run(":S sh:targetNode :a ; sh:property [ sh:path :p ; sh:hasValue _:b0 ] .", ":a :p _:b0 .");
        Assert.Equal(["a HasValue -"], Validation.Summary(report));
    }

    [Fact]
    public void Validate_SparqlConstraint_FillsItsMessage()
    {
        ValidationReport report = Validation.Run(
            """
            : sh:declare [ sh:prefix "ex" ; sh:namespace "http://example.org/"^^xsd:anyURI ] .
            :S sh:targetClass :C ; sh:sparql [ sh:prefixes : ; sh:message "{$this} finit le {?end}, avant {?value}" ;
                sh:select "SELECT $this ?value ?end { $this ex:start ?value ; ex:end ?end FILTER (?end < ?value) }" ] .
            """,
            ":a a :C ; :start 5 ; :end 3 . :b a :C ; :start 1 ; :end 3 .");
        ValidationResult result = Assert.Single(report.Results);
        Assert.Equal(new Literal("5", XsdVocabulary.Integer), result.Value);
        Assert.Equal("<http://example.org/a> finit le 3, avant 5", result.MessageIn("fr"));
    }

    [Fact]
    public void ToDataset_Report_NamesShapeComponentAndPath()
    {
        Dataset dataset = Validation.Run(
            ":S sh:targetNode :a ; sh:property :P . :P sh:path ( [ sh:inversePath :q ] :r ) ; sh:minCount 1 .", ":x :q :a .").ToDataset();
        Quad component = Assert.Single(dataset.Match(predicate: new Iri("http://www.w3.org/ns/shacl#sourceConstraintComponent")));
        Assert.Equal(new Iri("http://www.w3.org/ns/shacl#MinCountConstraintComponent"), component.Object);
        Assert.Single(dataset.Match(component.Subject, new Iri("http://www.w3.org/ns/shacl#sourceShape"), new Iri("http://example.org/P")));
        Assert.Single(dataset.Match(predicate: new Iri("http://www.w3.org/ns/shacl#inversePath"), @object: new Iri("http://example.org/q")));
        Assert.Single(dataset.Match(predicate: RdfVocabulary.First, @object: new Iri("http://example.org/r")));
    }

    [Fact]
    public void Validate_CancelledToken_Ends()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        using Snapshot snapshot = store.AcquireSnapshot();
        ShapesGraph shapes = Validation.Shapes(":S sh:targetNode :a ; sh:class :C .");
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(
            () => ShaclValidator.Validate(snapshot, GraphSelector.MergeAll, shapes, cancellationToken: source.Token));
    }
}
