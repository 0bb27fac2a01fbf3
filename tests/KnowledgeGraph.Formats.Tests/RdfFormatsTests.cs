namespace KnowledgeGraph.Formats.Tests;

public class RdfFormatsTests
{
    [Theory]
    [InlineData("a/b.ttl", RdfFormat.Turtle)]
    [InlineData("B.NT.GZ", RdfFormat.NTriples)]
    [InlineData("x.nq", RdfFormat.NQuads)]
    [InlineData("x.trig", RdfFormat.TriG)]
    [InlineData("x.owl", RdfFormat.RdfXml)]
    [InlineData("x.xml", RdfFormat.RdfXml)]
    [InlineData("x.rdf", RdfFormat.RdfXml)]
    [InlineData("x.json", RdfFormat.JsonLd)]
    [InlineData("x.jsonld.gz", RdfFormat.JsonLd)]
    [InlineData("x.ttl.zst", RdfFormat.Turtle)]
    public void TryFromFileName_KnownExtension_GivesTheSyntax(string name, RdfFormat expected)
    {
        Assert.True(RdfFormats.TryFromFileName(name, out RdfFormat format));
        Assert.Equal(expected, format);
    }

    [Theory]
    [InlineData("x.txt")]
    [InlineData("ttl")]
    [InlineData("x.gz")]
    public void TryFromFileName_OtherExtension_IsFalse(string name) => Assert.False(RdfFormats.TryFromFileName(name, out _));

    [Theory]
    [InlineData("text/turtle", RdfFormat.Turtle)]
    [InlineData("Text/Turtle; charset=UTF-8", RdfFormat.Turtle)]
    [InlineData("application/ld+json;profile=\"http://www.w3.org/ns/json-ld#expanded\"", RdfFormat.JsonLd)]
    [InlineData("application/rdf+xml", RdfFormat.RdfXml)]
    public void TryFromMediaType_WithParameters_GivesTheSyntax(string mediaType, RdfFormat expected)
    {
        Assert.True(RdfFormats.TryFromMediaType(mediaType, out RdfFormat format));
        Assert.Equal(expected, format);
    }

    [Fact]
    public void EveryFormat_ByItsOwnNames_IsFoundAgain()
    {
        foreach (RdfFormat format in RdfFormats.All)
        {
            Assert.True(RdfFormats.TryFromName(format.Name(), out RdfFormat byName) && byName == format);
            Assert.True(RdfFormats.TryFromName(format.Extension()[1..], out RdfFormat byShortName) && byShortName == format);
            Assert.True(RdfFormats.TryFromMediaType(format.MediaType(), out RdfFormat byType) && byType == format);
            Assert.True(RdfFormats.TryFromFileName("x" + format.Extension(), out RdfFormat byFile) && byFile == format);
        }
    }
}
