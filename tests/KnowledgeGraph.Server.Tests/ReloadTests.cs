using System.Net;
using KnowledgeGraph.Server.Graphs;

namespace KnowledgeGraph.Server.Tests;

public sealed class ReloadTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Sources_Broken_LeaveTheLastGoodGraph_AndSaySo_UntilMended()
    {
        GraphState before = server.State;
        string ontology = Path.Combine(server.OntologyDirectory, "cnig.ttl");
        string text = await File.ReadAllTextAsync(ontology);

        await File.WriteAllTextAsync(ontology, text + "\n<http://example.org/s> broken");
        await server.WaitAsync(state => state.Failure is not null);
        Assert.Same(before.Report, server.State.Report);
        Assert.Contains("cnig.ttl:", server.State.Failure, StringComparison.Ordinal);
        using HttpResponseMessage health = await server.Client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Contains("last good graph", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using HttpResponseMessage dump = await server.Client.GetAsync("/dumps/graphe.nq");
        Assert.Equal(HttpStatusCode.OK, dump.StatusCode);
        Assert.Contains("dernier graphe valide", await server.Client.GetStringAsync("/dumps/"), StringComparison.Ordinal);

        await File.WriteAllTextAsync(ontology, text + "\n<https://w3id.org/cnig/def> <http://purl.org/dc/terms/provenance> \"reload\" .");
        await server.WaitAsync(state => state.Failure is null);
        Assert.Equal(before.Report!.QuadCount + 1, server.State.Report!.QuadCount);
        string answer = await server.Client.GetStringAsync("/sparql?query=" + Uri.EscapeDataString("ASK { ?s <http://purl.org/dc/terms/provenance> \"reload\" }"));
        Assert.Contains("true", answer, StringComparison.Ordinal);
    }
}
