using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Files;

/// <summary>A file as memory, to be read only. Shared by reference count.</summary>
internal abstract unsafe class MappedFile(string path) : RefCounted
{
    private volatile Action? _whenFreed;

    public string Path { get; } = path;

    public byte* Address { get; protected init; }

    public long Length { get; protected init; }

    /// <summary>What is to be done once nobody reads the file any more, such as deleting it.</summary>
    public void WhenFreed(Action action) => _whenFreed = action;

    protected sealed override void Free()
    {
        Unmap();
        _whenFreed?.Invoke();
    }

    protected abstract void Unmap();
}
