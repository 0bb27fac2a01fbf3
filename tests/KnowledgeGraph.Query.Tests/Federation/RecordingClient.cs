using KnowledgeGraph.Query.Federation;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Query.Tests.Federation;

/// <summary>Endpoints in this process, by their local names; remembers what they were asked.</summary>
internal sealed class RecordingClient(params (string Name, TestStore Store)[] endpoints) : IServiceClient
{
    public List<string> Queries { get; } = [];

    public SolutionTable Select(Iri endpoint, string query, CancellationToken cancellationToken)
    {
        Queries.Add(query);
        TestStore store = endpoints.FirstOrDefault(each => endpoint == TestStore.TermOf(each.Name)).Store
            ?? throw new ServiceException($"there is no endpoint {endpoint}");
        var parsed = (SelectQuery)SparqlParser.ParseQuery(query);
        var options = new QueryOptions { Services = this };
        using var result = (SelectResult)new QueryEngine().Execute(parsed, store.Snapshot, options, cancellationToken);
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        ISolutionWriter writer = SolutionWriter.Create(buffer, SolutionFormat.Json);
        while (result.WriteNext(writer))
        {
        }
        return SolutionReader.Read(new MemoryStream(buffer.WrittenSpan.ToArray()), SolutionFormat.Json);
    }
}
