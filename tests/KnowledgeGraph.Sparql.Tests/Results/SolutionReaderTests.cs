using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Sparql.Tests.Results;

public sealed class SolutionReaderTests
{
    [Theory]
    [InlineData(SolutionFormat.Json, "{\"head\":{\"vars\":[\"x\"]}}", "results")]
    [InlineData(SolutionFormat.Json, """{"head":{"vars":[]},"results":{"bindings":[{"x":{"type":"uri","value":"http://e/"}}]}}""", "'x'")]
    [InlineData(SolutionFormat.Json, "{", "no JSON")]
    [InlineData(SolutionFormat.Json, """{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"\ud800"}}]}}""", "Unicode")]
    [InlineData(SolutionFormat.Json, """{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"triple","value":{}}}]}}""", "'subject'")]
    [InlineData(SolutionFormat.Json, """{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"triple","value":{"""
        + """ "subject":{"type":"literal","value":"a"},"predicate":{"type":"uri","value":"a:b"},"object":{"type":"uri","value":"a:b"}}}}]}}""",
        "no blank node")]
    [InlineData(SolutionFormat.Json,
        """{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"a","xml:lang":"fr","its:dir":"up"}}]}}""", "neither ltr")]
    [InlineData(SolutionFormat.Json,
        """{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"a","xml:lang":"fr--ltr"}}]}}""", "no language tag")]
    [InlineData(SolutionFormat.Xml, "<sparql xmlns='http://www.w3.org/2005/sparql-results#'><head><variable name='x'/></head><results><result>"
        + "<binding name='x'><triple><subject><uri>a:b</uri></subject></triple></binding></result></results></sparql>", "expected 'predicate'")]
    [InlineData(SolutionFormat.Xml, "<sparql xmlns='http://www.w3.org/2005/sparql-results#'><head><variable name='x'/></head><results><result>"
        + "<binding name='x'><triple><subject><uri>a:b</uri><bnode>c</bnode></subject></triple></binding></result></results></sparql>",
        "more than its term")]
    [InlineData(SolutionFormat.Tsv, "?a\n<<( 'a' <a:b> 1 )>>\n", "line 2")]
    [InlineData(SolutionFormat.Xml, "<sparql xmlns='http://www.w3.org/2005/sparql-results#'><head><variable name='x'/></head><results>"
        + "<binding name='x'><uri>http://e/</uri></binding></results></sparql>", "outside a solution")]
    [InlineData(SolutionFormat.Xml, "<sparql xmlns='http://www.w3.org/2005/sparql-results#'><results><result/></results>"
        + "<head><variable name='x'/></head></sparql>", "after the first solution")]
    [InlineData(SolutionFormat.Xml, "<sparql/>", "sparql-results#")]
    [InlineData(SolutionFormat.Xml, "<sparql xmlns='http://www.w3.org/2005/sparql-results#'><head/></sparql>", "neither")]
    [InlineData(SolutionFormat.Csv, "a,b\r\n1\r\n", "line 2: found 1 fields for 2 columns")]
    [InlineData(SolutionFormat.Csv, "a\r\n\"open", "not closed")]
    [InlineData(SolutionFormat.Tsv, "?a\n1 2\n", "line 2")]
    [InlineData(SolutionFormat.Tsv, "a\n", "no variable")]
    public void Read_BrokenDocument_SaysWhatIsWrong(SolutionFormat format, string text, string part)
    {
        SolutionFormatException exception = Assert.Throws<SolutionFormatException>(() => Read(format, text));
        Assert.Contains(part, exception.Message);
    }

    [Theory]
    [InlineData(SolutionFormat.Json, """{"head":{"vars":["x"]},"results":{"bindings":[{"x":""", """{"type":"triple","value":{"object":""")]
    [InlineData(SolutionFormat.Xml, "<sparql xmlns='http://www.w3.org/2005/sparql-results#'><head><variable name='x'/></head><results><result>"
        + "<binding name='x'>", "<triple><subject><uri>a:b</uri></subject><predicate><uri>a:b</uri></predicate><object>")]
    [InlineData(SolutionFormat.Tsv, "?x\n", "<<( <a:b> <a:b> ")]
    public void Read_TripleTermsNestedWithoutEnd_AreRefused(SolutionFormat format, string start, string level) =>
        Assert.Throws<SolutionFormatException>(() => Read(format, start + string.Concat(Enumerable.Repeat(level, 20_000))));

    [Fact]
    public void Read_XmlWithDoctype_IsRefused()
    {
        const string Text = "<!DOCTYPE sparql [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
            + "<sparql xmlns='http://www.w3.org/2005/sparql-results#'><head/><boolean>&e;</boolean></sparql>";
        Assert.Throws<SolutionFormatException>(() => Read(SolutionFormat.Xml, Text));
    }

    [Fact]
    public void Read_Tsv_UnderstandsAllFormsOfTerms()
    {
        SolutionTable table = Read(SolutionFormat.Tsv, "?a\n<http://e/>\n'a\\'b'@fr-FR\n1.5e0\ntrue\n_:b\n\"x\"^^<http://e/t>\n");
        Assert.Equal(
            [
                new Iri("http://e/"),
                new Literal("a'b", "fr-FR"),
                new Literal("1.5e0", new Iri("http://www.w3.org/2001/XMLSchema#double")),
                new Literal("true", new Iri("http://www.w3.org/2001/XMLSchema#boolean")),
                new BlankNode("b"),
                new Literal("x", new Iri("http://e/t")),
            ],
            table.Rows.Select(row => row[0]));
    }

    private static SolutionTable Read(SolutionFormat format, string text) =>
        SolutionReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), format);
}
