using KnowledgeGraph.Storage.Files;

namespace KnowledgeGraph.Storage.Merging;

/// <summary>
/// A file that reaches the disk little by little while it is written, so that no sync of the log has to wait for all of it at once.
/// </summary>
internal sealed class PacedFile(IWritableFile file, MergePace pace) : IWritableFile
{
    private const int ChunkBytes = 1024 * 1024;
    private const int SyncBytes = 4 * ChunkBytes;
    private long _synced = file.Length;

    public long Length => file.Length;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> chunk = bytes[..Math.Min(bytes.Length, ChunkBytes)];
            file.Write(chunk);
            bytes = bytes[chunk.Length..];
            if (file.Length - _synced >= SyncBytes) Sync();
            pace.Step();
        }
    }

    public void Sync()
    {
        file.Sync();
        _synced = file.Length;
    }

    public void Dispose() => file.Dispose();
}
