using KnowledgeGraph.Conformance.Manifests;
using KnowledgeGraph.Sparql;

namespace KnowledgeGraph.Conformance.Sparql;

/// <summary>The syntax tests of SPARQL 1.0, 1.1 and 1.2, queries and updates, federation included.</summary>
public class SparqlSyntaxTests
{
    private const string Positive = "PositiveSyntaxTest PositiveSyntaxTest11 PositiveUpdateSyntaxTest11 PositiveUpdateSyntaxTest";
    private const string Negative = "NegativeSyntaxTest NegativeSyntaxTest11 NegativeUpdateSyntaxTest11 NegativeUpdateSyntaxTest";

    [Theory]
    [ManifestEntries("rdf-tests/sparql/sparql10/manifest.ttl", Types = Positive)]
    [ManifestEntries("rdf-tests/sparql/sparql11/manifest-sparql11-query.ttl", Types = Positive)]
    [ManifestEntries("rdf-tests/sparql/sparql11/manifest-sparql11-update.ttl", Types = Positive)]
    [ManifestEntries("rdf-tests/sparql/sparql11/manifest-sparql11-fed.ttl", Types = Positive)]
    [ManifestEntries("rdf-tests/sparql/sparql12/manifest.ttl", Types = Positive)]
    public void PositiveSyntax(string manifest, string entry) => ConformanceTest.Run(manifest, entry, Parse);

    [Theory]
    [ManifestEntries("rdf-tests/sparql/sparql10/manifest.ttl", Types = Negative)]
    [ManifestEntries("rdf-tests/sparql/sparql11/manifest-sparql11-query.ttl", Types = Negative)]
    [ManifestEntries("rdf-tests/sparql/sparql11/manifest-sparql11-update.ttl", Types = Negative)]
    [ManifestEntries("rdf-tests/sparql/sparql11/manifest-sparql11-fed.ttl", Types = Negative)]
    [ManifestEntries("rdf-tests/sparql/sparql12/manifest.ttl", Types = Negative)]
    public void NegativeSyntax(string manifest, string entry) =>
        ConformanceTest.Run(manifest, entry, test => Assert.Throws<SparqlSyntaxException>(() => Parse(test)));

    // Some negative tests of updates have the type of query tests; the file's name tells.
    private static void Parse(ManifestEntry test)
    {
        string file = test.FileOf(test.Action!);
        string text = File.ReadAllText(file);
        if (file.EndsWith(".ru", StringComparison.Ordinal)) SparqlParser.ParseUpdate(text, test.BaseOf(test.Action!));
        else SparqlParser.ParseQuery(text, test.BaseOf(test.Action!));
    }
}
