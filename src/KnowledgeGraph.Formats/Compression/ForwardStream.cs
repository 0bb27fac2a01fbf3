namespace KnowledgeGraph.Formats.Compression;

/// <summary>A stream that is read once from its start to its end; its position counts the bytes that were read.</summary>
internal abstract class ForwardStream : Stream
{
    private long _position;

    /// <inheritdoc/>
    public sealed override bool CanRead => true;

    /// <inheritdoc/>
    public sealed override bool CanSeek => false;

    /// <inheritdoc/>
    public sealed override bool CanWrite => false;

    /// <inheritdoc/>
    public sealed override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public sealed override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public sealed override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public sealed override int Read(Span<byte> buffer)
    {
        int read = buffer.IsEmpty ? 0 : ReadNext(buffer);
        _position += read;
        return read;
    }

    /// <inheritdoc/>
    public sealed override void Flush()
    {
    }

    /// <inheritdoc/>
    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public sealed override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Reads at least one byte into a buffer that is not empty; 0 at the end only.</summary>
    protected abstract int ReadNext(Span<byte> buffer);
}
