using System.IO.Compression;
using KnowledgeGraph.Formats.Compression;

namespace KnowledgeGraph.Fuzzing;

public class CompressionFuzzTests
{
    private const int MaxBytes = 16 << 20;

    [Fact]
    public void Decompression_MutatedGZip_UnpacksOrRefuses() =>
        FuzzRun.Run("gzip", [.. Seeds.Of(".nt").Select(Pack)], (document, _) => Unpack(document));

    [Fact]
    public void Decompression_MutatedZstandard_UnpacksOrRefuses() =>
        FuzzRun.Run("zstandard", [.. Seeds.Of(".nt").Select(PackZstandard)], (document, _) => Unpack(document));

    private static void Unpack(byte[] document)
    {
        using Stream stream = Decompression.Open(new MemoryStream(document), "document");
        byte[] buffer = new byte[64 << 10];
        for (long total = 0; total < MaxBytes;)
        {
            int length = stream.Read(buffer);
            if (length == 0) return;
            total += length;
        }
    }

    private static byte[] Pack(byte[] document)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) stream.Write(document);
        return packed.ToArray();
    }

    private static byte[] PackZstandard(byte[] document)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZstdSharp.CompressionStream(packed, leaveOpen: true)) stream.Write(document);
        return packed.ToArray();
    }
}
