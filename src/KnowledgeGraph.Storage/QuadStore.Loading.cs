using KnowledgeGraph.Formats;
using KnowledgeGraph.Storage.Durability;
using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Loading;
using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage;

public sealed partial class QuadStore
{
    /// <summary>
    /// Adds the statements of documents, all or none: where it fails or is cancelled, the store is as it was. Made for large inputs:
    /// several threads read, sort and pack, in bounded memory, and the result is one segment. Readers go on meanwhile, writers wait.
    /// </summary>
    /// <param name="sources">The documents. Blank node labels are local to each.</param>
    /// <param name="options">How to load; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the load.</param>
    /// <exception cref="RdfSyntaxException">A document breaks the grammar; of several, the first one.</exception>
    /// <exception cref="StorageException">A limit is passed, or the segment could not be written.</exception>
    /// <exception cref="IOException">A document could not be read, or the disk is full.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public LoadResult Load(IReadOnlyList<LoadSource> sources, LoadOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        using WriteTransaction transaction = BeginWrite(cancellationToken);
        // A store in memory has no place to put anything away.
        using SpillFiles? files = Directory?.CreateSpillFiles();
        if (files is null) options = options with { MemoryBytes = long.MaxValue };
        else NativeHeap.ReturnLargeBlocks();
        StoreState before = _head;
        using var loader = new BulkLoader(before, _options, options, files, cancellationToken);
        loader.Read(sources);
        if (loader.IsSmall)
        {
            loader.AddTo(transaction);
            return new(loader.QuadsRead, transaction.Commit().Added);
        }
        if (!loader.Sort()) return new(loader.QuadsRead, 0);
        SegmentFile written = Directory is null ? WriteInMemory(loader) : Directory.WriteSegment(loader.Write);
        long added = written.Segment.QuadBalance - before.QuadCount;
        var next = new StoreState(new(_options.MaxTermBytes, written.Terms), 0, loader.BlankNodeCount, [written.Segment]);
        Accept(next, [], written);
        return new(loader.QuadsRead, added);
    }

    private static SegmentFile WriteInMemory(BulkLoader loader)
    {
        using var file = new MemoryFile();
        loader.Write(file);
        MappedFile loaded = file.Load();
        try
        {
            (Layer segment, SegmentDictionary terms) = SegmentReader.Open(loaded);
            return new(0, loaded, segment, terms);
        }
        finally
        {
            // The segment and its terms hold it.
            loaded.Release();
        }
    }
}
