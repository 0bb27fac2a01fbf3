using KnowledgeGraph.Storage.Durability;
using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Loading;
using KnowledgeGraph.Storage.Merging;
using KnowledgeGraph.Storage.Segments;

namespace KnowledgeGraph.Storage;

/// <summary>
/// A backup that a store takes in while it is read and written. Its files go to the store's directory under new names, are checked
/// entirely, and take the place of the store's by one change of its manifest; whatever fails before, and a kill, leaves the store as it
/// was. One caller at a time; dispose it when done.
/// </summary>
public sealed class StoreRestore : IDisposable
{
    private const int BufferBytes = 1024 * 1024;

    // What is left on the disk for the commits and merges that go on.
    private const long ReservedBytes = 256L << 20;

    private readonly QuadStore _store;
    private readonly StoreDirectory _directory;
    private readonly IFileSystem _files;
    private readonly QuadStoreOptions _options;
    private readonly Dictionary<string, (long Number, string Path)> _received = [];

    internal StoreRestore(QuadStore store, StoreDirectory directory, IFileSystem files, QuadStoreOptions options) =>
        (_store, _directory, _files, _options) = (store, directory, files, options);

    /// <summary>The bytes of a backup that the store's disk has room for now, beside what the store needs to go on; below 0: for none.</summary>
    /// <exception cref="StorageException">The disk does not say.</exception>
    public long AvailableBytes
    {
        get
        {
            try
            {
                return _directory.AvailableBytes - ReservedBytes;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new StorageException($"how much room there is for a backup cannot be told: {error.Message}", error);
            }
        }
    }

    /// <summary>Takes in a file of the backup, in any order.</summary>
    /// <param name="name">The file's name, without a directory.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="maxBytes">The bytes that are taken of it at the most.</param>
    /// <param name="cancellationToken">Ends the restore.</param>
    /// <returns>The bytes of the file.</returns>
    /// <exception cref="BackupException">No file of a backup has that name, or one of its kind was there, or it is too large.</exception>
    /// <exception cref="StorageException">The file could not be written.</exception>
    /// <exception cref="IOException">The content could not be read.</exception>
    public async Task<long> ReceiveAsync(string name, Stream content, long maxBytes, CancellationToken cancellationToken = default)
    {
        Func<long, string> nameOf = NamingOf(name);
        // Whoever sends files without end fills the directory with no more than one of each kind.
        if (_received.Keys.FirstOrDefault(other => Path.GetExtension(other) == Path.GetExtension(name)) is { } twin)
        {
            throw Refused($"it has two files of one kind, '{twin}' and '{name}'");
        }
        // What is read into memory before it is checked.
        if (name == Manifest.FileName) maxBytes = Math.Min(maxBytes, Manifest.MaxBytes);
        long available = AvailableBytes;
        using IWritableFile file = Create(nameOf, name, cancellationToken);
        byte[] buffer = new byte[BufferBytes];
        for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (file.Length + read > available) throw Refused($"the disk has no room for its file '{name}', but {Math.Max(0, available):N0} bytes");
            if (file.Length + read > maxBytes) throw Refused($"it is larger than may be sent; its file '{name}' has more than {maxBytes:N0} bytes");
            Write(() => file.Write(buffer.AsSpan(0, read)));
        }
        Write(file.Sync);
        return file.Length;
    }

    /// <summary>
    /// Checks everything that was taken in, and makes it the content of the store. Returns its number of quads. Durable when it returns.
    /// </summary>
    /// <exception cref="BackupException">The backup is not complete, or not what was written.</exception>
    /// <exception cref="StorageException">The store could not be changed.</exception>
    public long Complete(CancellationToken cancellationToken = default)
    {
        StoreContent content = ReadContent();
        WriteAheadLog log;
        try
        {
            if (content.TornEnd is not null) throw Refused($"'{NameOf(content.LogPath)}' ends in a part of a commit");
            IReadOnlyList<string> problems = StateCheck.Run(content.State, cancellationToken);
            if (problems.Count > 0) throw Refused(NamedAsSent(problems[0]));
            log = CopyLog(content);
        }
        catch
        {
            content.Segment?.Release();
            content.State.Release();
            throw;
        }
        long quads = content.State.QuadCount;
        SegmentFile? segment = null;
        if (content.Segment is { } file)
        {
            string name = Manifest.SegmentFileName(content.Manifest.Segment.Number);
            _received.Remove(name, out (long Number, string Path) received);
            segment = new(received.Number, file, content.State.Layers[0], content.State.Terms.Segment!);
        }
        _store.Restore(content.State, segment, log, cancellationToken);
        return quads;
    }

    /// <summary>Throws away what was taken in and is not the store's.</summary>
    public void Dispose()
    {
        foreach ((_, string path) in _received.Values) _directory.TryDelete(path);
        _received.Clear();
    }

    private StoreContent ReadContent()
    {
        try
        {
            return StoreContent.Read(_files, Manifest.Read(_files, PathOf(Manifest.FileName)), PathOf, _files.Map, _options);
        }
        catch (StorageCorruptionException error)
        {
            throw Refused($"{NameOf(error.File)}: {error.Section} at offset {error.Offset:N0}: {error.Reason}", error);
        }
        catch (StorageException error) when (error is not BackupException)
        {
            throw Refused(NamedAsSent(error.Message), error);
        }
    }

    private WriteAheadLog CopyLog(StoreContent content)
    {
        WriteAheadLog log = _directory.CreateLog();
        try
        {
            content.CopyLog(_files, log);
            return log;
        }
        catch
        {
            _directory.Discard(null, log);
            throw;
        }
    }

    private string PathOf(string name) =>
        _received.TryGetValue(name, out (long Number, string Path) file) ? file.Path : throw Refused($"its file '{name}' is missing");

    private string NameOf(string path) => _received.FirstOrDefault(pair => pair.Value.Path == path).Key ?? path;

    private string NamedAsSent(string message) =>
        _received.Aggregate(message, (text, pair) => text.Replace(pair.Value.Path, pair.Key, StringComparison.Ordinal));

    /// <summary>How the file of a backup is to be called here until it is the store's.</summary>
    private static Func<long, string> NamingOf(string name)
    {
        if (name == Manifest.FileName) return SpillFiles.RestoredFileName;
        if (Manifest.IsSegmentFileName(name)) return Manifest.SegmentFileName;
        if (Manifest.IsLogFileName(name)) return Manifest.LogFileName;
        throw Refused("it has a file that is none of a store; a backup has 'manifest', 'log-N.kgl' and perhaps 'segment-N.kgs'");
    }

    private PacedFile Create(Func<long, string> nameOf, string name, CancellationToken cancellationToken)
    {
        IWritableFile? file = null;
        Write(() =>
        {
            file = _directory.CreateFile(nameOf, out long number, out string path);
            _received.Add(name, (number, path));
        });
        // It reaches the disk bit by bit, so that no commit has to wait for all of it.
        return new(file!, new MergePace(1, cancellationToken));
    }

    private static void Write(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"the backup could not be written, and the store is as it was: {error.Message}", error);
        }
    }

    private static BackupException Refused(string why, Exception? cause = null) =>
        cause is null
            ? new($"the backup cannot be restored, and the store is as it was: {why}")
            : new($"the backup cannot be restored, and the store is as it was: {why}", cause);
}
