using System.Buffers;
using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Transactions;

namespace KnowledgeGraph.Storage.Durability;

/// <summary>
/// Writes a state to another directory as a store of its own: the segment's file as it is, and a log with one commit of what is on top
/// of it. The manifest comes last, so that a copy that was interrupted is no store; a mark tells until then that it may be made anew.
/// </summary>
internal static class StoreBackup
{
    /// <summary>The name of the file that stands beside a copy that is not complete.</summary>
    public const string MarkFileName = "backup.incomplete";

    private const int SegmentNumber = 1;
    private const int LogNumber = 2;

    /// <summary>Writes a backup; the state and the segment's file stay the caller's.</summary>
    /// <exception cref="StorageException">The target is not empty.</exception>
    /// <exception cref="IOException">The file system failed.</exception>
    public static void Write(IFileSystem files, string target, StoreState state, MappedFile? segment, CancellationToken cancellationToken)
    {
        files.CreateDirectory(target);
        if (IsInterrupted(files, target)) Clear(files, target);
        if (files.List(target).Count > 0) throw new StorageException($"the directory '{target}' is not empty; name an empty or a new one");
        string mark = Path.Combine(target, MarkFileName);
        try
        {
            files.Create(mark).Dispose();
            files.SyncDirectory(target);
            WriteFiles(files, target, state, segment, cancellationToken);
            files.Delete(mark);
        }
        catch
        {
            Clear(files, target);
            throw;
        }
    }

    /// <exception cref="StorageException">The directory holds a part of a copy.</exception>
    public static void Refuse(IFileSystem files, string directory)
    {
        if (!IsInterrupted(files, directory)) return;
        throw new StorageException(
            $"'{directory}' is a backup that was interrupted, and no store; make it again with 'kg backup' into the same directory, or delete it");
    }

    private static bool IsInterrupted(IFileSystem files, string directory) =>
        files.Exists(Path.Combine(directory, MarkFileName)) && !files.Exists(Path.Combine(directory, Manifest.FileName));

    private static void WriteFiles(
        IFileSystem files, string target, StoreState state, MappedFile? segment, CancellationToken cancellationToken)
    {
        FileId segmentId = segment is null ? default : new(SegmentNumber, SegmentReader.ChecksumOf(segment)), logId = FileId.OfNewLog(LogNumber);
        if (segment is not null) Copy(files, segment, Path.Combine(target, Manifest.SegmentFileName(SegmentNumber)), cancellationToken);
        IWritableFile file = WriteAheadLog.Create(files, Path.Combine(target, Manifest.LogFileName(LogNumber)), logId);
        using (var log = new WriteAheadLog(file, logId, 0, state => state.Release(), () => false))
        {
            var layers = new List<Layer>(state.Layers[(segment is null ? 0 : 1)..]);
            foreach (Layer layer in layers) layer.AddReference();
            LayerStack.Flatten(layers);
            foreach (Layer changes in layers)
            {
                var record = new ArrayBufferWriter<byte>();
                LogRecord.Write(record, state.Terms.Delta, 0, state.DeltaTermCount, state.BlankNodeCount, changes);
                changes.Release();
                log.Append(record.WrittenSpan, null);
            }
            log.FlushAll();
            new Manifest(segmentId, logId, log.Length, state.BlankNodeCount).Prepare(files, target);
        }
        Manifest.Publish(files, target);
    }

    // All of the directory is of the copy. The manifest goes first and the mark last: what cannot be deleted is known for what it is.
    private static void Clear(IFileSystem files, string target)
    {
        try
        {
            foreach (string name in files.List(target).OrderBy(name => name switch { Manifest.FileName => 0, MarkFileName => 2, _ => 1 })) files.Delete(Path.Combine(target, name));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static unsafe void Copy(IFileSystem files, MappedFile source, string target, CancellationToken cancellationToken)
    {
        const int ChunkBytes = 4 * 1024 * 1024;
        using IWritableFile file = files.Create(target);
        for (long done = 0; done < source.Length; done += ChunkBytes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            file.Write(new(source.Address + done, (int)Math.Min(ChunkBytes, source.Length - done)));
        }
        file.Sync();
    }
}
