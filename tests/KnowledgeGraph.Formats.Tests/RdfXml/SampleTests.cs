using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;

namespace KnowledgeGraph.Formats.Tests.RdfXml;

/// <summary>RDF/XML as catalogues publish it.</summary>
public class SampleTests
{
    // The index counts what a lenient reader makes of it.
    private const string WithTextBesideResource = "opendatateam__udata__geonetwork.xml";

    public static TheoryData<string> Files => new(SampleFiles.Names(".rdf", ".xml").Where(file => file != WithTextBesideResource));

    [Theory, MemberData(nameof(Files))]
    public void Read_PublishedCatalogue_GivesItsTriplesOrSaysWhatIsWrongWhere(string file)
    {
        byte[] document = SampleFiles.Read(file);
        if (SampleFiles.TripleCount(file) is not { } expected)
        {
            RdfSyntaxException error = Assert.Throws<RdfSyntaxException>(() => Read(document, file));
            Assert.True(error is { Line: > 1, Column: > 1 }, error.Message);
            return;
        }
        Dataset read = Read(document, file);
        Assert.Equal(expected, read.Count);
        foreach (RdfFormat format in (RdfFormat[])[RdfFormat.RdfXml, RdfFormat.JsonLd, RdfFormat.Turtle])
        {
            foreach (bool pretty in (bool[])[true, false])
            {
                byte[] written = Documents.Write(read, format, new RdfWriterOptions { Pretty = pretty });
                Dataset again = Documents.Read(written, format, new RdfReaderOptions());
                Assert.True(DatasetIsomorphism.AreIsomorphic(read, again), $"{format}, pretty: {pretty}");
            }
        }
    }

    [Fact]
    public void Read_TextBesideResource_IsRefusedAndNotDropped()
    {
        byte[] document = SampleFiles.Read(WithTextBesideResource);
        RdfSyntaxException error = Assert.Throws<RdfSyntaxException>(() => Read(document, WithTextBesideResource));
        Assert.Equal((18, 71), (error.Line, error.Column));
    }

    private static Dataset Read(byte[] document, string file) =>
        Documents.Read(document, RdfFormat.RdfXml, new RdfReaderOptions { SourceName = file, BaseIri = "http://example/" + file });
}
