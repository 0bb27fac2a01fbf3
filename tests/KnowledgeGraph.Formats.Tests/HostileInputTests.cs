using System.Text;

namespace KnowledgeGraph.Formats.Tests;

public class HostileInputTests
{
    private static readonly RdfFormat[] TextFormats = [RdfFormat.NTriples, RdfFormat.NQuads, RdfFormat.Turtle, RdfFormat.TriG];

    [Theory]
    [InlineData("[ <x:p> ")]
    [InlineData("( ")]
    public void Read_NestingWithoutEnd_IsRefused(string opening)
    {
        string text = "<x:a> <x:p> " + string.Concat(Enumerable.Repeat(opening, 200_000));
        RdfSyntaxException error = Documents.Refuse(text);
        Assert.Contains("512", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TokenOverTheLimit_IsRefusedHoweverItArrives()
    {
        var options = new RdfReaderOptions { MaxTokenBytes = 1000 };
        foreach (RdfFormat format in TextFormats)
        {
            byte[] allowed = Encoding.UTF8.GetBytes($"<x:a> <x:p> \"{new string('x', 990)}\" .");
            byte[] refused = Encoding.UTF8.GetBytes($"<x:a> <x:p> \"{new string('x', 1001)}\" .");
            Assert.Single(Documents.Read(new SmallPiecesStream(allowed, 7), format, options));
            Assert.Throws<RdfSyntaxException>(() => Documents.Read(refused, format, options));
            Assert.Throws<RdfSyntaxException>(() => Documents.Read(new SmallPiecesStream(refused, 7), format, options));
        }
    }

    [Fact]
    public void Read_StringThatNeverEnds_IsRefusedInBoundedMemory()
    {
        var options = new RdfReaderOptions { MaxTokenBytes = 100_000 };
        foreach (RdfFormat format in TextFormats)
        {
            Assert.Throws<RdfSyntaxException>(() => Documents.Read(new EndlessStream("<x:a> <x:p> \""), format, options));
        }
    }

    [Theory]
    [InlineData(new byte[] { 0xFF }, 1)]
    [InlineData(new byte[] { 0xC3, 0x28 }, 1)]
    [InlineData(new byte[] { 0xC0, 0x80 }, 1)]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, 1)]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 }, 1)]
    [InlineData(new byte[] { 0xC3, 0xA9, 0xE9 }, 2)]
    public void Read_BytesThatAreNoUtf8_AreRefusedWhereTheyStand(byte[] bad, long charactersIn)
    {
        byte[] document = [.. "# é\n<x:a> <x:p> \""u8, .. bad, .. "\" .\n"u8];
        foreach (RdfFormat format in TextFormats)
        {
            for (int size = 1; size <= 7; size++)
            {
                var stream = new SmallPiecesStream(document, size);
                RdfSyntaxException error = Assert.Throws<RdfSyntaxException>(() => Documents.Read(stream, format));
                Assert.Equal((2, 13 + charactersIn), (error.Line, error.Column));
                Assert.Contains("UTF-8", error.Reason, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Read_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(
            () => RdfReader.Read(new MemoryStream(), RdfFormat.Turtle, new RdfReaderOptions(), new DatasetSink(), source.Token));
    }

    private sealed class EndlessStream(string start) : Stream
    {
        private byte[] _start = Encoding.UTF8.GetBytes(start);

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_start.Length > 0)
            {
                _start.CopyTo(buffer, offset);
                int length = _start.Length;
                _start = [];
                return length;
            }
            buffer.AsSpan(offset, count).Fill((byte)'x');
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
