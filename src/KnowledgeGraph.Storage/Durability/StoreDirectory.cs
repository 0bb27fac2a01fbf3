using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Durability;

/// <summary>
/// The files of a durable store. What is in the segment and the log that the manifest names is the store; everything else is left
/// over and goes. Writer only, but for the log.
/// </summary>
internal sealed class StoreDirectory : IDisposable
{
    private readonly IFileSystem _files;
    private readonly string _path;
    private readonly IDisposable _lock;
    private readonly Action<StoreState> _publish;
    private Manifest _manifest;
    private MappedFile? _segment;
    private SegmentFile? _written;
    private Exception? _failure;

    private StoreDirectory(IFileSystem files, string path, IDisposable taken, Action<StoreState> publish)
    {
        _files = files;
        _path = path;
        _lock = taken;
        _publish = publish;
        _manifest = new(0, 0, 0);
        Log = null!;
    }

    /// <summary>The log that goes on from the segment.</summary>
    public WriteAheadLog Log { get; private set; }

    /// <summary>The bytes of the files.</summary>
    public long Bytes => (_segment?.Length ?? 0) + Log.Length;

    /// <summary>Opens or creates the store of a directory, and gives its state.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="path">The directory, made where it is missing.</param>
    /// <param name="options">The limits.</param>
    /// <param name="publish">Shows a state, whose reference it takes over, to readers.</param>
    /// <param name="state">The state, its reference the caller's.</param>
    public static StoreDirectory Open(
        IFileSystem files, string path, QuadStoreOptions options, Action<StoreState> publish, out StoreState state)
    {
        if (options.MustExist && !files.Exists(Path.Combine(path, Manifest.FileName)))
        {
            throw new StorageException($"there is no store in '{path}' (it has no file '{Manifest.FileName}')");
        }
        files.CreateDirectory(path);
        IDisposable taken = StoreLock.Take(files, path);
        var directory = new StoreDirectory(files, path, taken, publish);
        try
        {
            if (!files.Exists(directory.PathOf(Manifest.FileName))) directory.CreateNew();
            directory._manifest = Manifest.Read(files, path);
            state = directory.Recover(options);
            directory.DeleteLeftOvers();
            return directory;
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <exception cref="StorageException">A write failed before, in a way that leaves it open what the disk holds.</exception>
    public void ThrowIfFailed()
    {
        if (_failure is { } failure) throw Failed(failure);
        Log.ThrowIfFailed();
    }

    /// <summary>Writes a segment, which is used up, to a file of its own; nothing refers to it before <see cref="Install"/>.</summary>
    /// <exception cref="StorageException">It could not be written; the store is as it was.</exception>
    public SegmentFile WriteSegment(Layer segment, SegmentDictionary terms)
    {
        ThrowIfFailed();
        long number = Math.Max(_manifest.Segment, _manifest.Log) + 1;
        string path = PathOf(Manifest.SegmentFileName(number));
        try
        {
            using (IWritableFile file = _files.Create(path)) SegmentWriter.Write(file, segment.Added!, terms);
            MappedFile mapped = _files.Map(path);
            try
            {
                (Layer mappedSegment, SegmentDictionary mappedTerms) = SegmentReader.Open(mapped);
                _written = new(number, mapped, mappedSegment, mappedTerms);
                return _written;
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
        finally
        {
            segment.Release();
            terms.Free();
        }
    }

    /// <summary>
    /// Makes the segment written last, or none, the store, with an empty log. Durable when it returns. The old files go once no
    /// snapshot reads them.
    /// </summary>
    /// <exception cref="StorageException">It could not be done.</exception>
    public void Install(ulong blankNodeCount)
    {
        SegmentFile? written = Interlocked.Exchange(ref _written, null);
        long segment = written?.Number ?? 0;
        long log = Math.Max(segment, _manifest.Log) + 1;
        var next = new Manifest(segment, log, blankNodeCount);
        string logPath = PathOf(Manifest.LogFileName(log));
        IWritableFile? logFile = null;
        try
        {
            // Commits that wait in the old log are in the new segment too; but they are to hear of it.
            Log.FlushAll();
            logFile = WriteAheadLog.Create(_files, logPath, log, segment);
            next.Prepare(_files, _path);
        }
        catch (Exception error)
        {
            logFile?.Dispose();
            TryDelete(logPath);
            Discard(written);
            if (error is not (IOException or UnauthorizedAccessException)) throw;
            throw new StorageException($"the store's files could not be replaced, and it is as it was: {error.Message}", error);
        }
        try
        {
            Manifest.Publish(_files, _path);
        }
        catch (Exception error)
        {
            // Whether the rename happened shows only when the store is opened again.
            _failure = error;
            logFile.Dispose();
            written?.File.Release();
            if (error is not (IOException or UnauthorizedAccessException)) throw;
            throw Failed(error);
        }
        MappedFile? oldSegment = _segment;
        WriteAheadLog oldLog = Log;
        string oldLogPath = PathOf(Manifest.LogFileName(_manifest.Log));
        _segment = written?.File;
        _manifest = next;
        Log = new(logFile, 0, _publish);
        oldLog.Dispose();
        TryDelete(oldLogPath);
        if (oldSegment is null) return;
        oldSegment.WhenFreed(() => TryDelete(oldSegment.Path));
        oldSegment.Release();
    }

    /// <summary>
    /// Begins a copy of the files to another directory, which is to be empty or not there: everything but the segment, for which the
    /// caller is given a function that may run while the store is written to. Writer only.
    /// </summary>
    public Action<CancellationToken> BeginBackup(string target)
    {
        if (_files.List(target).Count > 0) throw new StorageException($"the directory '{target}' is not empty; name an empty or a new one");
        Log.FlushAll();
        Manifest manifest = _manifest;
        MappedFile? segment = _segment;
        CopyFile(PathOf(Manifest.LogFileName(manifest.Log)), Path.Combine(target, Manifest.LogFileName(manifest.Log)));
        segment?.AddReference();
        return cancellationToken =>
        {
            try
            {
                if (segment is not null) Copy(segment, Path.Combine(target, Path.GetFileName(segment.Path)), cancellationToken);
                manifest.Prepare(_files, target);
                Manifest.Publish(_files, target);
            }
            finally
            {
                segment?.Release();
            }
        };
    }

    /// <summary>What is wrong with the bytes between the segment's sections, which nothing else reads; null: nothing. Any thread.</summary>
    public string? CheckPadding()
    {
        MappedFile? file = Volatile.Read(ref _segment);
        if (file is null || !file.TryAddReference()) return null;
        try
        {
            SegmentReader.VerifyGaps(file);
            return null;
        }
        catch (StorageCorruptionException error)
        {
            return error.Message;
        }
        finally
        {
            file.Release();
        }
    }

    /// <summary>Writes what still waits, and that the store was closed.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    public void Close()
    {
        try
        {
            if (_failure is null) Log.Close();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Every commit is on the disk; only that the end is no torn one cannot be told.
        }
    }

    public void Dispose()
    {
        Discard(_written);
        Log?.Dispose();
        _segment?.Release();
        _lock.Dispose();
    }

    private string PathOf(string name) => Path.Combine(_path, name);

    private void CreateNew()
    {
        string[] strange = [.. _files.List(_path).Where(name => !IsOwn(name))];
        if (strange.Length > 0)
        {
            throw new StorageException(
                $"the directory '{_path}' is no store and not empty (it holds '{strange[0]}'); name the directory of a store, or an empty "
                + "one");
        }
        if (_files.List(_path).Any(name => name.EndsWith(".kgs", StringComparison.Ordinal)))
        {
            throw new StorageCorruptionException(PathOf(Manifest.FileName), "manifest", 0, "it is missing, and there are segments");
        }
        WriteAheadLog.Create(_files, PathOf(Manifest.LogFileName(1)), 1, 0).Dispose();
        new Manifest(0, 1, 0).Prepare(_files, _path);
        Manifest.Publish(_files, _path);
    }

    private StoreState Recover(QuadStoreOptions options)
    {
        Layer[] layers = [];
        SegmentDictionary? segmentTerms = null;
        if (_manifest.Segment > 0)
        {
            _segment = _files.Map(PathOf(Manifest.SegmentFileName(_manifest.Segment)));
            (Layer segment, segmentTerms) = SegmentReader.Open(_segment);
            layers = [segment];
        }
        var terms = new TermDictionary(options.MaxTermBytes, segmentTerms);
        var state = new StoreState(terms, 0, _manifest.BlankNodeCount, layers);
        try
        {
            return Replay(state);
        }
        finally
        {
            state.Release();
        }
    }

    private StoreState Replay(StoreState segment)
    {
        string path = PathOf(Manifest.LogFileName(_manifest.Log));
        using var changes = new ChangeSet();
        ulong blankNodeCount = _manifest.BlankNodeCount;
        MappedFile mapped = _files.Map(path);
        long length, frames;
        try
        {
            var reader = new LogReader(mapped, _manifest);
            reader.Read(record => LogRecord.TryReplay(record, segment.Terms.Delta, changes, out blankNodeCount));
            (length, frames) = (reader.ValidLength, reader.FrameCount);
        }
        finally
        {
            mapped.Release();
        }
        IWritableFile file = _files.Append(path, length);
        Log = new(file, frames, _publish);
        // What a killed process wrote and did not sync is served from now on, so it has to stay.
        file.Sync();
        if (changes.Count == 0)
        {
            segment.AddReference();
            return segment;
        }
        using LayerRows rows = changes.Resolve(segment);
        foreach (Layer layer in segment.Layers) layer.AddReference();
        segment.Terms.AddReference();
        Layer[] layers = rows.Size == 0 ? segment.Layers : [.. segment.Layers, rows.ToLayer()];
        return new(segment.Terms, segment.Terms.Delta.Count, blankNodeCount, layers);
    }

    private void DeleteLeftOvers()
    {
        string segment = Manifest.SegmentFileName(_manifest.Segment), log = Manifest.LogFileName(_manifest.Log);
        foreach (string name in _files.List(_path))
        {
            bool isData = name == Manifest.NewFileName || Path.GetExtension(name) is ".kgs" or ".kgl";
            if (isData && name != segment && name != log) TryDelete(PathOf(name));
        }
    }

    private void CopyFile(string source, string target)
    {
        MappedFile mapped = _files.Map(source);
        try
        {
            Copy(mapped, target, CancellationToken.None);
        }
        finally
        {
            mapped.Release();
        }
    }

    private unsafe void Copy(MappedFile source, string target, CancellationToken cancellationToken)
    {
        const int ChunkBytes = 4 * 1024 * 1024;
        using IWritableFile file = _files.Create(target);
        for (long done = 0; done < source.Length; done += ChunkBytes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            file.Write(new(source.Address + done, (int)Math.Min(ChunkBytes, source.Length - done)));
        }
        file.Sync();
    }

    private static bool IsOwn(string name) =>
        name is StoreLock.FileName or StoreLock.HolderFileName or Manifest.NewFileName
        || (name.StartsWith("log-", StringComparison.Ordinal) && name.EndsWith(".kgl", StringComparison.Ordinal))
        || (name.StartsWith("segment-", StringComparison.Ordinal) && name.EndsWith(".kgs", StringComparison.Ordinal));

    private void Discard(SegmentFile? written)
    {
        if (written is null) return;
        string path = written.File.Path;
        written.File.WhenFreed(() => TryDelete(path));
        written.File.Release();
    }

    // A file that stays takes room and nothing else: the next opening tries again.
    private void TryDelete(string path)
    {
        try
        {
            if (_files.Exists(path)) _files.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static StorageException Failed(Exception cause) =>
        new(
            $"the store's manifest could not be replaced, so nothing more is taken until the store is opened again: {cause.Message}",
            cause);
}
