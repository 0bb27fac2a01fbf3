using KnowledgeGraph.Formats;
using KnowledgeGraph.Storage.Durability;
using KnowledgeGraph.Storage.Loading;
using KnowledgeGraph.Storage.Segments;

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
        return Directory is null
            ? LoadInMemory(transaction, sources, options, cancellationToken)
            : LoadDurably(Directory, sources, options, cancellationToken);
    }

    // A store in memory has no place for what does not fit, so its segment is made of a transaction.
    private static LoadResult LoadInMemory(
        WriteTransaction transaction, IReadOnlyList<LoadSource> sources, LoadOptions options, CancellationToken cancellationToken)
    {
        var monitor = new LoadMonitor(options.OnProgress);
        monitor.Begin(LoadPhase.Reading, 0);
        for (int i = 0; i < sources.Count; i++)
        {
            var sink = new CountingSink(transaction.CreateSink(sources[i].Graph), monitor);
            using LoadSource.OpenSource source = sources[i].Open(i, 0);
            RdfReader.Read(source.Stream, source.Source.Format, source.Source.Options, sink, cancellationToken);
            sink.Report();
        }
        cancellationToken.ThrowIfCancellationRequested();
        monitor.Begin(LoadPhase.PackingQuads, 0);
        return new(monitor.Quads, transaction.Commit().Added);
    }

    private LoadResult LoadDurably(
        StoreDirectory directory, IReadOnlyList<LoadSource> sources, LoadOptions options, CancellationToken cancellationToken)
    {
        using SpillFiles files = directory.CreateSpillFiles();
        using var loader = new BulkLoader(_head, _options, options, files, cancellationToken);
        long before = _head.QuadCount;
        if (!loader.Read(sources)) return new(loader.QuadsRead, 0);
        SegmentFile written = directory.WriteSegment(loader.Write);
        long after = written.Segment.QuadBalance;
        StoreState next = new(new(_options.MaxTermBytes, written.Terms), 0, loader.BlankNodeCount, [written.Segment]);
        Accept(next, [], written);
        return new(loader.QuadsRead, after - before);
    }
}
