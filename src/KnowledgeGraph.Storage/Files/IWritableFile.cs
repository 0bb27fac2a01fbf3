namespace KnowledgeGraph.Storage.Files;

/// <summary>A file that grows at its end. One thread at a time.</summary>
internal interface IWritableFile : IDisposable
{
    long Length { get; }

    /// <summary>Appends bytes. After a failure, any part of them may be there.</summary>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Makes everything written outlive a power cut. After a failure, nobody knows what is there.</summary>
    void Sync();
}
