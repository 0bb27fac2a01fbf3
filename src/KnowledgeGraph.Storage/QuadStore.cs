using KnowledgeGraph.Storage.Durability;
using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Merging;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage;

/// <summary>A store of quads: one writer at a time, any number of readers, each on its own <see cref="Snapshot"/>. Thread-safe.</summary>
/// <remarks>
/// A store in memory and a durable one differ only in what a commit waits for: the latter's changes are in its log, or in a segment
/// file, before any reader sees them.
/// </remarks>
public sealed partial class QuadStore : IDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly QuadStoreOptions _options;
    private readonly IFileSystem? _files;
    private readonly bool _isReadOnly;

    // What readers see, and what the next writer goes on from: ahead by the commits that wait for the disk.
    private StoreState _current;
    private StoreState _head;
    private int _coming;
    private int _disposed;

    // Of a directory that another process may write to.
    private QuadStore(QuadStoreOptions options, IFileSystem files, StoreContent content)
    {
        (_options, _files, _isReadOnly) = (options, files, true);
        content.Segment?.Release();
        _head = content.State;
        _head.AddReference();
        _current = _head;
        _merger = new(this, options);
        if (content.TornEnd is { } torn) options.Notify?.Invoke(new(StoreNoticeKind.TornLog, torn));
    }

    private QuadStore(QuadStoreOptions options, IFileSystem? files = null, string path = "")
    {
        _options = options;
        _files = files;
        if (files is null) _head = new(new TermDictionary(options.MaxTermBytes), 0, 0, []);
        else Directory = StoreDirectory.Open(files, path, options, Publish, IsCommitComing, out _head);
        _head.AddReference();
        _current = _head;
        _merger = new(this, options);
        if (Directory is not null && IsMergeDue()) _merger.Schedule();
    }

    /// <summary>The files of a durable store.</summary>
    internal StoreDirectory? Directory { get; }

    /// <summary>Creates an empty store in memory.</summary>
    /// <param name="options">The limits; null for the defaults.</param>
    public static QuadStore CreateInMemory(QuadStoreOptions? options = null) => new(options ?? new());

    /// <summary>Opens the durable store of a directory, or creates an empty one. One process at a time can have it open.</summary>
    /// <param name="directory">The directory: a store's, an empty one, or one that is not there yet.</param>
    /// <param name="options">The limits; null for the defaults.</param>
    /// <exception cref="StorageCorruptionException">A file is not what was written.</exception>
    /// <exception cref="StorageException">Somebody has the store open, or the directory holds something else.</exception>
    /// <exception cref="IOException">The file system failed.</exception>
    public static QuadStore Open(string directory, QuadStoreOptions? options = null) =>
        Open(PhysicalFileSystem.Instance, Path.GetFullPath(directory), options);

    /// <summary>
    /// Opens the durable store of a directory for reading only, as it is now: also while another process has it open and writes to it,
    /// whose later commits are not seen. Nothing in the directory is changed. Beside a running writer, the last commit seen may be one
    /// that the writer is just about to acknowledge.
    /// </summary>
    /// <param name="directory">The directory of a store.</param>
    /// <param name="options">The limits; null for the defaults.</param>
    /// <exception cref="StorageCorruptionException">A file is not what was written.</exception>
    /// <exception cref="StorageException">The directory holds no store.</exception>
    /// <exception cref="IOException">The file system failed.</exception>
    public static QuadStore OpenReadOnly(string directory, QuadStoreOptions? options = null) =>
        OpenReadOnly(PhysicalFileSystem.Instance, Path.GetFullPath(directory), options);

    /// <summary>Takes the current state for reading, without waiting; dispose it when done.</summary>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public Snapshot AcquireSnapshot()
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
            StoreState state = Volatile.Read(ref _current);
            // Lost only to a commit that swapped the state in between: the next one is there already.
            if (state.TryAddReference()) return new(state);
        }
    }

    /// <summary>Starts the one write transaction, after the running one has ended.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled while waiting.</exception>
    /// <exception cref="StorageException">A write failed before, so that the store has to be opened again.</exception>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public WriteTransaction BeginWrite(CancellationToken cancellationToken = default)
    {
        _merger.WaitForRoom(cancellationToken);
        Interlocked.Increment(ref _coming);
        try
        {
            EnterWrite(cancellationToken);
        }
        catch
        {
            Interlocked.Decrement(ref _coming);
            throw;
        }
        return new(this, _head, _frozenLayers, _options);
    }

    /// <summary>
    /// Copies the store, as it is now, to another directory, from where <see cref="Open(string, QuadStoreOptions?)"/> opens it. The
    /// segment's checksums are checked first. Readers and writers go on meanwhile. A copy that was interrupted is no
    /// store, and is refused when opened.
    /// </summary>
    /// <param name="directory">A directory that is empty or not there yet.</param>
    /// <param name="cancellationToken">Ends the copy.</param>
    /// <exception cref="StorageException">The store is in memory, or the directory is not empty.</exception>
    /// <exception cref="StorageCorruptionException">The segment is not what was written; nothing is copied then.</exception>
    /// <exception cref="IOException">The file system failed.</exception>
    public void Backup(string directory, CancellationToken cancellationToken = default)
    {
        if (_files is null) throw new StorageException("a store in memory has no files to back up; export it instead");
        using Snapshot snapshot = AcquireSnapshot();
        snapshot.VerifyChecksums(cancellationToken);
        snapshot.Backup(_files, Path.GetFullPath(directory), cancellationToken);
    }

    /// <summary>
    /// Reads everything that the store holds now, and compares it with its checksums and with itself: every order, the directories, the
    /// terms, the counts. Returns what is wrong, one message each; none: all is well. Readers and writers go on meanwhile.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyList<string> Check(CancellationToken cancellationToken = default)
    {
        using Snapshot snapshot = AcquireSnapshot();
        return snapshot.Check(cancellationToken);
    }

    /// <summary>Closes the store, after the running write transaction has ended. Open snapshots go on until they are disposed.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _merger.Stop();
        _writer.Wait();
        try
        {
            Directory?.Close();
        }
        finally
        {
            Directory?.Dispose();
            _current.Release();
            _head.Release();
            _writer.Release();
        }
    }

    /// <summary>The same of a file system that tests may let fail.</summary>
    internal static QuadStore Open(IFileSystem files, string directory, QuadStoreOptions? options = null)
    {
        RequireLittleEndian();
        return new(options ?? new(), files, directory);
    }

    /// <inheritdoc cref="OpenReadOnly(string, QuadStoreOptions?)"/>
    internal static QuadStore OpenReadOnly(IFileSystem files, string directory, QuadStoreOptions? options = null)
    {
        RequireLittleEndian();
        options ??= new();
        return new(options, files, StoreContent.ReadShared(files, directory, options));
    }

    private static void RequireLittleEndian()
    {
        if (!BitConverter.IsLittleEndian) throw new StorageException("the files of a store are little-endian, and this machine is not");
    }

    /// <summary>
    /// Takes the state after a commit, and its record where it is one for the log, or the segment written where it is not. Writer only.
    /// Where it fails, the state is released and nothing has changed.
    /// </summary>
    internal PendingCommit Accept(StoreState next, ReadOnlySpan<byte> record, SegmentFile? written)
    {
        WriteAheadLog? log = null;
        long number = 0;
        next.AddReference();
        try
        {
            if (!record.IsEmpty)
            {
                log = Directory!.Log;
                number = log.Append(record, next);
            }
            else
            {
                Directory?.Install(written, next.BlankNodeCount);
                Publish(next);
            }
        }
        catch
        {
            next.Release();
            next.Release();
            throw;
        }
        // A merge of what was replaced finds that out, and comes to nothing.
        if (next.Terms != _head.Terms) _frozenLayers = 0;
        _head.Release();
        _head = next;
        return new(log, number, IsDue(next) ? _merger : null);
    }

    /// <summary>Lets the next transaction begin.</summary>
    internal void EndWrite()
    {
        Interlocked.Decrement(ref _coming);
        ExitWrite();
    }

    private bool IsCommitComing() => Volatile.Read(ref _coming) > 0;

    private void ExitWrite() => _writer.Release();

    private void EnterWrite(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        if (_isReadOnly) throw new StorageException("the store was opened for reading only");
        _writer.Wait(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
            Directory?.ThrowIfFailed();
        }
        catch
        {
            _writer.Release();
            throw;
        }
    }

    /// <summary>Shows a state, whose reference the store takes over, to readers.</summary>
    private void Publish(StoreState state) => Interlocked.Exchange(ref _current, state).Release();

    /// <summary>A commit that is perhaps still to be synced.</summary>
    internal readonly record struct PendingCommit(WriteAheadLog? Log, long Number, StoreMerger? Merger)
    {
        /// <summary>Returns once the commit is on the disk and visible to readers.</summary>
        /// <exception cref="StorageException">It could not be written.</exception>
        public void Complete()
        {
            Log?.Flush(Number);
            Merger?.Schedule();
        }
    }
}
