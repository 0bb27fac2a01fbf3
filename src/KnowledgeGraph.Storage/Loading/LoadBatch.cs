using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>
/// Quads that were read together: their distinct values, and rows of the values' numbers. Grows until it is put away. One thread at a
/// time.
/// </summary>
/// <param name="segmentTerms">The values below this number are terms of the store's segment.</param>
internal sealed class LoadBatch(uint segmentTerms = 0) : IDisposable
{
    // What sorting takes beside each term, and what the numbers of a spilled one take.
    private const int SortBytesPerTerm = 28;

    public uint SegmentTerms => segmentTerms;

    public BatchTerms Terms { get; } = new();

    public NativePages<LoadRow> Rows { get; } = new();

    /// <summary>The values that are predicates.</summary>
    public NumberList Predicates { get; } = new();

    /// <summary>The values that are graphs.</summary>
    public NumberList Graphs { get; } = new();

    /// <summary>The memory that the batch takes, and will take while it is sorted.</summary>
    public long Bytes =>
        Terms.UsedBytes + ((long)Terms.Count * SortBytesPerTerm) + Rows.UsedBytes + Predicates.UsedBytes + Graphs.UsedBytes;

    /// <summary>The number of a term.</summary>
    public uint Add(ValueTag tag, ReadOnlySpan<byte> value, uint suffix) => segmentTerms + Terms.GetOrAdd(tag, value, suffix);

    /// <summary>The number of an id that stands for itself.</summary>
    public uint AddId(ValueTag tag, ulong id)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, id);
        return Add(tag, bytes, 0);
    }

    /// <summary>The number of a triple term of numbers.</summary>
    public uint AddTriple(int depth, uint subject, uint predicate, uint @object)
    {
        Span<byte> key = stackalloc byte[TripleIds.KeyBytes];
        return Add(ValueTag.TripleTerm, new TripleIds(depth, subject, predicate, @object).Write(key), 0);
    }

    /// <summary>Adds a quad of numbers of values.</summary>
    public void AddRow(uint subject, uint predicate, uint @object, uint graph) =>
        Rows.Add(new(subject, Predicates.NumberOf(predicate), @object, Graphs.NumberOf(graph)));

    public void Dispose()
    {
        Terms.Dispose();
        Rows.Dispose();
    }
}
