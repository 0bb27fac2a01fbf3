using System.Globalization;
using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Server.Access;
using KnowledgeGraph.Server.Graphs;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Sparql;

/// <summary>Says in RDF what the endpoint is and can do (SPARQL 1.2 Service Description).</summary>
internal sealed class ServiceDescription(PublishedGraph graph, WriteAccess access, RemoteAccess remote)
{
    private const string Sd = "http://www.w3.org/ns/sparql-service-description#";
    private const string Void = "http://rdfs.org/ns/void#";
    private const string FormatNames = "http://www.w3.org/ns/formats/";

    // Those of 1.2 are not named in the vocabulary of 1.1; clients that do not know them pass over them.
    private static readonly string[] Versions = ["SPARQL11", "SPARQL12"];

    private static readonly string[] ResultFormats =
    [
        "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
        "Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads",
    ];

    /// <summary>Writes the description; the endpoint is called by the address of the request.</summary>
    public async Task WriteAsync(HttpContext context, RdfFormat format, string contentType)
    {
        HttpRequest request = context.Request;
        using var buffer = new MemoryStream();
        using IQuadWriter writer = RdfWriter.Create(buffer, format, new RdfWriterOptions
        {
            Prefixes = [new("sd", Sd), new("void", Void), .. PublishedPrefixes.All],
        });
        Describe(new Iri($"{request.Scheme}://{request.Host}{request.PathBase}/sparql")).SendTo(writer);
        writer.Complete();
        context.Response.ContentType = contentType;
        context.Response.ContentLength = buffer.Length;
        if (HttpMethods.IsHead(request.Method)) return;
        await context.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), context.RequestAborted);
    }

    private Dataset Describe(Iri endpoint)
    {
        var service = new BlankNode("service");
        var dataset = new BlankNode("dataset");
        var defaultGraph = new BlankNode("default");
        Dataset description = [];
        Add(service, "endpoint", endpoint);
        description.Add(service, RdfVocabulary.Type, new Iri(Sd + "Service"));
        foreach (string version in Versions)
        {
            Add(service, "supportedLanguage", new Iri(Sd + version + "Query"));
            if (access.IsEnabled) Add(service, "supportedLanguage", new Iri(Sd + version + "Update"));
        }
        Add(service, "feature", new Iri(Sd + "UnionDefaultGraph"));
        if (remote.Services is not null) Add(service, "feature", new Iri(Sd + "BasicFederatedQuery"));
        foreach (string format in ResultFormats) Add(service, "resultFormat", new Iri(FormatNames + format));
        Add(service, "defaultDataset", dataset);
        description.Add(dataset, RdfVocabulary.Type, new Iri(Sd + "Dataset"));
        Add(dataset, "defaultGraph", defaultGraph);
        description.Add(defaultGraph, RdfVocabulary.Type, new Iri(Sd + "Graph"));
        using Snapshot snapshot = graph.Store.AcquireSnapshot();
        var triples = new Literal(snapshot.TripleCount.ToString(CultureInfo.InvariantCulture), XsdVocabulary.Integer);
        description.Add(defaultGraph, new Iri(Void + "triples"), triples);
        return description;

        void Add(Term subject, string property, Term value) => description.Add(subject, new Iri(Sd + property), value);
    }
}
