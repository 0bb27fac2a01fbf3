using ZstdSharp;

namespace KnowledgeGraph.Formats.Compression;

/// <summary>Turns what goes wrong while a stream is unpacked into an error that says what is wrong with which file.</summary>
internal sealed class DecompressingStream(Stream unpacked, string compression, string name) : ForwardStream
{
    /// <inheritdoc/>
    protected override int ReadNext(Span<byte> buffer)
    {
        try
        {
            return unpacked.Read(buffer);
        }
        catch (EndOfStreamException cause)
        {
            throw new CompressedDataException(
                $"{name}: the {compression} data ends too early, or something else follows it; was the file cut off on its way?", cause);
        }
        catch (Exception cause) when (cause is InvalidDataException or ZstdException)
        {
            throw new CompressedDataException($"{name}: the {compression} data is broken: {cause.Message}", cause);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) unpacked.Dispose();
        base.Dispose(disposing);
    }
}
