using System.Buffers;
using System.Runtime.InteropServices;
using KnowledgeGraph.Storage.Files;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>Collects small pieces for a file. One thread at a time.</summary>
internal sealed class SpillWriter(IWritableFile file) : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1024 * 1024);
    private int _used;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _used) Flush();
        if (bytes.Length > _buffer.Length)
        {
            file.Write(bytes);
            return;
        }
        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    public void Write<T>(in T value)
        where T : unmanaged => Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    public void Flush()
    {
        if (_used > 0) file.Write(_buffer.AsSpan(0, _used));
        _used = 0;
    }

    public void Dispose()
    {
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        file.Dispose();
    }
}
