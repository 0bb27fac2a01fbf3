using System.Runtime.InteropServices;

namespace KnowledgeGraph.Storage.Memory;

/// <summary>
/// A block of native memory. Freed by <see cref="Free"/>, or by the finalizer where the owner was forgotten. The caller sees to it
/// that nobody reads it then.
/// </summary>
internal sealed unsafe class NativeBlock : MemoryBlock
{
    private static long _allocatedBytes;
    private nint _address;

    public NativeBlock(long bytes)
        : base(bytes)
    {
        _address = (nint)NativeMemory.AlignedAlloc((nuint)Math.Max(bytes, 1), 64);
        Interlocked.Add(ref _allocatedBytes, bytes);
    }

    ~NativeBlock() => FreeMemory();

    /// <summary>The bytes of all blocks of the process that are not freed yet.</summary>
    public static long AllocatedBytes => Volatile.Read(ref _allocatedBytes);

    public override byte* Address => (byte*)_address;

    public override void Free()
    {
        FreeMemory();
        GC.SuppressFinalize(this);
    }

    private void FreeMemory()
    {
        nint address = Interlocked.Exchange(ref _address, 0);
        if (address == 0) return;
        NativeMemory.AlignedFree((void*)address);
        Interlocked.Add(ref _allocatedBytes, -Length);
    }
}
