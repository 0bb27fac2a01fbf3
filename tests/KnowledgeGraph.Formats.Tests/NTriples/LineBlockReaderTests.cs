using System.Text;
using KnowledgeGraph.Formats.NTriples;

namespace KnowledgeGraph.Formats.Tests.NTriples;

public class LineBlockReaderTests
{
    private const string Quads = """
        <http://e/s> <http://e/p> "é\n\u0041"@fr <http://e/g> .
        # a comment

        _:b <http://e/p> <http://e/o> .
        """;

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Read_Blocks_GiveWhatTheWholeDocumentGives(string lineEnd)
    {
        byte[] document = Encoding.UTF8.GetBytes(Quads.ReplaceLineEndings(lineEnd));
        var whole = new DatasetSink();
        RdfReader.Read(new MemoryStream(document), RdfFormat.NQuads, new RdfReaderOptions(), whole);

        for (int cut = 0; cut <= document.Length; cut++)
        {
            if (cut > 0 && cut < document.Length && document[cut - 1] is not ((byte)'\n' or (byte)'\r')) continue;
            var inBlocks = new DatasetSink();
            var reader = new LineBlockReader(RdfFormat.NQuads, new RdfReaderOptions(), inBlocks);
            reader.Read(document.AsSpan(0, cut));
            reader.Read(document.AsSpan(cut));
            Assert.Equal(whole.Dataset.ToList(), inBlocks.Dataset.ToList());
        }
    }

    [Fact]
    public void Read_BrokenLine_IsLocatedInTheBlock()
    {
        var reader = new LineBlockReader(RdfFormat.NTriples, new RdfReaderOptions { SourceName = "x.nt" }, new DatasetSink());
        RdfSyntaxException error = Assert.Throws<RdfSyntaxException>(
            () => reader.Read("<http://e/s> <http://e/p> \"é\" .\r\n<http://e/é> <p> <o> .\n"u8));
        Assert.Equal((2, 14), (error.Line, error.Column));
        Assert.Contains("relative", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_InvalidUtf8_IsLocatedInTheBlock()
    {
        var reader = new LineBlockReader(RdfFormat.NTriples, new RdfReaderOptions(), new DatasetSink());
        byte[] block = [.. "<http://e/s> <http://e/p> \"é\" .\n<http://e/"u8, 0xE9, .. "> <http://e/p> <http://e/o> .\n"u8];
        RdfSyntaxException error = Assert.Throws<RdfSyntaxException>(() => reader.Read(block));
        Assert.Equal((2, 11), (error.Line, error.Column));
        Assert.Contains("0xE9", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_SyntaxWithoutLines_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LineBlockReader(RdfFormat.Turtle, new RdfReaderOptions(), new DatasetSink()));
}
