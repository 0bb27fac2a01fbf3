using System.IO.Compression;
using KnowledgeGraph.Formats.Compression;
using ZstdSharp;

namespace KnowledgeGraph.Formats.Tests.Compression;

public class DecompressionTests
{
    public static TheoryData<string, int> Compressions => new(
        from compression in new[] { "none", "gzip", "zstd" }
        from length in new[] { 0, 1, 3, 31, 32, 33, 65_503, 65_504, 65_536, 65_537, 300_000 }
        select new TheoryDataRow<string, int>(compression, length));

    [Theory, MemberData(nameof(Compressions))]
    public void Open_AnyPieces_GivesTheBytes(string compression, int length)
    {
        byte[] bytes = Bytes(length);
        foreach (int piece in length > 1000 ? [1021, 1 << 20] : new[] { 1, 2, 7, 1 << 20 })
        {
            using Stream stream = Decompression.Open(new SmallPiecesStream(Pack(compression, bytes), piece), "x");
            Assert.Equal(bytes, ReadAll(stream));
            Assert.Equal(length, stream.Position);
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public void Open_SeveralMembers_GivesAllOfThem(string compression)
    {
        byte[] bytes = Bytes(70_000);
        byte[] packed = Pack(compression, bytes);
        foreach (int piece in new[] { 1, 1021, 1 << 20 })
        {
            using Stream stream = Decompression.Open(new SmallPiecesStream([.. packed, .. packed], piece), "x");
            Assert.Equal([.. bytes, .. bytes], ReadAll(stream));
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public void Open_CutOffAnywhere_IsAnError(string compression)
    {
        byte[] packed = Pack(compression, Bytes(2000));
        for (int length = 4; length < packed.Length; length++)
        {
            using Stream stream = Decompression.Open(new MemoryStream(packed[..length]), "some/file.nt");
            var error = Assert.Throws<CompressedDataException>(() => ReadAll(stream));
            Assert.StartsWith("some/file.nt: ", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public void Open_BrokenData_IsAnError(string compression)
    {
        byte[] packed = Pack(compression, Bytes(2000));
        packed.AsSpan(10, 40).Fill(0xFF);
        using Stream stream = Decompression.Open(new MemoryStream(packed), "x");
        Assert.Throws<CompressedDataException>(() => ReadAll(stream));
    }

    // Half of the bytes cannot be made smaller, so that all kinds of blocks occur.
    private static byte[] Bytes(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes.AsSpan(0, length / 2));
        return bytes;
    }

    private static byte[] Pack(string compression, byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (Stream stream = compression switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "zstd" => new CompressionStream(packed),
            _ => new BufferedStream(packed),
        })
        {
            stream.Write(bytes);
        }
        return packed.ToArray();
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
