using System.Buffers.Binary;
using System.Text;

namespace KnowledgeGraph.Documents.Sources.Isolation;

/// <summary>
/// What an <see cref="IsolatedReader"/> and its child say to each other. A request is a frame with the file's name and one with its bytes; an
/// answer is one frame, the document or an error. A frame is a byte for its kind, its length in four bytes, the least first, and its content.
/// </summary>
internal static class ReaderProtocol
{
    private const int HeaderBytes = 5;
    private const int MaxNameBytes = 64 * 1024;

    private enum Kind : byte
    {
        Name = 1,
        Content,
        Document,
        Error,
    }

    /// <summary>Asks for a document.</summary>
    public static void WriteRequest(Stream stream, SourceFile file)
    {
        WriteFrame(stream, Kind.Name, Encoding.UTF8.GetBytes(file.Name));
        WriteFrame(stream, Kind.Content, file.Bytes.Span);
    }

    /// <summary>What is asked for; null where the parent has hung up.</summary>
    public static SourceFile? ReadRequest(Stream stream)
    {
        if (ReadFrame(stream, MaxNameBytes) is not (Kind.Name, { } name) || ReadFrame(stream, SourceFile.MaxBytes) is not (Kind.Content, { } bytes)) return null;
        return new SourceFile(Encoding.UTF8.GetString(name), bytes);
    }

    /// <summary>Answers with a document.</summary>
    public static void WriteDocument(Stream stream, SourceDocument document) => WriteFrame(stream, Kind.Document, DocumentCodec.Encode(document));

    /// <summary>Answers with what is wrong with it.</summary>
    public static void WriteError(Stream stream, DocumentException error)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(error.Line ?? 0);
            writer.Write(error.Reason);
            writer.Write(error.FrenchReason);
        }
        WriteFrame(stream, Kind.Error, content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    /// <summary>The answer about a file.</summary>
    /// <param name="stream">From the child.</param>
    /// <param name="file">The file.</param>
    /// <param name="maxBytes">The most bytes of the answer.</param>
    /// <returns>The document; null where the child ended before it had answered.</returns>
    /// <exception cref="DocumentException">The answer is an error.</exception>
    /// <exception cref="InvalidDataException">The answer is too long, or none that a child gives; the same holds of other exceptions of reading.</exception>
    public static SourceDocument? ReadAnswer(Stream stream, SourceFile file, int maxBytes)
    {
        switch (ReadFrame(stream, maxBytes))
        {
            case null:
                return null;
            case (Kind.Document, { } content):
                return DocumentCodec.Decode(content, file);
            case (Kind.Error, { } content):
                using (var reader = new BinaryReader(new MemoryStream(content), Encoding.UTF8))
                {
                    int line = reader.ReadInt32();
                    throw new DocumentException(reader.ReadString(), file.Name, line > 0 ? line : null) { FrenchReason = reader.ReadString() };
                }
            default:
                throw new InvalidDataException("an answer of no known kind");
        }
    }

    private static void WriteFrame(Stream stream, Kind kind, ReadOnlySpan<byte> content)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        header[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(header[1..], content.Length);
        stream.Write(header);
        stream.Write(content);
        stream.Flush();
    }

    /// <summary>The next frame; null where the other side has hung up.</summary>
    private static (Kind, byte[])? ReadFrame(Stream stream, int maxBytes)
    {
        byte[] header = new byte[HeaderBytes];
        if (stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes) return null;
        int length = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(1));
        if (length < 0 || length > maxBytes) throw new InvalidDataException($"{length} bytes, where at most {maxBytes} are taken");
        byte[] content = new byte[length];
        return stream.ReadAtLeast(content, length, throwOnEndOfStream: false) < length ? null : ((Kind)header[0], content);
    }
}
