using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Segments.Columns;

/// <summary>The rows of a block that is being filled, column by column: in native memory, 1024 of each. One thread at a time.</summary>
internal sealed unsafe class BlockRows : IDisposable
{
    private readonly NativeBlock _memory = new(4 * PackedBlock.MaxRows * sizeof(ulong));

    /// <summary>The rows in use.</summary>
    public int Count { get; set; }

    /// <summary>A column of the rows in use.</summary>
    public Span<ulong> this[int column] => Whole(column)[..Count];

    /// <summary>A column up to its end.</summary>
    public Span<ulong> Whole(int column) => new((ulong*)_memory.Address + (column * PackedBlock.MaxRows), PackedBlock.MaxRows);

    public void Dispose() => _memory.Free();
}
