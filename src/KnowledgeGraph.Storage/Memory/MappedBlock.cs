using KnowledgeGraph.Storage.Files;

namespace KnowledgeGraph.Storage.Memory;

/// <summary>A part of a mapped file, which stays mapped until all its parts are freed.</summary>
internal sealed unsafe class MappedBlock : MemoryBlock
{
    private readonly MappedFile _file;
    private byte* _address;

    public MappedBlock(MappedFile file, long offset, long length)
        : base(length)
    {
        file.AddReference();
        _file = file;
        _address = file.Address + offset;
    }

    public override byte* Address => _address;

    public override void Free()
    {
        if (_address is null) return;
        _address = null;
        _file.Release();
    }
}
