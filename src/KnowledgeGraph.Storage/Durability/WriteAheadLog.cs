using System.Buffers;
using System.Diagnostics;
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

    // A frame is one array; commits that would make it larger wait for those before them.
    private const long MaxFrameBytes = 512 * 1024 * 1024;
    private static readonly TimeSpan MaxGathering = TimeSpan.FromMilliseconds(2);
    private readonly IWritableFile _file;
    private readonly uint _frameSeed;
    private readonly Action<StoreState> _publish;
    private readonly Func<bool> _isCommitComing;
    private readonly long _maxFrameBytes;
    private readonly object _gate = new();
    private ArrayBufferWriter<byte> _pending = NewBuffer();
    private ArrayBufferWriter<byte> _spare = NewBuffer();
    private StoreState? _pendingState;
    private long _appended;
    private long _durable;
    private long _frameCount;
    private long _bytes;
    private TimeSpan _lastSync;
    private bool _isFlushing;
    private volatile Exception? _failure;

    /// <summary>Takes over the file, which stands after its last whole frame.</summary>
    /// <param name="file">The file.</param>
    /// <param name="id">The log's name.</param>
    /// <param name="frameCount">The frames that it holds.</param>
    /// <param name="publish">Shows a state, whose reference it takes over, to readers.</param>
    /// <param name="isCommitComing">Whether a commit is on its way to the log, so that waiting for it spares a sync.</param>
    /// <param name="maxFrameBytes">About the bytes of commits that are synced together at the most. Tests make it small.</param>
    public WriteAheadLog(
        IWritableFile file,
        FileId id,
        long frameCount,
        Action<StoreState> publish,
        Func<bool> isCommitComing,
        long maxFrameBytes = MaxFrameBytes)
    {
        _maxFrameBytes = maxFrameBytes;
        _file = file;
        Id = id;
        _frameSeed = new Header(id).FrameSeed;
        _frameCount = frameCount;
        _publish = publish;
        _isCommitComing = isCommitComing;
        _bytes = file.Length;
    }

    /// <summary>The log's name.</summary>
    public FileId Id { get; }

    /// <summary>The file's length, with what is still to be written.</summary>
    public long Length => Volatile.Read(ref _bytes);

    /// <summary>Whether there is no frame that a merge would spare the next opening.</summary>
    public bool IsEmpty => Length <= sizeof(Header);

    /// <summary>Creates a log's file, synced but for its name.</summary>
    public static IWritableFile Create(IFileSystem files, string path, FileId id)
    {
        var header = new Header(id);
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

    /// <summary>Whether a write or a sync failed, so that no more commits are taken.</summary>
    public bool IsFailed => _failure is not null;

    /// <exception cref="StorageException">The log failed before.</exception>
    public void ThrowIfFailed()
    {
        if (_failure is { } failure) throw Failed(failure);
    }

    /// <summary>
    /// Takes a commit and a reference to the state after it, where readers are to see that; returns its number, to be given to
    /// <see cref="Flush"/>.
    /// </summary>
    /// <exception cref="StorageException">The log failed before.</exception>
    public long Append(ReadOnlySpan<byte> record, StoreState? state)
    {
        lock (_gate)
        {
            ThrowIfFailed();
            while (_pending.WrittenCount > sizeof(Frame) && _pending.WrittenCount + (long)record.Length > _maxFrameBytes)
            {
                if (!_isFlushing) FlushPending(gathers: false);
                else Monitor.Wait(_gate);
                ThrowIfFailed();
            }
            int length = record.Length;
            // Before anything is written: a length without its record would make the whole frame unreadable.
            _pending.GetSpan(checked(sizeof(int) + length));
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
        lock (_gate)
        {
            while (_durable < commit)
            {
                ThrowIfFailed();
                if (!_isFlushing) FlushPending(gathers: true);
                else Monitor.Wait(_gate);
            }
        }
    }

    /// <summary>The same of every commit taken.</summary>
    public void FlushAll()
    {
        lock (_gate)
        {
            while (_durable < _appended)
            {
                ThrowIfFailed();
                if (!_isFlushing) FlushPending(gathers: false);
                else Monitor.Wait(_gate);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            while (_isFlushing) Monitor.Wait(_gate);
            _pendingState?.Release();
            _pendingState = null;
            _file.Dispose();
        }
    }

    /// <summary>Writes and syncs what is pending, outside of the gate, which the caller holds; then wakes those that wait for it.</summary>
    private void FlushPending(bool gathers)
    {
        _isFlushing = true;
        StoreState? state = null;
        try
        {
            if (gathers) Gather();
            ArrayBufferWriter<byte> buffer = _pending;
            (_pending, _spare) = (_spare, buffer);
            (state, _pendingState) = (_pendingState, null);
            long last = _appended;
            Monitor.Exit(_gate);
            try
            {
                WriteFrame(buffer);
                if (state is not null) _publish(state);
                state = null;
            }
            finally
            {
                Monitor.Enter(_gate);
            }
            _durable = last;
            if (buffer.Capacity > MaxKeptBytes) _spare = NewBuffer();
            else Reset(buffer);
        }
        catch (Exception error)
        {
            _failure = error;
            state?.Release();
            if (error is IOException or UnauthorizedAccessException) throw Failed(error);
            throw;
        }
        finally
        {
            _isFlushing = false;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>
    /// Waits for the commits on their way, for a part of the time that a sync takes: writers that were woken together come back
    /// together, and each that shares a sync spares one.
    /// </summary>
    private void Gather()
    {
        TimeSpan longest = _lastSync / 2;
        if (longest > MaxGathering) longest = MaxGathering;
        long started = Stopwatch.GetTimestamp();
        while (_isCommitComing() && Stopwatch.GetElapsedTime(started) < longest)
        {
            Monitor.Exit(_gate);
            Thread.Yield();
            Monitor.Enter(_gate);
        }
    }

    private void WriteFrame(ArrayBufferWriter<byte> buffer)
    {
        Span<byte> bytes = MemoryMarshal.AsMemory(buffer.WrittenMemory).Span;
        Span<byte> records = bytes[sizeof(Frame)..];
        var frame = new Frame { Magic = FrameMagic, Number = _frameCount + 1, Length = records.Length };
        frame.Checksum = frame.ComputeChecksum(records, _frameSeed);
        MemoryMarshal.Write(bytes, frame);
        long started = Stopwatch.GetTimestamp();
        _file.Write(bytes);
        _file.Sync();
        _lastSync = Stopwatch.GetElapsedTime(started);
        _frameCount++;
        Interlocked.Add(ref _bytes, sizeof(Frame));
    }

    private static StorageException Failed(Exception cause) =>
        new($"the store's log could not be written, so nothing more is taken until the store is opened again: {cause.Message}", cause);

    private static ArrayBufferWriter<byte> NewBuffer()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        Reset(buffer);
        return buffer;
    }

    // Room for what stands before the records is kept at the beginning.
    private static void Reset(ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        buffer.Advance(sizeof(Frame));
    }
}
