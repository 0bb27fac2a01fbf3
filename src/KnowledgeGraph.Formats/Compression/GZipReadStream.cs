using System.IO.Compression;

namespace KnowledgeGraph.Formats.Compression;

/// <summary>
/// Unpacks gzip, with any number of members, and notices where it was cut off. The framework's stream takes the end of its input for
/// the end of the data; so a member of its own is put behind the input, which comes out at the end only if all before it was whole.
/// </summary>
internal sealed class GZipReadStream(Stream source) : ForwardStream
{
    private static readonly byte[] Seal = "the end of a sealed gzip stream."u8.ToArray();
    private static readonly byte[] PackedSeal = Pack(Seal);

    private readonly GZipStream _unpacked = new(new SplicedStream(default, source, PackedSeal), CompressionMode.Decompress);
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _finished;

    /// <inheritdoc/>
    protected override int ReadNext(Span<byte> buffer)
    {
        // What may be the seal is held back until more comes behind it.
        while (_end - _start <= Seal.Length && !_finished) Fill();
        int length = Math.Min(_end - _start - Seal.Length, buffer.Length);
        if (length <= 0) return 0;
        _buffer.AsSpan(_start, length).CopyTo(buffer);
        _start += length;
        return length;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _unpacked.Dispose();
        base.Dispose(disposing);
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        int read = _unpacked.Read(_buffer.AsSpan(_end));
        _end += read;
        if (read > 0) return;
        _finished = true;
        if (!_buffer.AsSpan(_start, _end - _start).EndsWith(Seal)) throw new EndOfStreamException();
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
