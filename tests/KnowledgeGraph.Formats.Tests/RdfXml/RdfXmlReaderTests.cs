using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Tests.RdfXml;

public class RdfXmlReaderTests
{
    private const string Start = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:ex=\"http://ex/\">\n";

    [Fact]
    public void Read_InternalEntities_AreExpanded()
    {
        const string Doctype = "<!DOCTYPE rdf:RDF [<!ENTITY ns \"http://ex/\">]>\n";
        Dataset read = Read(Doctype + Start + "<ex:T rdf:about=\"&ns;a\"><ex:p>in &ns;</ex:p></ex:T></rdf:RDF>");
        Assert.Equal(
            "<http://ex/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://ex/T> .\n"
            + "<http://ex/a> <http://ex/p> \"in http://ex/\" .",
            Documents.Lines(read));
    }

    [Theory]
    [InlineData("<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
        + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY x \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">")]
    [InlineData("<!ENTITY x SYSTEM \"file:///etc/passwd\">")]
    [InlineData("<!ENTITY x SYSTEM \"http://localhost:1/x\">")]
    [InlineData("<!ENTITY x \"&y;\"><!ENTITY y \"&x;\">")]
    [InlineData("")]
    public void Read_EntitiesThatExpandWithoutEndOrReachOutside_AreRefused(string entities)
    {
        string document = $"<!DOCTYPE rdf:RDF [{entities}]>\n{Start}<ex:T><ex:p>&x;</ex:p></ex:T></rdf:RDF>";
        var options = new RdfReaderOptions { MaxTokenBytes = 5_000 };
        RdfSyntaxException error = Assert.Throws<RdfSyntaxException>(
            () => Documents.Read(Encoding.UTF8.GetBytes(document), RdfFormat.RdfXml, options));
        Assert.Equal(3, error.Line);
    }

    [Fact]
    public void Read_ExternalDtd_IsNotLoaded() =>
        Assert.Single(Read(
            "<!DOCTYPE rdf:RDF SYSTEM \"http://localhost:1/rdf.dtd\">\n" + Start + "<ex:T rdf:about=\"http://ex/a\"/></rdf:RDF>"));

    [Theory]
    [InlineData("<rdf:li/>", 2, 2, "rdf:li")]
    [InlineData("<ex:T rdf:about=\"http://ex/a\" rdf:nodeID=\"b\"/>", 2, 2, "only one")]
    [InlineData("<ex:T rdf:about=\"a\"/>", 2, 7, "relative")]
    [InlineData("<ex:T about=\"http://ex/a\"\n  other=\"1\"/>", 3, 3, "no namespace")]
    [InlineData("<ex:T><ex:p rdf:resource=\"http://ex/b\">text</ex:p></ex:T>", 2, 40, "no content")]
    [InlineData("<ex:T><ex:p>text<ex:U/></ex:p></ex:T>", 2, 18, "side by side")]
    [InlineData("<ex:T><ex:p><ex:U/><ex:U/></ex:p></ex:T>", 2, 21, "one node element")]
    [InlineData("<ex:T>text</ex:T>", 2, 7, "text")]
    [InlineData("<ex:T rdf:ID=\"1\"/>", 2, 7, "XML name")]
    [InlineData("<ex:T rdf:bagID=\"a\"/>", 2, 7, "rdf:bagID")]
    [InlineData("<ex:T><ex:p xml:lang=\"en_GB\">x</ex:p></ex:T>", 2, 8, "language tag")]
    [InlineData("<T/>", 2, 2, "no namespace")]
    [InlineData("<ex:T></ex:U>", 2, 9, "ex:T")]
    [InlineData("<ex:T><ex:p rdf:parseType=\"Literal\" rdf:resource=\"http://ex/b\"/></ex:T>", 2, 37, "parseType")]
    public void Read_BrokenDocument_SaysWhatIsWrongWhere(string body, int line, int column, string reason)
    {
        RdfSyntaxException error = Assert.Throws<RdfSyntaxException>(
            () => Documents.Read(Encoding.UTF8.GetBytes(Start + body + "</rdf:RDF>"), RdfFormat.RdfXml, new RdfReaderOptions()));
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SameIdTwice_IsRefusedUnlessTheBaseDiffers()
    {
        const string Twice = "<ex:T rdf:ID=\"a\"/><ex:T rdf:ID=\"a\"/></rdf:RDF>";
        Assert.Contains("twice", Documents.Refuse(Start + Twice, RdfFormat.RdfXml).Reason, StringComparison.Ordinal);
        string otherBase = Twice.Replace("ID=\"a\"/></rdf", "ID=\"a\" xml:base=\"http://other/\"/></rdf", StringComparison.Ordinal);
        Assert.Equal(2, Read(Start + otherBase).Count);
    }

    [Theory]
    [InlineData("<ex:T><ex:p>", "</ex:p></ex:T>", false)]
    [InlineData("<ex:T><ex:p rdf:parseType=\"Resource\"><ex:p>", "</ex:p></ex:p></ex:T>", false)]
    [InlineData("<x>", "</x>", true)]
    public void Read_DeepNesting_IsRefusedAtTheLimitAndReadBelow(string open, string close, bool inLiteral)
    {
        string document = Nested(20);
        Assert.NotEmpty(Read(document));
        RdfSyntaxException error = Documents.Refuse(Nested(200_000), RdfFormat.RdfXml);
        Assert.Contains("512", error.Reason, StringComparison.Ordinal);

        string Nested(int depth)
        {
            string inner = string.Concat(Enumerable.Repeat(open, depth)) + string.Concat(Enumerable.Repeat(close, depth));
            return Start + (inLiteral ? $"<ex:T><ex:p rdf:parseType=\"Literal\">{inner}</ex:p></ex:T>" : inner) + "</rdf:RDF>";
        }
    }

    [Fact]
    public void Read_LegacyIri_IsPercentEncoded() =>
        Assert.Contains(
            "<tel:+33%201%2002>",
            Documents.Lines(Read(Start + "<ex:T><ex:p rdf:resource=\"tel:+33 1 02\"/></ex:T></rdf:RDF>")),
            StringComparison.Ordinal);

    [Fact]
    public void Read_XmlLiteral_IsCanonical()
    {
        const string Content =
            "<ex:a  xmlns:no=\"http://no/\" z='1' ex:b=\"&lt;&#9;\"><!--c--><b xmlns=\"http://d/\"/>&gt;<![CDATA[<]]></ex:a>";
        const string Document = $"{Start}<rdf:Description><ex:p rdf:parseType=\"Literal\">{Content}</ex:p></rdf:Description></rdf:RDF>";
        var literal = (Literal)Read(Document).Single().Object;
        Assert.Equal(
            "<ex:a xmlns:ex=\"http://ex/\" z=\"1\" ex:b=\"&lt;&#x9;\"><!--c--><b xmlns=\"http://d/\"></b>&gt;&lt;</ex:a>",
            literal.LexicalForm);
    }

    private static Dataset Read(string document) => Documents.Read(document, RdfFormat.RdfXml);
}
