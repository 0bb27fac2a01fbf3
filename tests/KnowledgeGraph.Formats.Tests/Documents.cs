using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Tests;

/// <summary>Short ways to read and write documents in tests.</summary>
internal static class Documents
{
    public const string Base = "http://example/base/";

    public static Dataset Read(string text, RdfFormat format = RdfFormat.Turtle) => Read(Encoding.UTF8.GetBytes(text), format);

    public static Dataset Read(byte[] document, RdfFormat format, RdfReaderOptions? options = null) =>
        Read(new MemoryStream(document), format, options);

    public static Dataset Read(Stream stream, RdfFormat format, RdfReaderOptions? options = null)
    {
        var sink = new DatasetSink();
        RdfReader.Read(stream, format, options ?? new RdfReaderOptions { BaseIri = Base }, sink);
        return sink.Dataset;
    }

    public static byte[] Write(IEnumerable<Quad> quads, RdfFormat format, RdfWriterOptions? options = null)
    {
        var stream = new MemoryStream();
        using IQuadWriter writer = RdfWriter.Create(stream, format, options);
        quads.SendTo(writer);
        writer.Complete();
        return stream.ToArray();
    }

    public static RdfSyntaxException Refuse(string text, RdfFormat format = RdfFormat.Turtle) =>
        Assert.Throws<RdfSyntaxException>(() => Read(text, format));

    public static string Lines(Dataset dataset) => string.Join('\n', dataset);
}
