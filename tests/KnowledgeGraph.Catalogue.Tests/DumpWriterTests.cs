using System.Text.Json;
using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Tests;

public sealed class DumpWriterTests(RepositoryGraph graph) : IClassFixture<RepositoryGraph>
{
    /// <summary>What a build notes of itself is in the store and in no dump.</summary>
    private const int RecordQuads = 3;

    private readonly DumpWriter _writer = new(RepositoryGraph.Options);

    [Theory]
    [InlineData(RdfFormat.NQuads)]
    [InlineData(RdfFormat.TriG)]
    [InlineData(RdfFormat.JsonLd)]
    public void WriteGraph_SyntaxWithGraphs_IsReadBackAsTheSameQuads(RdfFormat format)
    {
        Dataset read = Read(format, stream => _writer.WriteGraph(graph.Snapshot, format, stream));
        Assert.Equal(graph.Report.QuadCount - RecordQuads, read.Count);
        var expected = new DatasetSink();
        graph.Snapshot.CopyTo(GraphSelector.Each, expected);
        Assert.All(read, quad => Assert.True(expected.Dataset.Contains(quad), quad.ToString()));
    }

    [Fact]
    public void WriteGraph_Turtle_IsTheMergeOfAllGraphs()
    {
        Dataset read = Read(RdfFormat.Turtle, stream => _writer.WriteGraph(graph.Snapshot, RdfFormat.Turtle, stream));
        Assert.Equal(graph.Snapshot.Count(default, GraphSelector.MergeAll) - RecordQuads, read.Count);
    }

    [Fact]
    public void WriteGraph_Twice_IsByteIdentical() =>
        Assert.Equal(
            Bytes(stream => _writer.WriteGraph(graph.Snapshot, RdfFormat.JsonLd, stream)),
            Bytes(stream => _writer.WriteGraph(graph.Snapshot, RdfFormat.JsonLd, stream)));

    [Fact]
    public void PublishedPrefixes_AreThoseOfTheContext()
    {
        string context = File.ReadAllText(Path.Combine(RepositoryGraph.Options.OntologyDirectory, "context.jsonld"));
        using JsonDocument document = JsonDocument.Parse(context);
        JsonElement terms = document.RootElement.GetProperty("@context");
        foreach ((string prefix, string name) in PublishedPrefixes.All)
        {
            if (terms.TryGetProperty(prefix, out JsonElement known)) Assert.Equal(known.GetString(), name);
        }
    }

    [Fact]
    public void WriteGraph_HoldsNoBlankNode()
    {
        Dataset read = Read(RdfFormat.NQuads, stream => _writer.WriteGraph(graph.Snapshot, RdfFormat.NQuads, stream));
        Assert.DoesNotContain(read, quad => quad.Subject is BlankNode || quad.Object is BlankNode || quad.Graph is BlankNode);
    }

    [Fact]
    public void WriteFiche_HoldsItsPassages_AndNoneOfTheOthers()
    {
        var quote = new Iri("http://www.w3.org/ns/oa#exact");
        FicheEntry guyane = graph.Report.Fiches.Single(fiche => fiche.FileName == "03-2022-10-05");
        Dataset read = Read(RdfFormat.NQuads, stream => _writer.WriteFiche(graph.Snapshot, guyane, RdfFormat.NQuads, stream));
        string[] quotes = [.. read.Match(predicate: quote).Select(quad => ((Literal)quad.Object).LexicalForm)];
        Assert.Contains(quotes, text => text.Contains("n'est pas formalisée", StringComparison.Ordinal));
        Assert.DoesNotContain(quotes, text => text.Contains("OPeNIG", StringComparison.Ordinal));
        var label = new Iri("http://www.w3.org/2000/01/rdf-schema#label");
        Assert.Contains(read.Match(new Iri("http://id.insee.fr/geo/region/03"), label), quad => quad.Object == new Literal("Guyane", "fr"));
    }

    [Fact]
    public void WriteFiche_EveryFiche_IsASubsetOfTheGraph()
    {
        var whole = new DatasetSink();
        graph.Snapshot.CopyTo(GraphSelector.Each, whole);
        foreach (FicheEntry fiche in graph.Report.Fiches)
        {
            Dataset read = Read(RdfFormat.TriG, stream => _writer.WriteFiche(graph.Snapshot, fiche, RdfFormat.TriG, stream));
            Assert.True(read.Count > 100, fiche.FileName);
            Assert.All(read, quad => Assert.True(whole.Dataset.Contains(quad), quad.ToString()));
        }
    }

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    private static Dataset Read(RdfFormat format, Action<Stream> write)
    {
        var sink = new DatasetSink();
        using var stream = new MemoryStream(Bytes(write));
        RdfReader.Read(stream, format, new RdfReaderOptions(), sink);
        return sink.Dataset;
    }
}
