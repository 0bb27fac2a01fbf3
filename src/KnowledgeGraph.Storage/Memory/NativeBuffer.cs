namespace KnowledgeGraph.Storage.Memory;

/// <summary>Bytes in native memory that grow at their end. One thread at a time.</summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    private NativeBlock? _block = new(1024);

    public long Length { get; private set; }

    private NativeBlock Block => _block ?? throw new ObjectDisposedException(nameof(NativeBuffer));

    /// <summary>Appends bytes and returns where they begin.</summary>
    public long Append(ReadOnlySpan<byte> bytes)
    {
        long at = Length;
        Reserve(at + bytes.Length);
        bytes.CopyTo(new(Block.Address + at, bytes.Length));
        Length += bytes.Length;
        return at;
    }

    /// <summary>Appends a value and returns where it begins.</summary>
    public long Append<T>(in T value)
        where T : unmanaged => Append(System.Runtime.InteropServices.MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    /// <summary>Appends all bytes of another buffer.</summary>
    public void Append(NativeBuffer other)
    {
        Reserve(Length + other.Length);
        Buffer.MemoryCopy(other.Block.Address, Block.Address + Length, Block.Length - Length, other.Length);
        Length += other.Length;
    }

    /// <summary>Forgets the bytes and keeps the room.</summary>
    public void Clear() => Length = 0;

    /// <summary>The bytes in a block of just their length, which the caller owns; this buffer is used up.</summary>
    public NativeBlock Detach()
    {
        NativeBlock result = Block;
        _block = null;
        if (result.Length == Length) return result;
        var exact = new NativeBlock(Length);
        Buffer.MemoryCopy(result.Address, exact.Address, Length, Length);
        result.Free();
        return exact;
    }

    public void Dispose()
    {
        _block?.Free();
        _block = null;
    }

    private void Reserve(long bytes)
    {
        NativeBlock block = Block;
        if (bytes <= block.Length) return;
        var grown = new NativeBlock(Math.Max(bytes, block.Length + (block.Length / 2)));
        Buffer.MemoryCopy(block.Address, grown.Address, grown.Length, Length);
        block.Free();
        _block = grown;
    }
}
