using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Loading;
using KnowledgeGraph.Storage.Segments;

namespace KnowledgeGraph.Storage.Durability;

/// <content>How a directory is opened, after whatever end.</content>
internal sealed partial class StoreDirectory
{
    /// <summary>Opens or creates the store of a directory, and gives its state.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="path">The directory, made where it is missing.</param>
    /// <param name="options">The limits.</param>
    /// <param name="publish">Shows a state, whose reference it takes over, to readers.</param>
    /// <param name="isCommitComing">Whether a commit is on its way to the log, so that waiting for it spares a sync.</param>
    /// <param name="state">The state, its reference the caller's.</param>
    public static StoreDirectory Open(
        IFileSystem files,
        string path,
        QuadStoreOptions options,
        Action<StoreState> publish,
        Func<bool> isCommitComing,
        out StoreState state)
    {
        if (options.MustExist) Manifest.Require(files, path);
        files.CreateDirectory(path);
        IDisposable taken = StoreLock.Take(files, path);
        var directory = new StoreDirectory(files, path, taken, publish, isCommitComing);
        try
        {
            if (!files.Exists(directory.PathOf(Manifest.FileName))) directory.CreateNew();
            state = directory.Recover(options);
            return directory;
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    private void CreateNew()
    {
        StoreBackup.Refuse(_files, _path);
        string[] strange = [.. _files.List(_path).Where(name => !IsOwn(name))];
        if (strange.Length > 0)
        {
            throw new StorageException(
                $"the directory '{_path}' is no store and not empty (it holds '{strange[0]}'); name the directory of a store, or an empty "
                + "one");
        }
        if (_files.List(_path).FirstOrDefault(HoldsCommits) is { } found)
        {
            throw new StorageCorruptionException(PathOf(Manifest.FileName), "manifest", 0, $"it is missing, and there is '{found}'");
        }
        var log = FileId.OfNewLog(1);
        WriteAheadLog.Create(_files, PathOf(Manifest.LogFileName(log.Number)), log).Dispose();
        new Manifest(default, log, LogFormat.HeaderBytes, 0).Prepare(_files, _path);
        Manifest.Publish(_files, _path);
    }

    private StoreState Recover(QuadStoreOptions options)
    {
        StoreContent content = StoreContent.Read(_files, _path, options);
        (_manifest, _segment) = (content.Manifest, content.Segment);
        _lastNumber = Math.Max(_manifest.Segment.Number, _manifest.Log.Number);
        DeleteLeftOvers();
        if (content.TornEnd is { } torn) options.Notify?.Invoke(new(StoreNoticeKind.TornLog, torn));
        try
        {
            IWritableFile file = _files.Append(PathOf(Manifest.LogFileName(_manifest.Log.Number)), content.LogLength);
            Log = new(file, _manifest.Log, content.FrameCount, _publish, _isCommitComing);
            // The process before may have ended between the renaming of the manifest and its sync.
            if (content.IsClosed) _files.SyncDirectory(_path);
            else RewriteLog(content, options);
            return content.State;
        }
        catch
        {
            content.State.Release();
            throw;
        }
    }

    /// <summary>
    /// Writes the log anew after a process that did not close the store. Its last sync may have failed, and then what reads well here
    /// may stand in memory alone, and another sync of the same file would not tell. Where there is no room, the store can be read only.
    /// </summary>
    private void RewriteLog(StoreContent content, QuadStoreOptions options)
    {
        WriteAheadLog? log = null;
        Manifest next;
        try
        {
            log = CreateLog();
            content.CopyLog(_files, log);
            FileId segment = _segment is null ? default : new(_manifest.Segment.Number, SegmentReader.ChecksumOf(_segment));
            next = Prepare(segment, log, _manifest.BlankNodeCount);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or StorageException and not StorageCorruptionException)
        {
            Discard(null, log);
            _failure = new(
                "the store was not closed, and what its log holds could not be written anew: it can only be read until it is opened where "
                + $"there is room for {Log.Length:N0} bytes: {error.Message}",
                error);
            options.Notify?.Invoke(new(StoreNoticeKind.ReadOnly, _failure.Message));
            return;
        }
        catch
        {
            Discard(null, log);
            throw;
        }
        Publish(next, log);
    }

    private void DeleteLeftOvers()
    {
        string segment = Manifest.SegmentFileName(_manifest.Segment.Number), log = Manifest.LogFileName(_manifest.Log.Number);
        foreach (string name in _files.List(_path))
        {
            bool isData = name is Manifest.NewFileName or StoreBackup.MarkFileName || Path.GetExtension(name) is ".kgs" or ".kgl" or SpillFiles.Extension;
            if (isData && name != segment && name != log) TryDelete(PathOf(name));
        }
    }

    // What a creation that was interrupted leaves behind is the first log, without a commit.
    private bool HoldsCommits(string name)
    {
        if (name.EndsWith(".kgs", StringComparison.Ordinal)) return true;
        if (!name.EndsWith(".kgl", StringComparison.Ordinal)) return false;
        if (name != Manifest.LogFileName(1)) return true;
        using IReadableFile log = _files.OpenRead(PathOf(name));
        return log.Length > LogFormat.HeaderBytes;
    }

    private static bool IsOwn(string name) =>
        name is StoreLock.FileName or StoreLock.HolderFileName or Manifest.NewFileName
        || Manifest.IsLogFileName(name) || Manifest.IsSegmentFileName(name);
}
