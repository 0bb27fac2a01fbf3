using System.Buffers;
using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Transactions;

namespace KnowledgeGraph.Storage.Durability;

/// <summary>
/// Writes a state to another directory as a store of its own: the segment's file as it is, and a log with one commit of what is on top
/// of it. The manifest comes last, so that a copy that was interrupted is no store.
/// </summary>
internal static class StoreBackup
{
    private const int SegmentNumber = 1;
    private const int LogNumber = 2;

    /// <summary>Writes a backup; the state and the segment's file stay the caller's.</summary>
    /// <exception cref="StorageException">The target is not empty.</exception>
    /// <exception cref="IOException">The file system failed.</exception>
    public static void Write(IFileSystem files, string target, StoreState state, MappedFile? segment, CancellationToken cancellationToken)
    {
        files.CreateDirectory(target);
        if (files.List(target).Count > 0) throw new StorageException($"the directory '{target}' is not empty; name an empty or a new one");
        try
        {
            WriteFiles(files, target, state, segment, cancellationToken);
        }
        catch
        {
            Clear(files, target);
            throw;
        }
    }

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
            log.Close();
        }
        new Manifest(segmentId, logId, state.BlankNodeCount).Prepare(files, target);
        Manifest.Publish(files, target);
    }

    // The directory was empty, so all of it is of this copy. The manifest goes first: what cannot be deleted is no store then.
    private static void Clear(IFileSystem files, string target)
    {
        try
        {
            foreach (string name in files.List(target).OrderBy(name => name != Manifest.FileName)) files.Delete(Path.Combine(target, name));
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
