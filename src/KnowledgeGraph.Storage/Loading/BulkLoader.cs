using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Segments;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>
/// Makes one segment of what a store holds and of documents: reads them into batches, sorts each batch's terms, merges those into a
/// dictionary, and sorts and packs the quads by the numbers that the terms have got. Used once, by one thread.
/// </summary>
/// <param name="before">What the store holds.</param>
/// <param name="limits">The limits of the store.</param>
/// <param name="options">How to load.</param>
/// <param name="files">Takes what does not fit into the memory.</param>
/// <param name="cancellationToken">Ends the load.</param>
internal sealed unsafe class BulkLoader(
    StoreState before, QuadStoreOptions limits, LoadOptions options, SpillFiles files, CancellationToken cancellationToken) : IDisposable
{
    // Of the memory, what the batches may take, and later the rows: the numbers of terms, dictionaries and buffers take the rest.
    private const double BatchShare = 0.55;
    private const double RowShare = 0.7;

    private readonly LoadMonitor _monitor = new(options.OnProgress);
    private readonly ExistingQuads _existing = new(before);
    private readonly List<LoadPart> _parts = [];
    private LoadReading? _reading;

    /// <summary>The quads read from the documents.</summary>
    public long QuadsRead => _monitor.Quads;

    /// <summary>The blank nodes that the store has numbered in the end.</summary>
    public ulong BlankNodeCount { get; private set; } = before.BlankNodeCount;

    /// <summary>Reads the documents and the store; false where there is no quad at all.</summary>
    public bool Read(IReadOnlyList<LoadSource> sources)
    {
        long batchBytes = (long)(options.ActualMemoryBytes * BatchShare);
        _reading = new(sources, options, limits.MaxTermBytes, batchBytes, files, _monitor, cancellationToken);
        (IReadOnlyList<LoadPart> spilled, IReadOnlyList<LoadBatch> batches) = _reading.Run();
        _parts.AddRange(spilled);
        _existing.Read(batch => new(batch, files, cancellationToken), batchBytes / 4, options.CheckInterval, _monitor, cancellationToken);
        _monitor.Begin(LoadPhase.SortingTerms, batches.Count);
        LoadThreads.Run(batches.Count, i =>
        {
            var part = new LoadPart(batches[i], cancellationToken);
            lock (_parts) _parts.Add(part);
        });
        return _existing.Parts.Concat(_parts).Sum(part => part.RowCount) > 0;
    }

    /// <summary>Writes the segment of what was read.</summary>
    public void Write(IWritableFile file)
    {
        LoadPart[] parts = [.. _existing.Parts, .. _parts];
        var writer = new SegmentWriter(file);
        using var values = new ValueTable();
        DictionaryLoad terms = WriteTerms(parts, values, writer);
        BlankNodeCount = before.BlankNodeCount + terms.BlankNodeCount;
        var quads = new QuadLoad(parts, _existing.SegmentNumbers, values, options.ActualThreads, _monitor, cancellationToken);
        StoreStatistics statistics = quads.Run(writer, terms.Type, (long)(options.ActualMemoryBytes * RowShare), files);
        _monitor.Begin(LoadPhase.Writing, 0);
        cancellationToken.ThrowIfCancellationRequested();
        writer.Complete(terms.Suffixes, statistics);
    }

    public void Dispose()
    {
        foreach (LoadPart part in _parts) part.Dispose();
        _existing.Dispose();
        _reading?.Dispose();
    }

    private DictionaryLoad WriteTerms(LoadPart[] parts, ValueTable values, SegmentWriter writer)
    {
        List<TermRun> runs = [];
        try
        {
            runs.AddRange(_existing.OpenSegmentTerms());
            foreach (LoadPart part in parts) runs.Add(part.OpenTerms());
            _monitor.Begin(LoadPhase.MergingTerms, parts.Sum(part => (long)part.TermCount));
            var dictionary = new DictionaryLoad(runs, values, before.BlankNodeCount, _monitor, cancellationToken);
            dictionary.Run(writer, options.ActualThreads);
            return dictionary;
        }
        finally
        {
            foreach (TermRun run in runs) run.Dispose();
            foreach (LoadPart part in parts) part.ForgetTerms();
        }
    }
}
