using ZstdSharp;
using ZstdSharp.Unsafe;

namespace KnowledgeGraph.Formats.Compression;

/// <summary>The one place where input is unpacked: gzip (RFC 1952) and Zstandard (RFC 8878).</summary>
public static class Decompression
{
    private const int LongestMagic = 4;

    // The most that a frame of Zstandard may ask for is 2^27 bytes, as with its own command.
    private const int MaxZstandardWindowLog = 27;

    /// <summary>
    /// A stream of what the source holds once it is unpacked. The compression is known by the first bytes, whatever the file is called;
    /// everything else passes as it is.
    /// </summary>
    /// <remarks>
    /// Reads forward only, unless the source can seek and is not packed; in constant memory whatever the size unpacked.
    /// <see cref="Stream.Position"/> counts the bytes unpacked so far. Data that is broken or cut off ends with a <see cref="CompressedDataException"/>. The source stays open.
    /// </remarks>
    /// <param name="source">The stream, from its first byte on.</param>
    /// <param name="name">What errors call it: a path or an address.</param>
    public static Stream Open(Stream source, string name)
    {
        ArgumentNullException.ThrowIfNull(source);
        byte[] start = new byte[LongestMagic];
        int length = source.ReadAtLeast(start, LongestMagic, throwOnEndOfStream: false);
        var whole = new SplicedStream(start.AsMemory(0, length), source, default);
        ReadOnlySpan<byte> magic = start.AsSpan(0, length);
        if (magic.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return new DecompressingStream(new GZipReadStream(whole), "gzip", name);
        if (!magic.SequenceEqual((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD])) return source.CanSeek ? new BorrowedStream(source, length) : whole;
        var zstandard = new DecompressionStream(whole);
        zstandard.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, MaxZstandardWindowLog);
        return new DecompressingStream(zstandard, "Zstandard", name);
    }

    /// <summary>
    /// A stream that hands on at most so many bytes of a source, which stays open, and fails where there are more: a small packed file
    /// may be huge unpacked.
    /// </summary>
    /// <param name="source">The stream.</param>
    /// <param name="maxBytes">The most bytes.</param>
    /// <param name="refusal">Makes the exception of a source that is longer.</param>
    public static Stream Limit(Stream source, long maxBytes, Func<Exception> refusal) => new LimitedStream(source, maxBytes, refusal);
}
