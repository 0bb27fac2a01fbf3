using System.Runtime.ConstrainedExecution;

namespace KnowledgeGraph.Storage.Memory;

/// <summary>
/// Bytes that never move: in native memory, or of a mapped file. The caller sees to it that nobody reads them once freed.
/// </summary>
internal abstract unsafe class MemoryBlock(long length) : CriticalFinalizerObject
{
    public long Length { get; } = length;

    public abstract byte* Address { get; }

    public abstract void Free();
}
