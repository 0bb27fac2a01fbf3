using System.Net.Http.Headers;
using KnowledgeGraph.Conformance.Manifests;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Conformance.Protocol;

public sealed class ProtocolTests(ProtocolServer server) : IClassFixture<ProtocolServer>
{
    private const string ServiceDescription = "http://www.w3.org/ns/sparql-service-description#";

    [Theory]
    [ManifestEntries("rdf-tests/sparql/sparql11/protocol/manifest.ttl")]
    [ManifestEntries("rdf-tests/sparql/sparql11/graph-store-protocol/manifest.ttl")]
    public void Exchange(string manifest, string entry) => ConformanceTest.Run(manifest, entry, new HttpExchange(server).Run);

    /// <summary>The manifest only names what is to be checked.</summary>
    [Theory]
    [ManifestEntries("rdf-tests/sparql/sparql11/service-description/manifest.ttl")]
    public void Description(string manifest, string entry) => ConformanceTest.Run(manifest, entry, test =>
    {
        Dataset description = Describe();
        Term service = Assert.Single(description.Match(null, RdfVocabulary.Type, Word("Service"))).Subject;
        switch (test.Iri.Split('#')[1])
        {
            case "returns-rdf":
                Assert.NotEmpty(description);
                break;
            case "has-endpoint-triple":
                var endpoint = (Iri)Assert.Single(description.Match(service, Word("endpoint"))).Object;
                Assert.Equal(new Uri(server.Client.BaseAddress!, "/sparql").AbsoluteUri, endpoint.Value);
                break;
            case "conforms-to-schema":
                CheckSchema(description, service);
                break;
            default:
                Assert.Fail($"{test.Iri} is not known here");
                break;
        }
    });

    /// <summary>Domains and ranges of the vocabulary's properties, as far as they are used.</summary>
    private static void CheckSchema(Dataset description, Term service)
    {
        string[] ofServices = ["endpoint", "supportedLanguage", "feature", "resultFormat", "inputFormat", "defaultDataset"];
        foreach (Quad quad in description.Where(quad => quad.Predicate.Value.StartsWith(ServiceDescription, StringComparison.Ordinal)))
        {
            string property = quad.Predicate.Value[ServiceDescription.Length..];
            if (property == "defaultGraph")
            {
                Assert.Single(description.Match(quad.Subject, RdfVocabulary.Type, Word("Dataset")));
                Assert.Single(description.Match(quad.Object, RdfVocabulary.Type, Word("Graph")));
                continue;
            }
            Assert.Contains(property, ofServices);
            Assert.Equal(service, quad.Subject);
            if (property != "defaultDataset") Assert.IsType<Iri>(quad.Object);
        }
        Assert.Contains(description.Match(service, Word("supportedLanguage")), quad => quad.Object == Word("SPARQL11Query"));
    }

    private static Iri Word(string name) => new(ServiceDescription + name);

    private Dataset Describe()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sparql");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/rdf+xml"));
        using HttpResponseMessage response = server.Client.Send(request);
        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal("application/rdf+xml", response.Content.Headers.ContentType!.MediaType);
        var sink = new DatasetSink();
        RdfReader.Read(response.Content.ReadAsStream(), RdfFormat.RdfXml, new RdfReaderOptions(), sink);
        return sink.Dataset;
    }
}
