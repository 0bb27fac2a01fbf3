using System.Runtime.CompilerServices;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage.Durability;
using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage;

/// <summary>
/// The store as it was at one moment. Immutable; any number of threads may read it; writers neither wait for it nor change it.
/// </summary>
/// <remarks>
/// Disposing it releases the memory that it alone holds: terms taken from it end with it, open scans go on until they are disposed.
/// It must not be disposed while another thread is in one of its methods.
/// </remarks>
public sealed partial class Snapshot : IDisposable
{
    /// <summary>The scratch that <see cref="Decode"/> needs; longer terms get an array of their own.</summary>
    public const int ScratchBytes = 512;

    private readonly StoreState _state;
    private int _disposed;

    /// <summary>Takes over the caller's reference to the state.</summary>
    internal Snapshot(StoreState state) => _state = state;

    /// <summary>
    /// One object for all snapshots of a time in which the same terms have the same ids and the quads are about the same; another after many
    /// changes and after a merge. For what is kept along with it; it holds no memory of the store.
    /// </summary>
    public object Epoch => State.Epoch;

    /// <summary>The number of quads.</summary>
    public long QuadCount => State.QuadCount;

    /// <summary>The number of distinct triples, whatever their graphs.</summary>
    public long TripleCount => State.TripleCount;

    /// <summary>The named graphs that hold at least one quad, ascending by id.</summary>
    public IReadOnlyList<ValueId> NamedGraphs => State.NamedGraphs ??= FindNamedGraphs();

