using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Unicode;

namespace KnowledgeGraph.Formats.Text;

/// <summary>
/// A stream of text seen through one pooled buffer: what lies ahead of the position is valid UTF-8, and stays in the buffer until
/// the reader advances over it. Knows the line and column of any byte ahead.
/// </summary>
/// <remarks>A span taken from <see cref="Ahead"/> dies at the next <see cref="More"/>. Not thread-safe.</remarks>
internal sealed class Utf8Input : IDisposable
{
    private const int InitialSize = 128 * 1024;

    private readonly Stream _stream;
    private readonly string? _sourceName;
    private readonly int _maxTokenBytes;
    private Func<RdfSyntaxException, bool>? _goesOnAfter;
    private readonly CancellationToken _cancellationToken;
    private byte[] _buffer;
    private int _position;
    private int _end;
    private int _rawEnd;
    private bool _invalid;
    private bool _finished;
    private TextPosition _bufferStart = TextPosition.Start;

    public Utf8Input(Stream stream, RdfReaderOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        _sourceName = options.SourceName ?? options.BaseIri;
        _maxTokenBytes = options.MaxTokenBytes;
        _goesOnAfter = options.GoesOnAfter;
        _cancellationToken = cancellationToken;
        _buffer = ArrayPool<byte>.Shared.Rent(InitialSize);
        while (_end < 3 && More())
        {
        }
        if (Ahead.StartsWith("\uFEFF"u8)) _position = 3;
    }

    /// <summary>The bytes at hand from the position on; more may follow.</summary>
    public ReadOnlySpan<byte> Ahead => _buffer.AsSpan(_position, _end - _position);

    /// <summary>The place of the position in the document. Slow.</summary>
    public TextPosition Position => _bufferStart.After(_buffer.AsSpan(0, _position));

    /// <summary>The byte at the position, or -1 at the end of the document.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Peek() => _position < _end ? _buffer[_position] : PeekSlow(0);

    /// <summary>The byte so far behind the position, or -1 where the document ends before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Peek(int offset) => _position + offset < _end ? _buffer[_position + offset] : PeekSlow(offset);

    /// <summary>Moves the position over bytes at hand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance(int count) => _position += count;

    /// <summary>Reads more behind the bytes at hand, which may move; false at the end of the document.</summary>
    public bool More()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        int before = _end - _position;
        if (before > 4L * _maxTokenBytes + InitialSize) throw TooLong();
        while (_end - _position == before)
        {
            if (_invalid)
            {
                Report(InvalidUtf8());
                PassInvalidByte();
                continue;
            }
            if (_finished) return false;
            MakeRoom();
            int read = _stream.Read(_buffer, _rawEnd, _buffer.Length - _rawEnd);
            _rawEnd += read;
            _finished = read == 0;
            Validate();
        }
        return true;
    }

    /// <summary>Refuses a token that is longer than the options allow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CheckTokenLength(int length)
    {
        if (length > _maxTokenBytes) throw TooLong();
    }

    /// <summary>Whether reading may go on after an error.</summary>
    public bool IsTolerant => _goesOnAfter is not null;

    /// <summary>Throws an error, unless reading is to go on after it; once it is not, no error is tolerated any more.</summary>
    public void Report(RdfSyntaxException error)
    {
        if (_goesOnAfter is not null && _goesOnAfter(error)) return;
        _goesOnAfter = null;
        ExceptionDispatchInfo.Throw(error);
    }

    /// <summary>The error to throw for what stands so many bytes behind the position.</summary>
    public RdfSyntaxException Error(string reason, int offset = 0)
    {
        TextPosition at = _bufferStart.After(_buffer.AsSpan(0, Math.Min(_position + offset, _end)));
        return new RdfSyntaxException(reason, _sourceName, at.Line, at.Column);
    }

    /// <summary>What is wrong with a byte that is no part of a character.</summary>
    public static string InvalidByte(byte b) =>
        $"the byte 0x{b:X2} is no part of a character in UTF-8; was the document saved in another encoding, like Latin-1?";

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int PeekSlow(int offset)
    {
        while (_position + offset >= _end)
        {
            if (!More()) return -1;
        }
        return _buffer[_position + offset];
    }

    private void MakeRoom()
    {
        if (_position > 0)
        {
            _bufferStart = _bufferStart.After(_buffer.AsSpan(0, _position));
            _buffer.AsSpan(_position, _rawEnd - _position).CopyTo(_buffer);
            _end -= _position;
            _rawEnd -= _position;
            _position = 0;
        }
        if (_rawEnd < _buffer.Length) return;
        byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _rawEnd).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    private void PassInvalidByte()
    {
        _buffer[_end] = (byte)'?';
        _invalid = false;
        Validate();
    }

    // A character cut by the end of the buffer waits for its other bytes; at the end of the document it is an error.
    private void Validate()
    {
        ReadOnlySpan<byte> fresh = _buffer.AsSpan(_end, _rawEnd - _end);
        int whole = _finished ? fresh.Length : fresh.Length - CutTail(fresh);
        if (Utf8.IsValid(fresh[..whole]))
        {
            _end += whole;
            return;
        }
        _invalid = true;
        while (Rune.DecodeFromUtf8(fresh, out _, out int length) == OperationStatus.Done)
        {
            fresh = fresh[length..];
            _end += length;
        }
    }

    private static int CutTail(ReadOnlySpan<byte> bytes)
    {
        for (int back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            byte b = bytes[^back];
            if (b < 0x80) return 0;
            if (b < 0xC0) continue;
            int needed = b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
            return needed > back ? back : 0;
        }
        return 0;
    }

    private RdfSyntaxException InvalidUtf8() => Error(InvalidByte(_buffer[_end]), _end - _position);

    private RdfSyntaxException TooLong() => Error(Turtle.TurtleErrors.TooLong(_maxTokenBytes));
}
