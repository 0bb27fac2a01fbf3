using System.Net;
using System.Text.Json;
using KnowledgeGraph.Conformance.Manifests;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;

namespace KnowledgeGraph.Conformance.Protocol;

/// <summary>Sends the requests of an entry, one after the other, and checks the answers.</summary>
internal sealed class HttpExchange(ProtocolServer server)
{
    private const string SuiteStore = "/gsp";
    private const string OurStore = "/graph-store";

    private readonly Dictionary<string, string> _variables = [];

    /// <summary>Runs an entry on a store that holds what the entry wants, and nothing else.</summary>
    public void Run(ManifestEntry entry)
    {
        server.Reset(entry.Values(HttpVocabulary.GraphData).Select(data =>
        {
            string graph = ((Literal)Manifest.Value(entry.Graph, data, HttpVocabulary.Label)!).LexicalForm;
            return (graph, entry.FileOf(Manifest.Value(entry.Graph, data, HttpVocabulary.Graph)!));
        }));
        Term list = Manifest.Value(entry.Graph, entry.Action!, HttpVocabulary.Requests)!;
        HttpMessageDescription[] requests = [.. Manifest.Items(entry.Graph, list).Select(node => new HttpMessageDescription(entry.Graph, node))];
        Assert.NotEmpty(requests);
        foreach (HttpMessageDescription request in requests) Send(request);
    }

    private void Send(HttpMessageDescription description)
    {
        string path = Replace(description.Path);
        if (path.StartsWith(SuiteStore, StringComparison.Ordinal)) path = OurStore + path[SuiteStore.Length..];
        // As written: the class would take %31 for 1.
        var asWritten = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var address = new Uri(server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + path, asWritten);
        using var request = new HttpRequestMessage(new HttpMethod(description.Method), address);
        if (description.Body is { } body) request.Content = new ByteArrayContent(body);
        foreach ((string name, string value) in description.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content?.Headers.TryAddWithoutValidation(name, value);
        }
        using HttpResponseMessage response = server.Client.Send(request);
        Check(response, description.Response, $"{description.Method} {path}");
    }

    private void Check(HttpResponseMessage response, HttpMessageDescription expected, string what)
    {
        using var reader = new StreamReader(response.Content.ReadAsStream());
        string text = reader.ReadToEnd();
        Assert.True(expected.ExpectedStatuses.Any(status => IsStatus(status, response.StatusCode)), $"{what}: {(int)response.StatusCode} {text}");
        string? type = response.Content.Headers.ContentType?.MediaType;
        if (expected.ExpectedFormat is { } format) CheckFormat(format, type);
        if (expected.ExpectedBoolean is { } boolean)
        {
            Assert.Equal(boolean, JsonDocument.Parse(text).RootElement.GetProperty("boolean").GetRawText());
        }
        foreach ((_, string value) in expected.Headers.Where(header => header.Name.Equals("content-type", StringComparison.OrdinalIgnoreCase)))
        {
            Assert.Equal(value, response.Content.Headers.ContentType!.ToString());
        }
        if (expected.ExpectedLocation is { } variable) _variables[variable] = response.Headers.Location!.OriginalString;
        if (expected.BodyText is { } graph) Assert.True(DatasetIsomorphism.AreIsomorphic(Parse(Replace(graph)), Parse(text)), $"{what}: {text}");
    }

    private string Replace(string text) =>
        _variables.Aggregate(text, (current, variable) => current.Replace(variable.Key, variable.Value, StringComparison.Ordinal));

    private static void CheckFormat(string format, string? type)
    {
        string[] allowed = format switch
        {
            "boolean" => ["application/sparql-results+json", "application/sparql-results+xml"],
            "tabular" => ["application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"],
            "RDF" => ["text/turtle", "application/rdf+xml", "application/n-triples"],
            _ => throw new ArgumentException($"'{format}' is no format of the suite", nameof(format)),
        };
        Assert.Contains(type, allowed);
    }

    private static bool IsStatus(string name, HttpStatusCode actual) =>
        name.StartsWith("StatusCode", StringComparison.Ordinal)
            ? (int)actual / 100 == name["StatusCode".Length] - '0'
            : Enum.Parse<HttpStatusCode>(name) == actual;

    private static Dataset Parse(string turtle)
    {
        var sink = new DatasetSink();
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(turtle));
        RdfReader.Read(stream, RdfFormat.Turtle, new RdfReaderOptions { BaseIri = ProtocolServer.BaseIri }, sink);
        return sink.Dataset;
    }
}
