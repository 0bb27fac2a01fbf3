namespace KnowledgeGraph.Formats.Compression;

/// <summary>A stream that can seek, to be read from a number of bytes before its position on. It stays open.</summary>
internal sealed class BorrowedStream : Stream
{
    private readonly Stream _source;
    private readonly long _start;

    public BorrowedStream(Stream source, int bytesRead)
    {
        _source = source;
        _start = source.Position - bytesRead;
        source.Position = _start;
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => _source.Length - _start;

    /// <inheritdoc/>
    public override long Position
    {
        get => _source.Position - _start;
        set => _source.Position = value + _start;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => _source.Read(buffer, offset, count);

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => _source.Read(buffer);

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
