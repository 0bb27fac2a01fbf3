using KnowledgeGraph.Storage.Durability;
using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;
using KnowledgeGraph.Storage.Transactions;

namespace KnowledgeGraph.Storage;

/// <summary>A store of quads: one writer at a time, any number of readers, each on its own <see cref="Snapshot"/>. Thread-safe.</summary>
/// <remarks>
/// A store in memory and a durable one differ only in what a commit waits for: the latter's changes are in its log, or in a segment
/// file, before any reader sees them.
/// </remarks>
public sealed class QuadStore : IDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly QuadStoreOptions _options;
    private readonly IFileSystem? _files;

    // What readers see, and what the next writer goes on from: ahead by the commits that wait for the disk.
    private StoreState _current;
    private StoreState _head;
    private int _disposed;

    private QuadStore(QuadStoreOptions options, IFileSystem? files, string? path)
    {
        _options = options;
        _files = files;
        if (files is null || path is null) _head = new(new TermDictionary(options.MaxTermBytes), 0, 0, []);
        else Directory = StoreDirectory.Open(files, path, options, Publish, out _head);
        _head.AddReference();
        _current = _head;
    }

    /// <summary>The files of a durable store.</summary>
    internal StoreDirectory? Directory { get; }

    /// <summary>Creates an empty store in memory.</summary>
    /// <param name="options">The limits; null for the defaults.</param>
    public static QuadStore CreateInMemory(QuadStoreOptions? options = null) => new(options ?? new(), null, null);

    /// <summary>Opens the durable store of a directory, or creates an empty one. One process at a time can have it open.</summary>
    /// <param name="directory">The directory: a store's, an empty one, or one that is not there yet.</param>
    /// <param name="options">The limits; null for the defaults.</param>
    /// <exception cref="StorageCorruptionException">A file is not what was written.</exception>
    /// <exception cref="StorageException">Somebody has the store open, or the directory holds something else.</exception>
    /// <exception cref="IOException">The file system failed.</exception>
    public static QuadStore Open(string directory, QuadStoreOptions? options = null) =>
        Open(PhysicalFileSystem.Instance, Path.GetFullPath(directory), options);

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
        EnterWrite(cancellationToken);
        return new(this, _head, _options);
    }

    /// <summary>
    /// Merges everything into one segment, without the terms that no quad uses any more, and gives the space of the old one back.
    /// Readers go on meanwhile, writers wait.
    /// </summary>
    /// <inheritdoc cref="BeginWrite" path="/exception"/>
    public void Compact(CancellationToken cancellationToken = default)
    {
        EnterWrite(cancellationToken);
        try
        {
            bool isOneSegment = _head.Layers.Length <= 1 && _head.DeltaTermCount == 0 && _head.Terms.Segment is not null;
            if (isOneSegment || (_head.Layers.Length == 0 && Directory is null or { Log.IsEmpty: true })) return;
            Accept(new StateBuilder(_head, _head.BlankNodeCount, _options, Directory).Merge(), []);
        }
        finally
        {
            EndWrite();
        }
    }

    /// <summary>
    /// Copies the store, as it is now, to another directory, from where <see cref="Open(string, QuadStoreOptions?)"/> opens it. The
    /// segment's checksums are checked first. Readers go on meanwhile, and writers but for a moment. A copy that was interrupted is no
    /// store, and is refused when opened.
    /// </summary>
    /// <param name="directory">A directory that is empty or not there yet.</param>
    /// <param name="cancellationToken">Ends the copy.</param>
    /// <exception cref="StorageException">The store is in memory, or the directory is not empty.</exception>
    /// <exception cref="StorageCorruptionException">The segment is not what was written; nothing is copied then.</exception>
    /// <exception cref="IOException">The file system failed.</exception>
    public void Backup(string directory, CancellationToken cancellationToken = default)
    {
        if (Directory is null) throw new StorageException("a store in memory has no files to back up; export it instead");
        using (Snapshot snapshot = AcquireSnapshot()) snapshot.VerifyChecksums(cancellationToken);
        string target = Path.GetFullPath(directory);
        _files!.CreateDirectory(target);
        Action<CancellationToken> copy;
        EnterWrite(cancellationToken);
        try
        {
            copy = Directory.BeginBackup(target);
        }
        finally
        {
            EndWrite();
        }
        copy(cancellationToken);
    }

    /// <summary>
    /// Reads everything that the store holds now, and compares it with its checksums and with itself: every order, the directories, the
    /// terms, the counts. Returns what is wrong, one message each; none: all is well. Readers and writers go on meanwhile.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyList<string> Check(CancellationToken cancellationToken = default)
    {
        using Snapshot snapshot = AcquireSnapshot();
        IReadOnlyList<string> problems = snapshot.Check(cancellationToken);
        return Directory?.CheckPadding() is { } problem ? [.. problems, problem] : problems;
    }

    /// <summary>Closes the store, after the running write transaction has ended. Open snapshots go on until they are disposed.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
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
        if (!BitConverter.IsLittleEndian) throw new StorageException("the files of a store are little-endian, and this machine is not");
        return new(options ?? new(), files, directory);
    }

    /// <summary>
    /// Takes the state after a commit, and its record where it is one for the log. Writer only. Where it fails, the state is released
    /// and nothing has changed.
    /// </summary>
    internal PendingCommit Accept(StoreState next, ReadOnlySpan<byte> record)
    {
        PendingCommit pending = default;
        next.AddReference();
        try
        {
            if (!record.IsEmpty)
            {
                WriteAheadLog log = Directory!.Log;
                pending = new(log, log.Append(record, next));
            }
            else
            {
                Directory?.Install(next.BlankNodeCount);
                Publish(next);
            }
        }
        catch
        {
            next.Release();
            next.Release();
            throw;
        }
        _head.Release();
        _head = next;
        return pending;
    }

    /// <summary>Lets the next transaction begin.</summary>
    internal void EndWrite() => _writer.Release();

    private void EnterWrite(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
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
    internal readonly record struct PendingCommit(WriteAheadLog? Log, long Number)
    {
        /// <summary>Returns once the commit is on the disk and visible to readers.</summary>
        /// <exception cref="StorageException">It could not be written.</exception>
        public void Wait() => Log?.Flush(Number);
    }
}
