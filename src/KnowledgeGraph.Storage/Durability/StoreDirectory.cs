using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Loading;
using KnowledgeGraph.Storage.Merging;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Durability;

/// <summary>
/// The files of a durable store. What is in the segment and the log that the manifest names is the store; everything else is left
/// over and goes. Writer only, but for the log.
/// </summary>
internal sealed partial class StoreDirectory : IDisposable
{
    private readonly IFileSystem _files;
    private readonly string _path;
    private readonly IDisposable _lock;
    private readonly Action<StoreState> _publish;
    private readonly Func<bool> _isCommitComing;
    private Manifest _manifest;
    private MappedFile? _segment;
    private long _lastNumber;
    private StorageException? _failure;

    private StoreDirectory(IFileSystem files, string path, IDisposable taken, Action<StoreState> publish, Func<bool> isCommitComing)
    {
        _files = files;
        _path = path;
        _lock = taken;
        _publish = publish;
        _isCommitComing = isCommitComing;
        _manifest = new(default, default, 0, 0);
        Log = null!;
    }

    /// <summary>The log that goes on from the segment.</summary>
    public WriteAheadLog Log { get; private set; }

    /// <summary>The bytes of the files.</summary>
    public long Bytes => (_segment?.Length ?? 0) + Log.Length;

    /// <summary>The bytes that its disk has room for.</summary>
    public long AvailableBytes => _files.AvailableBytes(_path);

    /// <exception cref="StorageException">A write failed before, in a way that leaves it open what the disk holds.</exception>
    public void ThrowIfFailed()
    {
        if (_failure is { } failure) throw new StorageException(failure.Message, failure);
        Log.ThrowIfFailed();
    }

    /// <summary>Files for what a load puts away for a while.</summary>
    public SpillFiles CreateSpillFiles() => new(_files, _path);

    /// <summary>Creates a file for a segment or a log that comes from elsewhere; the next opening deletes it, unless it is installed.</summary>
    /// <param name="nameOf">The name of the file of a number.</param>
    /// <param name="number">The file's number, which no other has.</param>
    /// <param name="path">The file's path.</param>
    public IWritableFile CreateFile(Func<long, string> nameOf, out long number, out string path)
    {
        number = Interlocked.Increment(ref _lastNumber);
        path = PathOf(nameOf(number));
        return _files.Create(path);
    }

    /// <summary>
    /// Writes a segment, which is used up, to a file of its own; nothing refers to it before <see cref="Install"/>. Any thread.
    /// </summary>
    /// <param name="segment">The quads.</param>
    /// <param name="terms">Their terms.</param>
    /// <param name="pace">How fast to write; null: as fast as can be.</param>
    /// <exception cref="StorageException">It could not be written; the store is as it was.</exception>
    public SegmentFile WriteSegment(Layer segment, SegmentDictionary terms, MergePace? pace)
    {
        try
        {
            return WriteSegment(file => SegmentWriter.Write(pace is null ? file : new PacedFile(file, pace), segment.Added!, terms));
        }
        finally
        {
            segment.Release();
            terms.Free();
        }
    }

    /// <summary>The same of a segment that is written, and synced, by the function given.</summary>
    public SegmentFile WriteSegment(Action<IWritableFile> write)
    {
        long number = Interlocked.Increment(ref _lastNumber);
        string path = PathOf(Manifest.SegmentFileName(number));
        try
        {
            ThrowIfFailed();
            using (IWritableFile file = _files.Create(path)) write(file);
            MappedFile mapped = _files.Map(path);
            try
            {
                (Layer mappedSegment, SegmentDictionary mappedTerms) = SegmentReader.Open(mapped);
                return new(number, mapped, mappedSegment, mappedTerms);
            }
            catch
            {
                mapped.Release();
                throw;
            }
        }
        catch (Exception error)
        {
            TryDelete(path);
            if (error is IOException or UnauthorizedAccessException)
            {
                throw new StorageException($"the segment could not be written, and the store is as it was: {error.Message}", error);
            }
            throw;
        }
    }

