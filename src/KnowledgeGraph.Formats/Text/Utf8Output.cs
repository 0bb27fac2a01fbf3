using System.Buffers;
using System.Runtime.CompilerServices;

namespace KnowledgeGraph.Formats.Text;

/// <summary>Collects bytes in a pooled buffer and hands them to a stream, where there is one, whenever the buffer is full.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class Utf8Output(Stream? stream = null) : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(32 * 1024);
    private int _length;

    /// <summary>What was written and not handed on yet.</summary>
    public ReadOnlySpan<byte> Pending => _buffer.AsSpan(0, _length);

    /// <summary>Writes bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _length) MakeRoom(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>Writes a byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(byte b)
    {
        if (_length == _buffer.Length) MakeRoom(1);
        _buffer[_length++] = b;
    }

    /// <summary>Drops what is pending.</summary>
    public void Clear() => _length = 0;

    /// <summary>Hands what is pending to the stream.</summary>
    public void Flush()
    {
        if (stream is null) return;
        stream.Write(_buffer, 0, _length);
        _length = 0;
    }

    public void Dispose()
    {
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
    }

    private void MakeRoom(int count)
    {
        ObjectDisposedException.ThrowIf(_buffer.Length == 0, this);
        Flush();
        if (count <= _buffer.Length - _length) return;
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, checked(_length + count)));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
