using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

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
    StoreState before, QuadStoreOptions limits, LoadOptions options, SpillFiles files, CancellationToken cancellationToken)
{
    // Of the memory, what the batches may take: sorting and numbering take the rest.
    private const double BatchShare = 0.55;

    private readonly LoadMonitor _monitor = new(options.OnProgress);
    private readonly int _threads = options.ActualThreads;

    /// <summary>The quads read from the documents.</summary>
    public long QuadsRead => _monitor.Quads;

    /// <summary>The blank nodes that the store has numbered in the end.</summary>
    public ulong BlankNodeCount { get; private set; } = before.BlankNodeCount;

    /// <summary>Tells that the segment is being written.</summary>
    public void BeginWriting() => _monitor.Begin(LoadPhase.Writing, 0);

    /// <summary>Makes the segment and its dictionary, the caller's; null where there is no quad.</summary>
    public (Layer Segment, SegmentDictionary Terms)? Run(IReadOnlyList<LoadSource> sources)
    {
        long batchBytes = (long)(options.ActualMemoryBytes * BatchShare);
        using var reading = new LoadReading(sources, options, limits.MaxTermBytes, batchBytes, files, _monitor, cancellationToken);
        (IReadOnlyList<LoadPart> spilled, IReadOnlyList<LoadBatch> batches) = reading.Run();
        using var existing = new ExistingQuads(before);
        List<LoadPart> parts =
            [.. existing.Read(batch => new(batch, files, cancellationToken), batchBytes / 4, options.CheckInterval, _monitor, cancellationToken)];
        parts.AddRange(spilled);
        _monitor.Begin(LoadPhase.SortingTerms, batches.Count);
        var last = new LoadPart?[batches.Count];
        try
        {
            LoadThreads.Run(batches.Count, i => last[i] = new(batches[i], cancellationToken));
            parts.AddRange(last!);
            return parts.Sum(part => part.RowCount) == 0 ? null : Build(parts, existing);
        }
        finally
        {
            foreach (LoadPart? part in last) part?.Dispose();
        }
    }

    private (Layer Segment, SegmentDictionary Terms) Build(List<LoadPart> parts, ExistingQuads existing)
    {
        using var values = new ValueTable();
        SegmentDictionary terms = MergeTerms(parts, existing, values);
        try
        {
            using var quads = new QuadLoad(parts, existing.SegmentNumbers, values, _threads, _monitor, cancellationToken);
            QuadSet set = quads.Run();
            set.AddReference();
            return (new Layer(set, null, set, null), terms);
        }
        catch
        {
            terms.Free();
            throw;
        }
    }

    private SegmentDictionary MergeTerms(List<LoadPart> parts, ExistingQuads existing, ValueTable values)
    {
        List<TermRun> runs = [];
        try
        {
            runs.AddRange(existing.OpenSegmentTerms());
            foreach (LoadPart part in parts) runs.Add(part.OpenTerms());
            _monitor.Begin(LoadPhase.MergingTerms, parts.Sum(part => (long)part.TermCount));
            var dictionary = new DictionaryLoad(runs, values, before.BlankNodeCount, _monitor, cancellationToken);
            SegmentDictionary terms = dictionary.Run(_threads);
            BlankNodeCount = before.BlankNodeCount + dictionary.BlankNodeCount;
            return terms;
        }
        finally
        {
            foreach (TermRun run in runs) run.Dispose();
            foreach (LoadPart part in parts) part.ForgetTerms();
        }
    }
}