    /// <summary>Begins a log; nothing refers to it before <see cref="Install"/>. Any thread.</summary>
    /// <exception cref="StorageException">It could not be written; the store is as it was.</exception>
    public WriteAheadLog CreateLog()
    {
        long number = Interlocked.Increment(ref _lastNumber);
        string path = PathOf(Manifest.LogFileName(number));
        try
        {
            var id = FileId.OfNewLog(number);
            return new(WriteAheadLog.Create(_files, path, id), id, 0, _publish, _isCommitComing);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            TryDelete(path);
            throw new StorageException($"a log could not be written, and the store is as it was: {error.Message}", error);
        }
    }

    /// <summary>
    /// Makes a segment that was written, or none, the store, with a log that holds what was committed since. Takes over both, also where
    /// it fails. Durable when it returns. The old files go once no snapshot reads them. Writer only.
    /// </summary>
    /// <param name="written">The segment.</param>
    /// <param name="blankNodeCount">The blank nodes numbered so far.</param>
    /// <param name="log">The log; null: an empty one.</param>
    /// <exception cref="StorageException">It could not be done.</exception>
    public void Install(SegmentFile? written, ulong blankNodeCount, WriteAheadLog? log = null)
    {
        Manifest next;
        try
        {
            // Commits that wait in the old log are in the new files too; but they are to hear of it.
            Log.FlushAll();
            log ??= CreateLog();
            next = Prepare(written?.Id ?? default, log, blankNodeCount);
        }
        catch (Exception error)
        {
            Discard(written, log);
            if (error is not (IOException or UnauthorizedAccessException)) throw;
            throw new StorageException($"the store's files could not be replaced, and it is as it was: {error.Message}", error);
        }
        try
        {
            Publish(next, log);
        }
        catch
        {
            written?.File.Release();
            throw;
        }
        MappedFile? oldSegment = _segment;
        _segment = written?.File;
        if (oldSegment is null) return;
        oldSegment.WhenFreed(() => TryDelete(oldSegment.Path));
        oldSegment.Release();
    }

    /// <summary>Throws away files that nothing refers to. Any thread.</summary>
    public void Discard(SegmentFile? written, WriteAheadLog? log)
    {
        if (log is not null)
        {
            log.Dispose();
            TryDelete(PathOf(Manifest.LogFileName(log.Id.Number)));
        }
        if (written is null) return;
        string path = written.File.Path;
        written.File.WhenFreed(() => TryDelete(path));
        written.File.Release();
    }

    /// <summary>Writes what still waits, and how long the log is, so that a cut of it will be seen.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    public void Close()
    {
        if (_failure is not null || Log.IsFailed) return;
        Log.FlushAll();
        if (Log.Length == _manifest.LogLength) return;
        try
        {
            Prepare(_manifest.Segment, Log, _manifest.BlankNodeCount);
            Manifest.Publish(_files, _path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Every commit is on the disk; the next opening finds a store that was not closed.
        }
    }

    public void Dispose()
    {
        Log?.Dispose();
        _segment?.Release();
        _lock.Dispose();
    }

    private string PathOf(string name) => Path.Combine(_path, name);

    /// <summary>Syncs a log, and writes a manifest that names it beside the one that there is.</summary>
    private Manifest Prepare(FileId segment, WriteAheadLog log, ulong blankNodeCount)
    {
        log.FlushAll();
        var manifest = new Manifest(segment, log.Id, log.Length, blankNodeCount);
        manifest.Prepare(_files, _path);
        return manifest;
    }

    /// <summary>Puts what was prepared in place of the manifest, and the log, which is taken over, in place of the old one.</summary>
    /// <exception cref="StorageException">It could not be done, and nothing more is taken.</exception>
    private void Publish(Manifest prepared, WriteAheadLog log)
    {
        try
        {
            Manifest.Publish(_files, _path);
        }
        catch (Exception error)
        {
            // Whether the rename happened shows only when the store is opened again.
            _failure = new(
                $"the store's manifest could not be replaced, so nothing more is taken until the store is opened again: {error.Message}",
                error);
            log.Dispose();
            if (error is not (IOException or UnauthorizedAccessException)) throw;
            throw _failure;
        }
        WriteAheadLog oldLog = Log;
        (_manifest, Log) = (prepared, log);
        oldLog.Dispose();
        TryDelete(PathOf(Manifest.LogFileName(oldLog.Id.Number)));
    }

    /// <summary>Deletes a file, if it is there. One that stays takes room and nothing else: the next opening tries again.</summary>
    public void TryDelete(string path)
    {
        try
        {
            if (_files.Exists(path)) _files.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }
}
