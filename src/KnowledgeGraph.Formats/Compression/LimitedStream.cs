namespace KnowledgeGraph.Formats.Compression;

/// <summary>Reads a stream (which stays open), and refuses to go on beyond a number of bytes.</summary>
internal sealed class LimitedStream(Stream source, long maxBytes, Func<Exception> refusal) : ForwardStream
{
    private long _left = maxBytes;

    /// <inheritdoc/>
    protected override int ReadNext(Span<byte> buffer)
    {
        int read = source.Read(buffer);
        _left -= read;
        return _left >= 0 ? read : throw refusal();
    }
}
