namespace KnowledgeGraph.Storage.Segments;

/// <summary>
/// Sorted rows of four columns, immutable: the quads of a segment in one order. A row has a number, its rank; the ranks of the first
/// rows not below and above a key give exact counts of every constant prefix. Thread-safe.
/// </summary>
internal abstract class Permutation(QuadOrder order, in PermutationSummary summary)
{
    private readonly PermutationSummary _summary = summary;

    public QuadOrder Order { get; } = order;

    public long RowCount { get; } = summary.RowCount;

    /// <summary>How many rows differ from the one before in their first three columns.</summary>
    public long DistinctTriples => _summary.Totals[2];

    public ulong MinGraph => _summary.MinGraph;

    public ulong MaxGraph => _summary.MaxGraph;

    public PermutationSummary Summary => _summary;

    /// <summary>The bytes that this holds.</summary>
    public abstract long MemoryBytes { get; }

    /// <summary>One row.</summary>
    public abstract QuadKey this[long row] { get; }

    /// <summary>Writes a column of consecutive rows.</summary>
    public abstract void Decode(long row, int column, Span<ulong> destination);

    /// <summary>
    /// The first row of the range (or its end) whose first <paramref name="length"/> columns are not below the key, or with
    /// <paramref name="after"/> above it. Gallops over the directory from the range's start, then searches one block.
    /// </summary>
    public abstract long Search(in QuadKey key, int length, bool after, long low, long high);

    /// <summary>
    /// The rows of a range whose first <paramref name="length"/> columns equal the key: both ends of them, equal where there are none.
    /// </summary>
    public abstract (long Start, long End) SearchRange(in QuadKey key, int length, long low, long high);

    /// <summary>
    /// How many rows before this one differ from the one before them in their first <paramref name="length"/> columns (1 to 3).
    /// </summary>
    public abstract long DistinctBefore(long row, int length);

    /// <summary>How many rows before this one are in the default graph.</summary>
    public abstract long DefaultGraphBefore(long row);

    /// <summary>How many rows of a range are in graphs that the filter accepts; blocks of one graph are not read.</summary>
    public abstract long CountGraphs(GraphFilter filter, long start, long end);

    /// <summary>Checks everything that comes from a file against its checksums, also what was read before.</summary>
    /// <exception cref="StorageCorruptionException">The first that does not match.</exception>
    public abstract void VerifyChecksums();

    public abstract void Free();
}
