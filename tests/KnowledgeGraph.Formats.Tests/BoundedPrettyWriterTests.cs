using System.Text;

namespace KnowledgeGraph.Formats.Tests;

public class BoundedPrettyWriterTests
{
    private static readonly string[] Lines =
        ["<http://ex/b> <http://ex/p> \"1\" .", "<http://ex/a> <http://ex/p> _:x .", "_:x <http://ex/q> \"2\"@fr ."];

    [Theory]
    [InlineData(RdfFormat.NTriples)]
    [InlineData(RdfFormat.Turtle)]
    [InlineData(RdfFormat.RdfXml)]
    [InlineData(RdfFormat.JsonLd)]
    public void Write_UpToTheBound_IsPrettyAndBeyondItAStream(RdfFormat format)
    {
        string pretty = Convert(format, new RdfWriterOptions());
        string stream = Convert(format, new RdfWriterOptions { Pretty = false });
        Assert.NotEqual(pretty, stream);
        for (int most = 0; most <= 4; most++)
        {
            Assert.Equal(most < Lines.Length ? stream : pretty, Convert(format, new RdfWriterOptions { MaxPrettyStatements = most }));
        }
    }

    [Fact]
    public void Complete_CancelledToken_Throws()
    {
        using IQuadWriter writer = RdfWriter.Create(new MemoryStream(), RdfFormat.Turtle, cancellationToken: new CancellationToken(canceled: true));
        Documents.Read(Lines[0], RdfFormat.NTriples).SendTo(writer);
        Assert.Throws<OperationCanceledException>(writer.Complete);
    }

    private static string Convert(RdfFormat format, RdfWriterOptions options)
    {
        var output = new MemoryStream();
        using IQuadWriter writer = RdfWriter.Create(output, format, options);
        writer.OnPrefix("ex"u8, "http://ex/"u8);
        RdfReader.Read(
            new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', Lines))), RdfFormat.NTriples, new RdfReaderOptions(), writer);
        writer.Complete();
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
