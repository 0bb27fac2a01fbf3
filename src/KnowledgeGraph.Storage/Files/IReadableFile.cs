namespace KnowledgeGraph.Storage.Files;

/// <summary>A file to read from. Thread-safe.</summary>
internal interface IReadableFile : IDisposable
{
    long Length { get; }

    /// <summary>Reads bytes from a place on, at most as many as there is room for; 0 at the end.</summary>
    int Read(Span<byte> bytes, long offset);
}
