namespace KnowledgeGraph.Shacl.Tests;

public class ShapesGraphTests
{
    [Theory]
    [InlineData(":S a sh:PropertyShape ; sh:targetNode :a ; sh:minCount 1 .", "sh:path")]
    [InlineData(":S sh:targetNode :a ; sh:minCount 1 .", "minCount")]
    [InlineData(":S sh:targetNode :a ; sh:path :p, :q .", "several values")]
    [InlineData(":S sh:targetNode :a ; sh:path :p ; sh:minCount 'one' .", "whole number")]
    [InlineData(":S sh:targetNode :a ; sh:path :p ; sh:minCount -1 .", "whole number")]
    [InlineData(":S sh:targetNode :a ; sh:pattern '(' .", "regular expression")]
    [InlineData(":S sh:targetNode :a ; sh:nodeKind :IRI .", "node kind")]
    [InlineData(":S sh:targetNode :a ; sh:in :notAList .", "list")]
    [InlineData(":S sh:targetNode :a ; sh:in _:l . _:l rdf:first 1 ; rdf:rest _:l .", "list")]
    [InlineData(":S sh:targetNode :a ; sh:path _:p . _:p sh:inversePath _:p .", "deep")]
    [InlineData(":S sh:targetNode :a ; sh:path ( :p ) .", "two members")]
    [InlineData(":S sh:targetNode :a ; sh:path 'p' .", "no path")]
    [InlineData(":S sh:targetNode :a ; sh:property [ sh:class :C ] .", "has no path")]
    [InlineData(":S sh:targetNode :a ; sh:node 'S' .", "no shape")]
    [InlineData(":S sh:targetNode :a ; sh:deactivated 'yes' .", "neither true nor false")]
    [InlineData(":S sh:targetNode :a ; sh:sparql [ sh:select 'SELECT $this { $this ' ] .", "does not parse")]
    [InlineData(":S sh:targetNode :a ; sh:sparql [ sh:select 'SELECT $this { $this ?p ?o MINUS { $this :q 1 } }' ] .", "does not parse")]
    [InlineData(":S sh:targetNode :a ; sh:sparql [ sh:select 'SELECT $this { $this ?p ?o MINUS { $this ?q 1 } }' ] .", "MINUS")]
    [InlineData(":S sh:targetNode :a ; sh:sparql [ sh:message 'x' ] .", "text of a query")]
    public void ShapesGraph_IllFormedShape_IsRefusedByName(string shapes, string expected)
    {
        ShaclException error = Assert.Throws<ShaclException>(() => Validation.Shapes(shapes));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TargetCount_ClassesThatAreShapes_Count() =>
        Assert.Equal(2, Validation.Shapes(":A a sh:NodeShape, rdfs:Class . :B sh:targetClass :C . :D a sh:NodeShape .").TargetCount);
}