    private StoreState State
    {
        get
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
            return _state;
        }
    }

    /// <summary>
    /// Finds the id of a term; false where no quad can hold it. Blank nodes are found by the label that <see cref="Decode"/> gives.
    /// Inline values are always found. No term is the name of the default graph.
    /// </summary>
    public bool TryGetId(in Utf8Term term, out ValueId id)
    {
        StoreState state = State;
        switch (term.Kind)
        {
            case TermKind.None:
                id = ValueId.DefaultGraph;
                return true;
            case TermKind.BlankNode:
                bool isKnown = TermDictionary.TryParseBlankNode(term.Value, out ulong number) && number < state.BlankNodeCount;
                id = isKnown ? new(ValueTag.BlankNode, number) : default;
                return isKnown;
            case TermKind.Triple:
                RuntimeHelpers.EnsureSufficientExecutionStack();
                Utf8Triple triple = Utf8Triple.Decode(term.Value);
                id = default;
                return TryGetId(triple.Subject, out ValueId subject)
                    && TryGetId(triple.Predicate, out ValueId predicate)
                    && TryGetId(triple.Object, out ValueId @object)
                    && TryFindTriple(subject, predicate, @object, out id);
            default:
                return state.Terms.TryFind(term, state.DeltaTermCount, out id);
        }
    }

    /// <summary>
    /// Whether the id tells the place of its term: two such ids of one tag and one snapshot compare as their terms do, by code point and
    /// then by language (typed literals by datatype first). Terms added since the last merge, blank nodes and triple terms have no such place.
    /// </summary>
    public static bool IsInTermOrder(ValueId id) =>
        !id.IsLocal
        && id.Tag is ValueTag.Iri or ValueTag.String or ValueTag.TaggedString or ValueTag.TypedLiteral
        && (id.Payload & TermDictionary.DeltaBit) == 0;

    /// <summary>
    /// The term of an id of this snapshot (not a local one, not <see cref="ValueId.None"/>); no term for
    /// <see cref="ValueId.DefaultGraph"/>. It points into the store, into <paramref name="scratch"/> (at least
    /// <see cref="ScratchBytes"/> bytes), or where the store keeps it compressed and it is longer, into an array of its own.
    /// </summary>
    /// <exception cref="ArgumentException">The id stands for no term of the store.</exception>
    public Utf8Term Decode(ValueId id, Span<byte> scratch)
    {
        StoreState state = State;
        if (id == ValueId.DefaultGraph) return default;
        if (id.IsNone || id.IsLocal) throw new ArgumentException($"the id {id.Bits:X16} stands for no term of the store", nameof(id));
        return state.Terms.Decode(id, state.DeltaTermCount, scratch);
    }

    /// <summary>A reader of many ids, for one thread; the snapshot must outlive it.</summary>
    public TermReader CreateTermReader() => new(State);

    /// <summary>A decoder of many ids that remembers their terms, for one thread; the snapshot must outlive it.</summary>
    public TermDecoder CreateTermDecoder() => new(State);

    /// <summary>
    /// Exactly how many rows <see cref="Scan"/> would give. From the directory for all graphs, for the default graph and for every
    /// named graph, and for one graph where the prefix begins <see cref="QuadOrder.Spo"/>; for some graphs the graph column is read,
    /// and for some graphs merged the rows.
    /// </summary>
    public long Count(in TriplePrefix prefix, GraphSelector graphs)
    {
        StoreState state = State;
        graphs = Simplify(graphs);
        QuadOrder order = OrderLayout.For(prefix);
        ValueId? graph = SingleGraph(graphs);
        if (graph is not null && order == QuadOrder.Spo) order = QuadOrder.Gspo;
        (QuadKey key, int length) = Locate(prefix, order, graph);
        if (graphs.IsMerge && graphs.IsAll) return state.FindTriples(order, key, length).Sum(range => range.Sign * range.TripleCount);
        if (graphs.IsMerge && graph is null)
        {
            using QuadScan scan = Scan(prefix, graphs, order);
            return scan.Skip(long.MaxValue);
        }

        List<RunRange> ranges = state.FindQuads(order, key, length);
        if (order == QuadOrder.Gspo || (graphs.IsAll && graphs.IncludesDefault)) return ranges.Sum(range => range.Sign * range.RowCount);
        if (graphs.IsAll) return ranges.Sum(range => range.Sign * (range.RowCount - range.DefaultGraphCount));
        if (graph == ValueId.DefaultGraph) return ranges.Sum(range => range.Sign * range.DefaultGraphCount);
        if (graph is { } small && IsQuickerByGraph(small, ranges))
        {
            using OneGraphScan scan = ScanGraph(prefix, small, order, length, hasGraphs: false);
            return scan.Skip(long.MaxValue);
        }
        GraphFilter filter = GraphFilter.OfSome(graphs.Graphs);
        return ranges.Sum(range => range.Sign * range.Permutation.CountGraphs(filter, range.Start, range.End));
    }

    /// <summary>
    /// Opens a scan of the rows that match, sorted by <paramref name="order"/>. The constants of the prefix must come first in that
    /// order (a selector of one graph makes the graph a constant of <see cref="QuadOrder.Gspo"/>).
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The constants do not come first in the order, or graphs are to be merged in <see cref="QuadOrder.Gspo"/>.
    /// </exception>
    public QuadScan Scan(in TriplePrefix prefix, GraphSelector graphs, QuadOrder order)
    {
        StoreState state = State;
        graphs = Simplify(graphs);
        ValueId? graph = SingleGraph(graphs);
        bool isMerge = graphs.IsMerge && graph is null;
        if (isMerge && order == QuadOrder.Gspo)
        {
            throw new ArgumentException(
                $"merged graphs have no graph column to sort by; {order} needs a selector that keeps graphs apart", nameof(order));
        }
        // The rows of one graph in the order SPO are consecutive in GSPO.
        if (graph is not null && order == QuadOrder.Spo) order = QuadOrder.Gspo;
        (QuadKey key, int length) = Locate(prefix, order, graph);
        bool isAllMerged = isMerge && graphs.IsAll;
        GraphFilter? filter = isAllMerged ? null : GraphFilter.Of(graphs);
        List<RunRange> ranges = FindRanges(state, filter, isAllMerged, order, key, length);
        bool hasGraphs = !graphs.IsMerge;
        if (graph is { } small && order != QuadOrder.Gspo && IsQuickerByGraph(small, ranges))
        {
            return ScanGraph(prefix, small, order, length, hasGraphs);
        }

        if (ranges is [var only])
        {
            bool isOneGraph = order == QuadOrder.Gspo && graph is not null;
            if (IsReadAsIs(only, isOneGraph ? null : filter, isMerge)) return new DirectScan(state, only, key, length, hasGraphs);
        }
        var sources = new List<RunCursor>(ranges.Count);
        foreach (RunRange range in ranges) sources.Add(new(range.Permutation, range.Start, range.End, range.Sign, filter, isAllMerged));
        return new MergedScan(state, new MergedRun(sources, isMerge && !isAllMerged), order, key, length, hasGraphs);
    }

    /// <summary>
    /// Opens a look-up of keys among the rows that match, sorted by <paramref name="order"/>, in which the constants of the prefix come first.
    /// Null where the graphs make that no quicker than a <see cref="Scan"/> for each key.
    /// </summary>
    /// <exception cref="ArgumentException">The constants do not come first in the order.</exception>
    public QuadLookup? OpenLookup(in TriplePrefix prefix, GraphSelector graphs, QuadOrder order)
    {
        StoreState state = State;
        graphs = Simplify(graphs);
        bool isMerge = graphs.IsMerge && SingleGraph(graphs) is null;
        bool isAllMerged = isMerge && graphs.IsAll;
        (QuadKey key, int length) = Locate(prefix, order, graph: null);
        GraphFilter? filter = isAllMerged ? null : GraphFilter.Of(graphs);
        List<RunRange> ranges = FindRanges(state, filter, isAllMerged, order, key, length);
        bool areReadAsIs = ranges.TrueForAll(range => IsReadAsIs(range, filter, isMerge));
        return areReadAsIs ? new QuadLookup(state, ranges, order, key, length, hasGraphs: !graphs.IsMerge) : null;
    }

    /// <summary>Checks the checksums of everything that stands in files.</summary>
    /// <exception cref="StorageCorruptionException">The first that does not match.</exception>
    internal void VerifyChecksums(CancellationToken cancellationToken)
    {
        StoreState state = State;
        foreach (ValueTag tag in SegmentDictionary.Tags) state.Terms.Segment?[tag].VerifyChecksums();
        foreach (QuadOrder order in Enum.GetValues<QuadOrder>())
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (Layer layer in state.Layers) layer.Added?[order].VerifyChecksums();
        }
    }

    /// <summary>Writes the state to another directory, see <see cref="StoreBackup"/>.</summary>
    internal void Backup(IFileSystem files, string target, CancellationToken cancellationToken) =>
        StoreBackup.Write(files, target, State, State.Terms.Segment?.File, cancellationToken);

    /// <inheritdoc cref="QuadStore.Check"/>
    internal IReadOnlyList<string> Check(CancellationToken cancellationToken) => StateCheck.Run(State, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0) _state.Release();
    }

    private static List<RunRange> FindRanges(
        StoreState state, GraphFilter? filter, bool isAllMerged, QuadOrder order, in QuadKey key, int length)
    {
        List<RunRange> ranges = isAllMerged ? state.FindTriples(order, key, length) : state.FindQuads(order, key, length);
        if (filter is not null) ranges.RemoveAll(range => filter.RejectsAll(range.Permutation.MinGraph, range.Permutation.MaxGraph));
        return ranges;
    }

    /// <summary>Whether each row of a range counts, and once.</summary>
    private static bool IsReadAsIs(in RunRange range, GraphFilter? filter, bool isMerge)
    {
        Permutation rows = range.Permutation;
        bool acceptsAll = filter is null || filter.AcceptsAll(rows.MinGraph, rows.MaxGraph);
        return acceptsAll && (!isMerge || rows.DistinctTriples == rows.RowCount);
    }

    /// <summary>Some graphs that are all there are read as all: no row needs to be asked for its graph.</summary>
    private GraphSelector Simplify(GraphSelector graphs)
    {
        if (graphs.IsAll || graphs.Graphs.Count < 2 || graphs.Graphs.Count < NamedGraphs.Count) return graphs;
        var selected = graphs.Graphs.ToHashSet();
        if (!NamedGraphs.All(selected.Contains)) return graphs;
        if (graphs.IncludesDefault) return graphs.IsMerge ? GraphSelector.MergeAll : GraphSelector.Each;
        return graphs.IsMerge ? graphs : GraphSelector.EachNamed;
    }

    /// <summary>Whether a graph has few rows against those that match in all graphs.</summary>
    private bool IsQuickerByGraph(ValueId graph, List<RunRange> matches)
    {
        const long MostRows = 1 << 16, Share = 4;
        long rows = matches.Sum(range => range.RowCount);
        // A block or two are read as quickly as another place is found.
        if (rows < PackedPermutation.BlockRows) return false;
        return Count(default, GraphSelector.One(graph)) is var own && own <= MostRows && own * Share <= rows;
    }

    private OneGraphScan ScanGraph(in TriplePrefix prefix, ValueId graph, QuadOrder order, int prefixLength, bool hasGraphs)
    {
        using QuadScan all = Scan(default, GraphSelector.One(graph), QuadOrder.Spo);
        var quad = new QuadKey(prefix.Subject.Bits, prefix.Predicate.Bits, prefix.Object.Bits, graph.Bits);
        return new OneGraphScan(all, quad, order, prefixLength, hasGraphs);
    }

    private static ValueId? SingleGraph(GraphSelector graphs) => !graphs.IsAll && graphs.Graphs.Count == 1 ? graphs.Graphs[0] : null;

    /// <summary>The key and the number of its constants in an order.</summary>
    private static (QuadKey Key, int Length) Locate(in TriplePrefix prefix, QuadOrder order, ValueId? graph)
    {
        var quad = new QuadKey(
            prefix.Subject.Bits,
            prefix.Predicate.Bits,
            prefix.Object.Bits,
            order == QuadOrder.Gspo && graph is { } constant ? constant.Bits : 0);
        QuadKey key = OrderLayout.Arrange(quad, order);
        int constants = 0, length = 0;
        for (int role = 0; role < 4; role++)
        {
            if (quad[role] != 0) constants++;
        }
        while (length < constants && key[length] != 0) length++;
        if (length == constants) return (key, length);
        throw new ArgumentException($"the constants of the prefix {prefix} do not come first in the order {order}", nameof(order));
    }

    private ValueId[] FindNamedGraphs()
    {
        var graphs = new List<ValueId>();
        using QuadScan scan = Scan(default, GraphSelector.EachNamed, QuadOrder.Gspo);
        Span<ValueId> graph = [default];
        while (scan.Read(default, default, default, graph) == 1)
        {
            graphs.Add(graph[0]);
            scan.SeekTo(new(graph[0].Bits + 1));
        }
        return [.. graphs];
    }
}
