using KnowledgeGraph.Storage.Durability;
using KnowledgeGraph.Storage.Merging;
using KnowledgeGraph.Storage.Segments;

namespace KnowledgeGraph.Storage;

/// <content>Merges, see <see cref="StoreMerger"/>.</content>
public sealed partial class QuadStore
{
    private readonly StoreMerger _merger;

    // The lowest layers of the head, which a merge reads; 0: none runs.
    private int _frozenLayers;

    /// <summary>
    /// Merges everything into one segment, without the terms that no quad uses any more, and gives the space of the old one back.
    /// Readers and writers go on meanwhile; what is committed while the merge runs stays on top of the segment.
    /// </summary>
    /// <inheritdoc cref="BeginWrite" path="/exception"/>
    public void Compact(CancellationToken cancellationToken = default)
    {
        EnterWrite(cancellationToken);
        bool isOneSegment = _head.Layers.Length <= 1 && _head.DeltaTermCount == 0 && _head.Terms.Segment is not null;
        bool isEmpty = _head.Layers.Length == 0 && Directory is null or { Log.IsEmpty: true };
        ExitWrite();
        if (!isOneSegment && !isEmpty) _merger.Run(cancellationToken);
    }

    /// <summary>
    /// The state from which the next writer goes on, for a merge, with a reference for the caller: until the next such call, no commit
    /// merges its layers with others.
    /// </summary>
    internal StoreState FreezeLayers(CancellationToken cancellationToken)
    {
        EnterWrite(cancellationToken);
        _head.AddReference();
        _frozenLayers = _head.Layers.Length;
        StoreState head = _head;
        ExitWrite();
        return head;
    }

    /// <summary>Lets commits merge layers again.</summary>
    internal void ThawLayers() => Volatile.Write(ref _frozenLayers, 0);

    /// <summary>
    /// Takes in what was committed last, and makes the target the store. False, and nothing is done, where the store does not go on from
    /// the merge's start any more.
    /// </summary>
    internal bool TryFinishMerge(MergeTarget target, StoreState start, CancellationToken cancellationToken)
    {
        EnterWrite(cancellationToken);
        try
        {
            if (_head.Terms != start.Terms) return false;
            target.CatchUp(_head);
            Replace(target.Take(), target.File, target.Log);
            return true;
        }
        finally
        {
            ExitWrite();
        }
    }

    /// <summary>
    /// Makes a state, whose reference is taken over, and its files, if it has any, the store. Writer only.
    /// </summary>
    private void Replace(StoreState next, SegmentFile? segment, WriteAheadLog? log)
    {
        try
        {
            Directory?.Install(segment, next.BlankNodeCount, log);
        }
        catch
        {
            next.Release();
            throw;
        }
        next.AddReference();
        Publish(next);
        _frozenLayers = 0;
        _head.Release();
        _head = next;
    }

    /// <summary>Whether the state that readers see is to be merged.</summary>
    internal bool IsMergeDue() => Ask(IsDue);

    /// <summary>Whether writers are to wait for the merge that runs.</summary>
    internal bool IsMergePressing() => Ask(state => MergePolicy.IsPressing(state, Directory?.Log, _options));

    private bool Ask(Func<StoreState, bool> question)
    {
        StoreState state = Volatile.Read(ref _current);
        if (!state.TryAddReference()) return false;
        try
        {
            return question(state);
        }
        finally
        {
            state.Release();
        }
    }

    private bool IsDue(StoreState state) => MergePolicy.IsDue(state, Directory?.Log, _options);
}
