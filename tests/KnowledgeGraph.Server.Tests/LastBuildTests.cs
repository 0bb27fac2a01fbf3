using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Server.Graphs;
using KnowledgeGraph.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace KnowledgeGraph.Server.Tests;

/// <summary>Records of builds that nobody of this program wrote, as a restored store may hold them.</summary>
public sealed class LastBuildTests
{
    private const string Base = "http://example.org/";

    [Theory]
    [InlineData("""{"Graphs":["http://example.org/g"],"Documents":[null],"Alerts":[]}""")]
    [InlineData("""{"Graphs":[null],"Documents":[],"Alerts":[]}""")]
    [InlineData("""{"Graphs":[],"Documents":[],"Alerts":[null]}""")]
    [InlineData("""{"Graphs":7}""")]
    [InlineData("[")]
    public void TryRead_RecordWithoutSense_IsNone(string json)
    {
        using QuadStore store = QuadStore.CreateInMemory();
        Iri subject = new(Base + "construction"), graph = new(Base + "graphe/construction");
        Quad[] record =
        [
            new(subject, new Iri("http://purl.org/dc/terms/identifier"), new Literal("hash"), graph),
            new(subject, new Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#value"), new Literal(json), graph),
        ];
        using (WriteTransaction transaction = store.BeginWrite())
        {
            record.SendTo(transaction.CreateSink());
            transaction.Commit();
        }
        Assert.Null(LastBuild.TryRead(Builder(), store, NullLogger.Instance));
    }

    [Fact]
    public void TryRead_Failure_IsNone()
    {
        QuadStore store = QuadStore.CreateInMemory();
        store.Dispose();
        Assert.Null(LastBuild.TryRead(Builder(), store, NullLogger.Instance));
    }

    private static GraphBuilder Builder() => new(new BuildOptions { BaseIri = Base, DataDirectory = "", OntologyDirectory = "" });
}
