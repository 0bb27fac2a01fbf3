using KnowledgeGraph.Storage.Durability;
using KnowledgeGraph.Storage.Segments;

namespace KnowledgeGraph.Storage;

/// <content>Backups that are taken in, see <see cref="StoreRestore"/>.</content>
public sealed partial class QuadStore
{
    /// <summary>
    /// Begins to take in a backup, file by file. Readers and writers go on; once the backup is complete, its content takes the place of
    /// all that the store holds then.
    /// </summary>
    /// <exception cref="BackupException">The store is in memory.</exception>
    /// <exception cref="StorageException">The store was opened for reading, or a write failed before.</exception>
    public StoreRestore BeginRestore()
    {
        if (_isReadOnly) throw new StorageException("the store was opened for reading only");
        if (Directory is null) throw new BackupException("a store in memory has no files to restore; serve one of a directory");
        Directory.ThrowIfFailed();
        return new(this, Directory, _files!, _options);
    }

    /// <summary>Makes a state, whose reference is taken over also where this fails, and its files the store.</summary>
    internal void Restore(StoreState next, SegmentFile? segment, WriteAheadLog log, CancellationToken cancellationToken)
    {
        try
        {
            EnterWrite(cancellationToken);
        }
        catch
        {
            next.Release();
            Directory!.Discard(segment, log);
            throw;
        }
        try
        {
            Replace(next, segment, log);
        }
        finally
        {
            ExitWrite();
        }
        if (IsMergeDue()) _merger.Schedule();
    }
}
