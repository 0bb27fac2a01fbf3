using System.Text;
using KnowledgeGraph.Formats.JsonLd;

namespace KnowledgeGraph.Formats.Tests.JsonLd;

public class JsonLdReaderTests
{
    [Theory]
    [InlineData("{\n  \"@id\": \"x:a\",\n  \"é\": 1,\n}", 4, 1, "JSON")]
    [InlineData("{\"é\": \"x:a\", \"b\" 1}", 1, 18, "JSON")]
    [InlineData("{\"x:p\": 1,\n \"x:p\": 2}", 2, 2, "twice")]
    [InlineData("{\"é\": 1, \"@id\": 1}", 1, 17, "@id must be a string")]
    [InlineData("{\"@context\": {\"p\": {\"@id\": \"x:p\",\n \"@type\": \"q\"}}}", 2, 11, "type mapping")]
    [InlineData("{\"@context\": {\"a\": \"b:c\", \"b\": \"a:c\"}}", 1, 20, "cyclic")]
    [InlineData("{\"x:p\": {\"@value\": \"a\", \"@id\": \"x:b\"}}", 1, 9, "value object")]
    [InlineData("{\"x:p\": {\"@list\": [1], \"@set\": []}}", 1, 9, "set or list")]
    [InlineData("[{\"x:p\": \"\\ud800\"}]", 1, 10, "Unicode")]
    [InlineData("", 1, 1, "JSON")]
    [InlineData("{} {}", 1, 4, "JSON")]
    public void Read_BrokenDocument_SaysWhatIsWrongWhere(string document, int line, int column, string reason)
    {
        RdfSyntaxException error = Documents.Refuse(document, RdfFormat.JsonLd);
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"x:p\":", "}")]
    [InlineData("{\"@context\":{\"a\":{\"@id\":\"x:a\",\"@context\":", "}}}")]
    public void Read_DeepNesting_IsRefused(string open, string close)
    {
        string document = string.Concat(Enumerable.Repeat(open, 100_000)) + string.Concat(Enumerable.Repeat(close, 100_000));
        Assert.Contains("512", Documents.Refuse(document, RdfFormat.JsonLd).Reason, StringComparison.Ordinal);
        var deep = new RdfReaderOptions { MaxDepth = 1_000_000 };
        Assert.Throws<RdfSyntaxException>(() => Documents.Read(Encoding.UTF8.GetBytes(document), RdfFormat.JsonLd, deep));
    }

    [Fact]
    public void Read_RemoteContext_IsRefusedWithoutALoaderAndSaysWhatToDo()
    {
        RdfSyntaxException error = Documents.Refuse("{\n\"@context\": \"https://schema.org/\"}", RdfFormat.JsonLd);
        Assert.Equal((2, 13), (error.Line, error.Column));
        Assert.Contains("https://schema.org/", error.Reason, StringComparison.Ordinal);
        Assert.Contains("inline", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RemoteContextWithALoader_IsLoadedOnce()
    {
        var loader = new CountingLoader("{\"@context\": {\"p\": \"x:p\"}}");
        var options = new RdfReaderOptions { JsonLdDocumentLoader = loader };
        const string Document = "[{\"@context\": \"http://c/\", \"p\": \"1\"}, {\"@context\": \"http://c/\", \"p\": \"2\"}]";
        Assert.Equal(2, Documents.Read(Encoding.UTF8.GetBytes(Document), RdfFormat.JsonLd, options).Count);
        Assert.Equal(1, loader.Count);
    }

    [Fact]
    public void Read_ErrorInARemoteContext_NamesThatContextAndTheLine()
    {
        var loader = new CountingLoader("{\"@context\": {\n\"p\": 1}}");
        var options = new RdfReaderOptions { SourceName = "document", JsonLdDocumentLoader = loader };
        RdfSyntaxException error = Assert.Throws<RdfSyntaxException>(
            () => Documents.Read("{\"@context\": \"http://c/\"}"u8.ToArray(), RdfFormat.JsonLd, options));
        Assert.Equal(("http://c/", 2L, 6L), (error.SourceName, error.Line, error.Column));
    }

    [Fact]
    public void Read_ContextsThatLoadEachOtherWithoutEnd_AreRefused()
    {
        var options = new RdfReaderOptions { JsonLdDocumentLoader = new CountingLoader("{\"@context\": \"next/\"}") };
        RdfSyntaxException error = Assert.Throws<RdfSyntaxException>(
            () => Documents.Read("{\"@context\": \"http://c/\"}"u8.ToArray(), RdfFormat.JsonLd, options));
        Assert.Contains("context overflow", error.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.0", "\"1\"^^<http://www.w3.org/2001/XMLSchema#integer>")]
    [InlineData("12345678901234567890", "\"12345678901234567890\"^^<http://www.w3.org/2001/XMLSchema#integer>")]
    [InlineData("-0", "\"0\"^^<http://www.w3.org/2001/XMLSchema#integer>")]
    [InlineData("1e21", "\"1.0E21\"^^<http://www.w3.org/2001/XMLSchema#double>")]
    [InlineData("0.1", "\"1.0E-1\"^^<http://www.w3.org/2001/XMLSchema#double>")]
    [InlineData("5.5e-7", "\"5.5E-7\"^^<http://www.w3.org/2001/XMLSchema#double>")]
    [InlineData("{\"@type\": \"@json\", \"@value\": {\"b\": 1e21, \"a\": [0.000001, 1E-7, \"\\u20ac\\u000f\"]}}",
        "\"{\\\"a\\\":[0.000001,1e-7,\\\"€\\\\u000f\\\"],\\\"b\\\":1e+21}\"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON>")]
    public void Read_NativeValue_HasTheCanonicalLexicalForm(string json, string term) =>
        Assert.Equal($"<x:a> <x:p> {term} .", Documents.Lines(Documents.Read($"{{\"@id\": \"x:a\", \"x:p\": {json}}}", RdfFormat.JsonLd)));

    [Theory]
    [InlineData("{\"@graph\": [{\"@id\": \"x:a\", \"p\": 1}], \"@context\": {\"p\": \"x:p\"}}", "")]
    [InlineData("{\"@context\": {\"p\": \"x:p\"}, \"@graph\": [{\"@id\": \"x:a\", \"p\": 1}], \"@id\": \"x:g\"}", "<x:g> ")]
    [InlineData("{\"@context\": {\"p\": \"x:p\"}, \"@id\": \"x:g\", \"@graph\": {\"@id\": \"x:a\", \"p\": 1}}", "<x:g> ")]
    [InlineData("[{\"@context\": {\"p\": \"x:p\"}, \"@id\": \"x:a\", \"p\": 1}]", "")]
    [InlineData("{\"@context\": {\"p\": \"x:p\", \"g\": \"@graph\"}, \"g\": [{\"@id\": \"x:a\", \"p\": 1}]}", "")]
    public void Read_EveryFormOfDocument_GivesItsGraph(string document, string graph) => Assert.Equal(
        $"<x:a> <x:p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> {graph}.",
        Documents.Lines(Documents.Read(document, RdfFormat.JsonLd)));

    [Fact]
    public void Read_ErrorInALaterNode_HasItsPositionInTheDocument()
    {
        RdfSyntaxException error = Documents.Refuse("{\"@context\": {}, \"@graph\": [\n{\"x:p\": \"é\"},\n  {\"@id\": 5}]}", RdfFormat.JsonLd);
        Assert.Equal((3, 11), (error.Line, error.Column));
    }

    [Fact]
    public void Read_ByteOrderMark_IsSkippedAndColumnsStayRight()
    {
        byte[] document = [0xEF, 0xBB, 0xBF, .. "{\"@id\": 1}"u8];
        Assert.Equal(9, Assert.Throws<RdfSyntaxException>(() => Documents.Read(document, RdfFormat.JsonLd)).Column);
    }

    private sealed class CountingLoader(string content) : IDocumentLoader
    {
        public int Count { get; private set; }

        public RemoteDocument Load(string url, bool requestContext)
        {
            Count++;
            return new RemoteDocument(url, Encoding.UTF8.GetBytes(content));
        }
    }
}
