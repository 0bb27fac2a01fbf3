using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Fuzzing;

public class RdfFuzzTests
{
    private const int MaxErrors = 200;

    [Theory]
    [InlineData(RdfFormat.NTriples)]
    [InlineData(RdfFormat.NQuads)]
    [InlineData(RdfFormat.Turtle)]
    [InlineData(RdfFormat.TriG)]
    [InlineData(RdfFormat.RdfXml)]
    [InlineData(RdfFormat.JsonLd)]
    public void Reader_MutatedDocument_ReadsTheSameOrRefuses(RdfFormat format) =>
        FuzzRun.Run(format.Name().Replace('/', '-'), Seeds.Of(format.Extension()), (document, choices) =>
        {
            ReadTolerantly(document, format);
            Dataset dataset = Read(new MemoryStream(document), format);
            Dataset again = Read(new PiecewiseStream(document, 1 + choices.Next(40)), format);
            if (!RoundTrip.Same(dataset, again)) throw new RoundTripException("small pieces read as something else", string.Join('\n', again.Take(50)));
            RdfFormat target = RdfFormats.All[choices.Next(RdfFormats.All.Count)];
            RoundTrip.Check(dataset, target, pretty: choices.Next(2) == 0);
            RoundTrip.Check(dataset, format, pretty: choices.Next(2) == 0);
        });

    private static Dataset Read(Stream stream, RdfFormat format, Func<RdfSyntaxException, bool>? goesOnAfter = null)
    {
        var sink = new DatasetSink();
        RdfReader.Read(stream, format, new RdfReaderOptions { BaseIri = "http://base.example/", GoesOnAfter = goesOnAfter }, sink);
        return sink.Dataset;
    }

    private static void ReadTolerantly(byte[] document, RdfFormat format)
    {
        int errors = 0;
        try
        {
            Read(new MemoryStream(document), format, error => ++errors < MaxErrors);
        }
        catch (KnowledgeGraphException)
        {
            return;
        }
        if (errors > 0) Assert.Throws<RdfSyntaxException>(() => Read(new MemoryStream(document), format));
    }
}
