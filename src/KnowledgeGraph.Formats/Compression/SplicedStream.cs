namespace KnowledgeGraph.Formats.Compression;

/// <summary>Some bytes, then a stream (which stays open), then some bytes.</summary>
internal sealed class SplicedStream(ReadOnlyMemory<byte> before, Stream source, ReadOnlyMemory<byte> after) : ForwardStream
{
    /// <inheritdoc/>
    protected override int ReadNext(Span<byte> buffer)
    {
        if (!before.IsEmpty) return Take(ref before, buffer);
        int read = source.Read(buffer);
        return read > 0 ? read : Take(ref after, buffer);
    }

    private static int Take(ref ReadOnlyMemory<byte> bytes, Span<byte> buffer)
    {
        int length = Math.Min(bytes.Length, buffer.Length);
        bytes.Span[..length].CopyTo(buffer);
        bytes = bytes[length..];
        return length;
    }
}
