using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;

namespace KnowledgeGraph.Formats.Tests.JsonLd;

/// <summary>JSON-LD as catalogues publish it.</summary>
public class SampleTests
{
    public static TheoryData<string> Files => new(SampleFiles.Names(".jsonld"));

    [Theory, MemberData(nameof(Files))]
    public void Read_PublishedCatalogue_GivesItsTriplesOrSaysWhatIsWrongWhere(string file)
    {
        byte[] document = SampleFiles.Read(file);
        if (SampleFiles.TripleCount(file) is not { } expected)
        {
            RdfSyntaxException error = Assert.Throws<RdfSyntaxException>(() => Read(document, file));
            Assert.True(error is { Line: > 1, Column: > 1 }, error.Message);
            Assert.Contains("remote contexts are not loaded", error.Reason, StringComparison.Ordinal);
            return;
        }
        Dataset read = Read(document, file);
        Assert.Equal(expected, read.Count);
        byte[] written = Documents.Write(read, RdfFormat.JsonLd);
        Assert.True(DatasetIsomorphism.AreIsomorphic(read, Documents.Read(written, RdfFormat.JsonLd, new RdfReaderOptions())));
    }

    private static Dataset Read(byte[] document, string file) =>
        Documents.Read(document, RdfFormat.JsonLd, new RdfReaderOptions { SourceName = file, BaseIri = "http://example/" + file });
}
