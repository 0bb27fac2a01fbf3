using KnowledgeGraph.Conformance.Manifests;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;

namespace KnowledgeGraph.Conformance.RdfSyntax;

/// <summary>What the syntax suites of RDF 1.1 and 1.2 have in common.</summary>
internal static class SyntaxTest
{
    /// <summary>A syntax test asks for reading only, an evaluation test for the right statements too.</summary>
    public static void Check(ManifestEntry test, RdfFormat format)
    {
        if (test.Type.Contains("Negative", StringComparison.Ordinal))
        {
            Assert.Throws<RdfSyntaxException>(() => Read(test, test.Action!, format));
            return;
        }
        Dataset actual = Read(test, test.Action!, format);
        if (test.Result is null) return;
        Dataset expected = Read(test, test.Result, format == RdfFormat.TriG ? RdfFormat.NQuads : RdfFormat.NTriples);
        Assert.True(
            DatasetIsomorphism.AreIsomorphic(expected, actual),
            $"expected:\n{string.Join('\n', expected)}\nactual:\n{string.Join('\n', actual)}");
    }

    /// <summary>Reads a document that the test names.</summary>
    public static Dataset Read(ManifestEntry test, Term document, RdfFormat format)
    {
        var sink = new DatasetSink();
        using FileStream stream = File.OpenRead(test.FileOf(document));
        RdfReader.Read(stream, format, new RdfReaderOptions { BaseIri = test.BaseOf(document) }, sink);
        return sink.Dataset;
    }
}
