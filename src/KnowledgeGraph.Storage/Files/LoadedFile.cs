using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Files;

/// <summary>A file that was read into memory.</summary>
internal sealed unsafe class LoadedFile : MappedFile
{
    private readonly NativeBlock _bytes;

    /// <summary>Takes over the bytes, of which the first <paramref name="length"/> count.</summary>
    public LoadedFile(string path, NativeBlock bytes, long length)
        : base(path)
    {
        _bytes = bytes;
        Address = bytes.Address;
        Length = length;
    }

    protected override void Unmap() => _bytes.Free();
}
