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
/// <param name="files">Takes what does not fit into the memory; null where everything does.</param>
/// <param name="cancellationToken">Ends the load.</param>
internal sealed unsafe class BulkLoader(
    StoreState before, QuadStoreOptions limits, LoadOptions options, SpillFiles? files, CancellationToken cancellationToken) : IDisposable
{
    // Of the memory, what the batches may take, and later the rows: the numbers of terms, dictionaries and buffers take the rest.
    private const double BatchShare = 0.55;
    private const double RowShare = 0.7;

    // Of the memory, what reading all runs of terms at once takes.
    private const double RunShare = 0.1;
    private const int MinRunBytes = 16 * 1024;
    private const int MaxRunBytes = 1024 * 1024;

    // A segment is made anew where a good part of it is new; a commit keeps so many rows in the log.
    private const int SmallRatio = 4;
    private const long MaxSmallRows = 1024 * 1024;

    private readonly long _batchBytes = (long)(options.ActualMemoryBytes * BatchShare);
    private readonly LoadMonitor _monitor = new(options.OnProgress);
    private readonly ExistingQuads _existing = new(before);
    private readonly List<LoadPart> _parts = [];
    private IReadOnlyList<LoadBatch> _batches = [];
    private LoadReading? _reading;

    /// <summary>The quads read from the documents.</summary>
    public long QuadsRead => _monitor.Quads;

    /// <summary>The blank nodes that the store has numbered in the end.</summary>
    public ulong BlankNodeCount { get; private set; } = before.BlankNodeCount;

    /// <summary>Whether the documents are few quads beside those of the store, so that they had better be added on top of them.</summary>
    public bool IsSmall => _parts.Count == 0
        && _batches.Sum(batch => batch.Rows.Count) is var count
        && count <= MaxSmallRows
        && count * SmallRatio <= before.QuadCount;

    /// <summary>Reads the documents.</summary>
    public void Read(IReadOnlyList<LoadSource> sources)
    {
        _reading = new(sources, options, limits.MaxTermBytes, _batchBytes, files, _monitor, cancellationToken);
        (IReadOnlyList<LoadPart> spilled, _batches) = _reading.Run();
        _parts.AddRange(spilled);
    }

    /// <summary>Adds what was read to a transaction.</summary>
    public void AddTo(WriteTransaction transaction)
    {
        _monitor.Begin(LoadPhase.NumberingQuads, _batches.Count);
        var replay = new BatchReplay(transaction, cancellationToken);
        foreach (LoadBatch batch in _batches) replay.Add(batch);
        cancellationToken.ThrowIfCancellationRequested();
        _monitor.Begin(LoadPhase.Writing, 0);
    }

    /// <summary>Reads the store, and sorts the terms of what was read; false where there is no quad at all.</summary>
    public bool Sort()
    {
        if (before.Layers.Length > 0)
        {
            _existing.Read(batch => new(batch, files!, cancellationToken), _batchBytes / 4, options.CheckInterval, _monitor, cancellationToken);
        }
        _monitor.Begin(LoadPhase.SortingTerms, _batches.Count);
        LoadThreads.Run(_batches.Count, i =>
        {
            var part = new LoadPart(_batches[i], cancellationToken);
            lock (_parts) _parts.Add(part);
            _monitor.Advance(1);
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
        int bufferBytes = (int)Math.Clamp(options.ActualMemoryBytes * RunShare / Math.Max(parts.Length, 1), MinRunBytes, MaxRunBytes);
        try
        {
            var opened = new List<(LoadPart Part, TermRun Run)>(parts.Length);
            foreach (LoadPart part in parts)
            {
                runs.Add(part.OpenTerms(bufferBytes));
                opened.Add((part, runs[^1]));
            }
            runs.AddRange(_existing.OpenSegmentTerms());
            using var triples = new TripleLoad(opened, _existing.SegmentNumbers, values, files);
            _monitor.Begin(LoadPhase.MergingTerms, parts.Sum(part => (long)part.TermCount));
            var dictionary = new DictionaryLoad(runs, triples, values, before.BlankNodeCount, _monitor, cancellationToken);
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
