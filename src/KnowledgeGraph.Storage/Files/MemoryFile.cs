using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Files;

/// <summary>A file in native memory, to be written and then read. One thread at a time.</summary>
internal sealed class MemoryFile : IWritableFile
{
    private readonly NativeBuffer _bytes = new();

    public long Length => _bytes.Length;

    public void Write(ReadOnlySpan<byte> bytes) => _bytes.Append(bytes);

    public void Sync()
    {
    }

    /// <summary>What was written, to be read; nothing can be written any more.</summary>
    public MappedFile Load()
    {
        NativeBlock block = _bytes.Detach();
        return new LoadedFile("memory", block, block.Length);
    }

    public void Dispose() => _bytes.Dispose();
}
