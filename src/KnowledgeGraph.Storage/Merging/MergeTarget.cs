using System.Buffers;
using KnowledgeGraph.Storage.Durability;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;
using KnowledgeGraph.Storage.Transactions;

namespace KnowledgeGraph.Storage.Merging;

/// <summary>
/// The state that a merge leads to, in the making: the new segment, and on top of it what was committed since the merge began, with the
/// log that keeps it. One thread at a time.
/// </summary>
internal sealed class MergeTarget : IDisposable
{
    private readonly StoreDirectory? _directory;
    private readonly TermDictionary _terms;
    private readonly LayerTranslation _translation;
    private readonly List<Layer> _layers;
    private int _seenLayers;
    private bool _isTaken;

    /// <summary>Takes over what was merged, and writes it to a file where the store has a directory.</summary>
    /// <param name="merged">What was made of the start.</param>
    /// <param name="start">The state that was merged; to outlive this.</param>
    /// <param name="directory">The files of the store; null: it is in memory.</param>
    /// <param name="options">The limits of the store.</param>
    /// <param name="pace">The pace of the writing.</param>
    public MergeTarget(MergedSegment merged, StoreState start, StoreDirectory? directory, QuadStoreOptions options, MergePace pace)
    {
        (Layer? segment, SegmentDictionary? terms, DictionaryMerge ids) = merged;
        _directory = directory;
        if (directory is not null)
        {
            if (segment is not null) File = directory.WriteSegment(segment, terms!, pace);
            (segment, terms) = (File?.Segment, File?.Terms);
        }
        _terms = new(options.MaxTermBytes, terms);
        _layers = segment is null ? [] : [segment];
        _translation = new(start.Terms, ids, _terms);
        _seenLayers = start.Layers.Length;
        BlankNodeCount = start.BlankNodeCount;
        try
        {
            Log = directory?.CreateLog();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The segment's file; null where the store is in memory, or no quad was left.</summary>
    public SegmentFile? File { get; }

    /// <summary>The log of what was committed since; null in memory.</summary>
    public WriteAheadLog? Log { get; }

    /// <summary>The blank nodes numbered so far.</summary>
    public ulong BlankNodeCount { get; private set; }

    /// <summary>Takes in what was committed up to a later state, whose layers are those seen so far and more. Returns its rows.</summary>
    public long CatchUp(StoreState state)
    {
        var changes = new List<Layer>(state.Layers[_seenLayers..]);
        foreach (Layer layer in changes) layer.AddReference();
        long rows = changes.Sum(layer => layer.Size);
        LayerStack.Flatten(changes);
        (_seenLayers, BlankNodeCount) = (state.Layers.Length, state.BlankNodeCount);
        foreach (Layer change in changes)
        {
            uint firstTerm = _terms.Delta.Count;
            Layer translated = _translation.Translate(change);
            change.Release();
            if (Log is not null)
            {
                var record = new ArrayBufferWriter<byte>();
                LogRecord.Write(record, _terms.Delta, firstTerm, _terms.Delta.Count, BlankNodeCount, translated);
                Log.Append(record.WrittenSpan, null);
            }
            LayerStack.Push(_layers, translated, _terms.Segment is null ? 0 : 1);
        }
        return rows;
    }

    /// <summary>The state, its reference the caller's, who takes over all that this has.</summary>
    public StoreState Take()
    {
        _isTaken = true;
        return new(_terms, _terms.Delta.Count, BlankNodeCount, [.. _layers]);
    }

    /// <summary>Throws everything away, unless it was taken.</summary>
    public void Dispose()
    {
        if (_isTaken) return;
        _isTaken = true;
        foreach (Layer layer in _layers) layer.Release();
        _terms.Release();
        _directory?.Discard(File, Log);
    }
}
