using System.Runtime.InteropServices;
using KnowledgeGraph.Storage.Files;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>Reads a file from its start to its end in large steps. One thread at a time.</summary>
internal sealed class SpillReader(IReadableFile file, int bufferBytes = 1024 * 1024) : IDisposable
{
    private byte[] _buffer = new byte[bufferBytes];
    private int _start;
    private int _end;
    private long _position;

    /// <summary>Whether everything was read.</summary>
    public bool IsAtEnd => _start == _end && _position == file.Length;

    /// <summary>The next bytes, so many; they end with the next call.</summary>
    public ReadOnlySpan<byte> Read(int count)
    {
        if (_end - _start < count) Load(count);
        ReadOnlySpan<byte> result = _buffer.AsSpan(_start, count);
        _start += count;
        return result;
    }

    /// <summary>The next value.</summary>
    public T Read<T>()
        where T : unmanaged => MemoryMarshal.Read<T>(Read(System.Runtime.CompilerServices.Unsafe.SizeOf<T>()));

    public void Dispose() => file.Dispose();

    private void Load(int count)
    {
        byte[] target = count > _buffer.Length ? new byte[count] : _buffer;
        _buffer.AsSpan(_start, _end - _start).CopyTo(target);
        (_buffer, _end, _start) = (target, _end - _start, 0);
        while (_end < count)
        {
            int read = file.Read(_buffer.AsSpan(_end), _position);
            if (read == 0) throw new StorageException("a temporary file of the load is shorter than what was written to it");
            _end += read;
            _position += read;
        }
    }
}
