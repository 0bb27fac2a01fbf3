using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Tests.JsonLd;

public class NodeStreamTests
{
    private const string Context = """{"ex": "http://ex/", "p": {"@id": "ex:p", "@context": {"q": "ex:q"}}}""";

    [Theory]
    [InlineData("""{"@context": CONTEXT, "@graph": [{"@id": "ex:a", "p": {"q": "é"}}, null, [{"@id": "ex:b", "p": 1}]]}""")]
    [InlineData("""[{"@context": CONTEXT, "@id": "ex:a", "p": {"q": "é"}}, {"@context": CONTEXT, "@id": "ex:b", "p": 1}]""")]
    [InlineData("""{"@graph": [{"@id": "ex:a", "p": {"q": "é"}}, {"@id": "ex:b", "p": 1}], "@context": CONTEXT}""")]
    [InlineData("""{"\u0040context": CONTEXT, "@graph": [{"@id": "ex:a", "p": {"q": "é"}}, {"@id": "ex:b", "p": 1}]}""")]
    public void Read_ListOfNodes_GivesTheSameInAnyPieces(string template)
    {
        byte[] document = Encoding.UTF8.GetBytes("\n" + template.Replace("CONTEXT", Context, StringComparison.Ordinal) + "\n");
        string[] whole = Lines(new MemoryStream(document));
        Assert.Equal(
            ["<http://ex/a> <http://ex/p> _:g1 .", "<http://ex/b> <http://ex/p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .", "_:g1 <http://ex/q> \"é\" ."],
            whole);
        foreach (int piece in new[] { 1, 2, 7, 64 }) Assert.Equal(whole, Lines(new SmallPiecesStream(document, piece)));
    }

    [Fact]
    public void Read_EntryBehindTheGraph_MakesItANamedGraph()
    {
        Dataset dataset = Documents.Read("""{"@graph": [{"@id": "x:a", "x:p": 1}], "@id": "x:g"}""", RdfFormat.JsonLd);
        Assert.Equal(new Iri("x:g"), Assert.Single(dataset).Graph);
    }

    [Fact]
    public void Read_DocumentThatBreaksOffLate_GivesNothing()
    {
        var sink = new DatasetSink();
        string document = "[" + string.Concat(Enumerable.Repeat("""{"@id": "x:a", "x:p": 1},""", 20_000));
        Assert.Throws<RdfSyntaxException>(() => RdfReader.Read(
            new MemoryStream(Encoding.UTF8.GetBytes(document)), RdfFormat.JsonLd, new RdfReaderOptions(), sink));
        Assert.Empty(sink.Dataset);
    }

    [Theory]
    [InlineData("{\"@context\": {\n\"p\": 1}, \"@graph\": []}", 2, 6)]
    [InlineData("{\"@context\": {\n\"p\": {\"@id\": \"x:p\",\n \"@context\": {\"q\": 1}}}, \"@graph\": [\n{\"p\": {}}]}", 3, 14)]
    [InlineData("{\"@context\": {\"é\": \"x:p\"}, \"@graph\": [\n{\"é\": 1},\n{\"é\": {\"@value\": 1, \"@list\": []}}]}", 3, 7)]
    public void Read_Error_IsWhereItStands(string document, long line, long column)
    {
        RdfSyntaxException error = Documents.Refuse(document, RdfFormat.JsonLd);
        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Fact]
    public void Read_LargeDocumentThatCannotSeek_IsReadToItsEnd()
    {
        string node = $$"""{"@id": "x:a", "x:p": "{{new string('a', 100_000)}}"}""";
        string document = $"[{string.Join(",\n", Enumerable.Repeat(node, 250))}]";
        var sink = new Counter();
        RdfReader.Read(
            new SmallPiecesStream(Encoding.UTF8.GetBytes(document), 1 << 20), RdfFormat.JsonLd, new RdfReaderOptions(), sink);
        Assert.Equal(250, sink.Count);
    }

    private static string[] Lines(Stream stream)
    {
        var output = new MemoryStream();
        using IQuadWriter writer = RdfWriter.Create(output, RdfFormat.NQuads, new RdfWriterOptions { Pretty = true });
        RdfReader.Read(stream, RdfFormat.JsonLd, new RdfReaderOptions(), writer);
        writer.Complete();
        return Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private sealed class Counter : IQuadSink
    {
        public int Count { get; private set; }

        public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph) => Count++;
    }
}
