using KnowledgeGraph.Conformance.Manifests;

namespace KnowledgeGraph.Conformance.Sparql;

/// <summary>The query and update evaluation tests of SPARQL 1.0, 1.1 and 1.2, and those of the result formats.</summary>
public class SparqlEvaluationTests
{
    private const string Types = "QueryEvaluationTest CSVResultFormatTest";

    [Theory]
    [ManifestEntries("rdf-tests/sparql/sparql10/manifest.ttl", Types = Types)]
    [ManifestEntries("rdf-tests/sparql/sparql11/manifest-sparql11-query.ttl", Types = Types)]
    [ManifestEntries("rdf-tests/sparql/sparql11/manifest-sparql11-results.ttl", Types = Types)]
    [ManifestEntries("rdf-tests/sparql/sparql11/manifest-sparql11-fed.ttl", Types = Types)]
    [ManifestEntries("rdf-tests/sparql/sparql12/manifest.ttl", Types = Types)]
    public void Query(string manifest, string entry) => ConformanceTest.Run(manifest, entry, QueryEvaluation.Run);

    [Theory]
    [ManifestEntries("rdf-tests/sparql/sparql11/manifest-sparql11-update.ttl", Types = "UpdateEvaluationTest")]
    [ManifestEntries("rdf-tests/sparql/sparql12/manifest.ttl", Types = "UpdateEvaluationTest")]
    public void Update(string manifest, string entry) => ConformanceTest.Run(manifest, entry, UpdateEvaluation.Run);
}
