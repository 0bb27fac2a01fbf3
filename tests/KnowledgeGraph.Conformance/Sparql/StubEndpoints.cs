using KnowledgeGraph.Conformance.Manifests;
using KnowledgeGraph.Query;
using KnowledgeGraph.Query.Federation;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Results;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Conformance.Sparql;

/// <summary>The endpoints of a test of SERVICE: each a store in memory with the data that the manifest gives it.</summary>
internal sealed class StubEndpoints : IServiceClient, IDisposable
{
    private readonly Dictionary<Iri, QuadStore> _stores = [];

    public StubEndpoints(ManifestEntry test)
    {
        foreach (Quad service in test.Graph.Match(test.Action, QueryTest.ServiceData))
        {
            var endpoint = (Iri)Manifest.Value(test.Graph, service.Object, QueryTest.Endpoint)!;
            QuadStore store = QuadStore.CreateInMemory();
            _stores.Add(endpoint, store);
            using WriteTransaction transaction = store.BeginWrite();
            foreach (Quad data in test.Graph.Match(service.Object, QueryTest.Data))
            {
                SuiteDocument.Read(test, data.Object, transaction.CreateSink());
            }
            transaction.Commit();
        }
    }

    /// <inheritdoc/>
    public SolutionTable Select(Iri endpoint, string query, CancellationToken cancellationToken)
    {
        if (!_stores.TryGetValue(endpoint, out QuadStore? store)) throw new ServiceException($"there is no endpoint {endpoint}");
        using Snapshot snapshot = store.AcquireSnapshot();
        var options = new QueryOptions { DefaultGraph = DefaultGraphMode.StoreDefault, Services = this };
        using QueryResult result = new QueryEngine().Execute(SparqlParser.ParseQuery(query), snapshot, options, cancellationToken);
        return QueryEvaluation.Collect(result, SolutionFormat.Json);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (QuadStore store in _stores.Values) store.Dispose();
    }
}
