using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Tests;

public class RdfFormatDetectorTests
{
    [Theory]
    [InlineData("<a:s> <a:p> <a:o> .\n# c\n_:b <a:p> \"x\"@fr .", RdfFormat.NTriples)]
    [InlineData("<a:s> <a:p> <a:o> <a:g> .", RdfFormat.NQuads)]
    [InlineData("# c { <\n@prefix e: <http://e/> . e:s e:p 'a { b' .", RdfFormat.Turtle)]
    [InlineData("<a:s> <a:p> 1 .", RdfFormat.Turtle)]
    [InlineData("[] <a:p> [] .", RdfFormat.Turtle)]
    [InlineData("[ <a:p> 1 ] .", RdfFormat.Turtle)]
    [InlineData("prefix : <a:>\n:s :p :o {| :q 1 |} .", RdfFormat.Turtle)]
    [InlineData("e:s e:p e:o .", RdfFormat.Turtle)]
    [InlineData("<a:g> { <a:s> <a:p> 1 }", RdfFormat.TriG)]
    [InlineData("{ <a:s> <a:p> 1 }", RdfFormat.TriG)]
    [InlineData("GRAPH _:g { <a:s> <a:p> '''{''' }", RdfFormat.TriG)]
    [InlineData("\uFEFF<?xml version='1.0'?><x/>", RdfFormat.RdfXml)]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>", RdfFormat.RdfXml)]
    [InlineData(" <!-- c --><Description xmlns=''/>", RdfFormat.RdfXml)]
    [InlineData("{ \"@id\": \"a:s\" }", RdfFormat.JsonLd)]
    [InlineData("[ { \"@id\": \"a:s\" } ]", RdfFormat.JsonLd)]
    [InlineData("{}", RdfFormat.JsonLd)]
    [InlineData("[ ]", RdfFormat.JsonLd)]
    public void Detect_Document_GivesItsSyntax(string text, RdfFormat expected) =>
        Assert.Equal(expected, RdfFormatDetector.Detect(Encoding.UTF8.GetBytes(text), isWhole: true));

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment")]
    [InlineData("name,value\n1,2\n")]
    [InlineData("<!DOCTYPE html><html><body/></html>")]
    [InlineData("SELECT * WHERE { ?s ?p ?o }")]
    [InlineData("Hello, world.")]
    public void Detect_SomethingElse_IsNull(string text) => Assert.Null(RdfFormatDetector.Detect(Encoding.UTF8.GetBytes(text), isWhole: true));

    [Fact]
    public void Detect_ALongDocument_GivesTheSyntaxThatHoldsWhatMayFollow_AndTheWholeDocument()
    {
        string line = "<a:s> <a:p> \"" + new string('x', 50) + "\" .\n";
        byte[] document = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, 3000)) + "<a:s> <a:p> <a:o> <a:g> .\n");
        RdfFormat? format = RdfFormatDetector.Detect(new SmallPiecesStream(document, 1000), out Stream whole);
        Assert.Equal(RdfFormat.NQuads, format);
        Dataset dataset = Documents.Read(whole, RdfFormat.NQuads);
        Assert.Equal(2, dataset.Count);
    }

    public static TheoryData<string> Samples => [.. SampleFiles.Names(".ttl", ".rdf", ".xml", ".jsonld", ".json", ".nt", ".trig", ".nq", ".owl")];

    [Theory, MemberData(nameof(Samples))]
    public void Detect_CatalogueFile_ReadsTheSameAsByItsExtension(string name)
    {
        byte[] document = SampleFiles.Read(name);
        RdfFormat? found = RdfFormatDetector.Detect(new MemoryStream(document), out _);
        if (SampleFiles.TripleCount(name) is not { } count) return;
        Assert.True(found is not null, "no syntax was found");
        Assert.True(RdfFormats.TryFromFileName(name, out RdfFormat expected));
        var options = new RdfReaderOptions { BaseIri = Documents.Base };
        if (found == expected || expected == RdfFormat.JsonLd) return;
        Assert.Equal(count, Documents.Read(document, found.Value, options).Count);
    }
}
