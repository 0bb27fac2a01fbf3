using System.Buffers;
using System.Runtime.InteropServices;
using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Segments;
using static KnowledgeGraph.Storage.Durability.LogFormat;

namespace KnowledgeGraph.Storage.Durability;

/// <summary>
/// The log that makes commits durable before readers see them. Commits are appended one after the other; while one sync runs, the
/// commits that come meanwhile gather and share the next. Thread-safe.
/// </summary>
/// <remarks>
/// After a failed write or sync nobody knows what the disk holds, so the log takes no more commits: the store has to be opened anew,
/// which reads what is really there.
/// </remarks>
internal sealed unsafe class WriteAheadLog : IDisposable
{
    private const int MaxKeptBytes = 4 * 1024 * 1024;
    private readonly IWritableFile _file;
    private readonly Action<StoreState> _publish;
    private readonly Lock _gate = new();
    private readonly Lock _flush = new();
    private ArrayBufferWriter<byte> _pending = NewBuffer();
    private ArrayBufferWriter<byte> _spare = NewBuffer();
    private StoreState? _pendingState;
    private long _appended;
    private long _durable;
    private long _frameCount;
    private long _bytes;
    private volatile Exception? _failure;

    /// <summary>Takes over the file, which stands after its last whole frame.</summary>
    /// <param name="file">The file.</param>
    /// <param name="frameCount">The frames that it holds.</param>
    /// <param name="publish">Shows a state, whose reference it takes over, to readers.</param>
    public WriteAheadLog(IWritableFile file, long frameCount, Action<StoreState> publish)
    {
        _file = file;
        _frameCount = frameCount;
        _publish = publish;
        _bytes = file.Length;
    }

    /// <summary>The file's length, with what is still to be written.</summary>
    public long Length => Volatile.Read(ref _bytes);

    /// <summary>Whether there is no frame that a merge would spare the next opening.</summary>
    public bool IsEmpty => Length <= sizeof(Header);

    /// <summary>Creates a log's file, synced but for its name.</summary>
    public static IWritableFile Create(IFileSystem files, string path, long number, long segment)
    {
        var header = new Header { Magic = Magic, Version = CurrentVersion, Number = number, Segment = segment };
        header.Checksum = header.ComputeChecksum();
        IWritableFile file = files.Create(path);
        try
        {
            file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<Header>(in header)));
            file.Sync();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <exception cref="StorageException">The log failed before.</exception>
    public void ThrowIfFailed()
    {
        if (_failure is { } failure) throw Failed(failure);
    }

    /// <summary>Takes a commit and a reference to the state after it; returns its number, to be given to <see cref="Flush"/>.</summary>
    /// <exception cref="StorageException">The log failed before.</exception>
    public long Append(ReadOnlySpan<byte> record, StoreState state)
    {
        lock (_gate)
        {
            ThrowIfFailed();
            int length = record.Length;
            _pending.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in length)));
            _pending.Write(record);
            _bytes += sizeof(int) + length;
            _pendingState?.Release();
            _pendingState = state;
            return ++_appended;
        }
    }

    /// <summary>Returns once the commit is synced and shown to readers.</summary>
    /// <exception cref="StorageException">
    /// The log could not be written; the commit is perhaps there when the store is opened again.
    /// </exception>
    public void Flush(long commit)
    {
        lock (_flush)
        {
            if (_durable < commit) FlushPending();
        }
    }

    /// <summary>The same of every commit taken.</summary>
    public void FlushAll()
    {
        lock (_flush)
        {
            if (_durable < _appended) FlushPending();
        }
    }

    /// <summary>Writes what is pending and tells that the store was closed, so that damage to the last commit is no torn end.</summary>
    public void Close()
    {
        lock (_flush)
        {
            if (_failure is not null) return;
            if (_durable < _appended) FlushPending();
            if (_frameCount > 0) WriteFrame(NewBuffer());
        }
    }

    public void Dispose()
    {
        lock (_flush)
        {
            _pendingState?.Release();
            _pendingState = null;
            _file.Dispose();
        }
    }

    private void FlushPending()
    {
        ThrowIfFailed();
        ArrayBufferWriter<byte> buffer;
        StoreState state;
        long last;
        lock (_gate)
        {
            (buffer, _pending) = (_pending, _spare);
            (state, _pendingState) = (_pendingState!, null);
            last = _appended;
        }
        try
        {
            WriteFrame(buffer);
        }
        catch (Exception error)
        {
            _failure = error;
            state.Release();
            if (error is IOException or UnauthorizedAccessException) throw Failed(error);
            throw;
        }
        _durable = last;
        _publish(state);
        if (buffer.Capacity > MaxKeptBytes) buffer = NewBuffer();
        buffer.ResetWrittenCount();
        buffer.Advance(sizeof(Frame));
        _spare = buffer;
    }

    private void WriteFrame(ArrayBufferWriter<byte> buffer)
    {
        Span<byte> bytes = MemoryMarshal.AsMemory(buffer.WrittenMemory).Span;
        Span<byte> records = bytes[sizeof(Frame)..];
        var frame = new Frame { Magic = FrameMagic, Number = _frameCount + 1, Length = records.Length };
        frame.Checksum = frame.ComputeChecksum(records);
        MemoryMarshal.Write(bytes, frame);
        _file.Write(bytes);
        _file.Sync();
        _frameCount++;
        Interlocked.Add(ref _bytes, sizeof(Frame));
    }

    private static StorageException Failed(Exception cause) =>
        new($"the store's log could not be written, so nothing more is taken until the store is opened again: {cause.Message}", cause);

    // Room for what stands before the records is kept at the beginning.
    private static ArrayBufferWriter<byte> NewBuffer()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        buffer.Advance(sizeof(Frame));
        return buffer;
    }
}
